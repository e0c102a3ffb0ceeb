import { type Problem, ZooError } from '../errors/problem.js';
import { type StudyFile, schema } from '../generated/study.js';
import type { Path, Spec } from '../spec/read.js';
import { validatorOf } from './compile.js';
import { problemsOf } from './translate.js';

export type { StudyFile } from '../generated/study.js';

/** A study as it was read: its value, and where each part of it is written. */
export interface StudySpec {
  readonly value: unknown;
  place(path: Path, of?: 'key' | 'value'): ReturnType<Spec['place']>;
}

/** The study with every key known and every default filled. Throws a ZooError with all problems, those of the reader first. */
export function checkStudy(spec: StudySpec, found: readonly Problem[]): StudyFile {
  const study = structuredClone(spec.value) as StudyFile;
  const validate = validatorOf(schema);
  const isSound = validate.call([], study);
  const problems = isSound
    ? []
    : problemsOf(validate.errors ?? [], { spec, at: [], owner: 'a study', schema });
  if (found.length + problems.length > 0) throw new ZooError([...found, ...problems]);
  return study;
}
