// Other files with schemas, and the options of parts that pages do not use.
import { validatorsOf } from '#file-validators';
import { type Problem, ZooError } from '../errors/problem.js';
import { type ConfigFile, schema as config } from '../generated/config.js';
import { schema as here } from '../generated/executors/here.js';
import { schema as slurm } from '../generated/executors/slurm.js';
import { type StudyFile, schema as study } from '../generated/study.js';
import type { AnyPart } from '../part.js';
import type { PartOptions } from '../plan/plan.js';
import type { Path, Spec } from '../spec/read.js';
import { validatorOf } from './compile.js';
import { problemsOf } from './translate.js';

export type { ConfigFile, StudyFile };

/** A parsed file: its value, and the place of each part of it. */
export interface FileSpec {
  readonly value: unknown;
  place(path: Path, of?: 'key' | 'value'): ReturnType<Spec['place']>;
}

const schemas = { config, study };

/** The validators of these files, and of the options of built-in executors, compiled when the project is built. */
export const fileValidators = validatorsOf({ ...schemas, 'executors/here': here, 'executors/slurm': slurm });

/**
 * The value with all keys checked and defaults filled in. Throws a ZooError with all problems, those of the reader
 * first.
 */
function checked(kind: keyof typeof schemas, owner: string, spec: FileSpec, found: readonly Problem[]) {
  const schema = schemas[kind];
  const value = structuredClone(spec.value);
  const validate = fileValidators.get(schema)!;
  const isSound = validate.call([], value);
  const problems = isSound ? [] : problemsOf(validate.errors ?? [], { spec, at: [], owner, schema });
  if (found.length + problems.length > 0) throw new ZooError([...found, ...problems]);
  return value;
}

export const checkStudy = (spec: FileSpec, found: readonly Problem[]): StudyFile =>
  checked('study', 'a study', spec, found) as StudyFile;

/** A user's configuration. */
export const checkConfig = (spec: FileSpec, found: readonly Problem[]): ConfigFile =>
  checked('config', 'the configuration', spec, found) as ConfigFile;

/** The problems with the options of an executor, and the options with defaults filled in. */
export function checkExecutor(
  { name, schema }: AnyPart,
  given: { readonly [option: string]: unknown },
  place: FileSpec['place'],
): { readonly options: PartOptions; readonly problems: readonly Problem[] } {
  const options = structuredClone({ ...given, type: name });
  const validate = fileValidators.get(schema) ?? validatorOf(schema);
  const subject = { spec: { place }, at: [], owner: `executor "${name}"`, schema };
  const problems = validate.call([], options) ? [] : problemsOf(validate.errors ?? [], subject);
  return { options, problems };
}
