// Files beside pages: each has a schema of its own, and no parts.
import { validatorsOf } from '#file-validators';
import { type Problem, ZooError } from '../errors/problem.js';
import { type ConfigFile, schema as config } from '../generated/config.js';
import { type StudyFile, schema as study } from '../generated/study.js';
import type { Path, Spec } from '../spec/read.js';
import { problemsOf } from './translate.js';

export type { ConfigFile, StudyFile };

/** A file as it was read: its value, and where each part of it is written. */
export interface FileSpec {
  readonly value: unknown;
  place(path: Path, of?: 'key' | 'value'): ReturnType<Spec['place']>;
}

const schemas = { config, study };
const validators = validatorsOf(schemas);

/** The value with every key known and every default filled. Throws a ZooError with all problems, those of the reader first. */
function checked(kind: keyof typeof schemas, owner: string, spec: FileSpec, found: readonly Problem[]) {
  const schema = schemas[kind];
  const value = structuredClone(spec.value);
  const validate = validators.get(schema)!;
  const isSound = validate.call([], value);
  const problems = isSound ? [] : problemsOf(validate.errors ?? [], { spec, at: [], owner, schema });
  if (found.length + problems.length > 0) throw new ZooError([...found, ...problems]);
  return value;
}

export const checkStudy = (spec: FileSpec, found: readonly Problem[]): StudyFile =>
  checked('study', 'a study', spec, found) as StudyFile;

/** The configuration of a user. */
export const checkConfig = (spec: FileSpec, found: readonly Problem[]): ConfigFile =>
  checked('config', 'the configuration', spec, found) as ConfigFile;
