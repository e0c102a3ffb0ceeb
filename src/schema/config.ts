import { type Problem, ZooError } from '../errors/problem.js';
import { type ConfigFile, schema } from '../generated/config.js';
import { validatorOf } from './compile.js';
import type { StudySpec } from './study.js';
import { problemsOf } from './translate.js';

export type { ConfigFile } from '../generated/config.js';

/** The configuration of a user with every key known. Throws a ZooError with all problems, those of the reader first. */
export function checkConfig(spec: StudySpec, found: readonly Problem[]): ConfigFile {
  const config = structuredClone(spec.value) as ConfigFile;
  const validate = validatorOf(schema);
  const isSound = validate.call([], config);
  const problems = isSound
    ? []
    : problemsOf(validate.errors ?? [], { spec, at: [], owner: 'the configuration', schema });
  if (found.length + problems.length > 0) throw new ZooError([...found, ...problems]);
  return config;
}
