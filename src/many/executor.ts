import { badExecutorOption, executorNotAllowed, unknownExecutor } from '../errors/config.js';
import { type At, type Place, type Problem, ZooError } from '../errors/problem.js';
import type { AnyPart, BoundExecutor } from '../part.js';
import type { PartOptions } from '../plan/plan.js';
import { type Permission, withPlugin } from '../run/plugins.js';
import type { Surroundings } from '../run/surroundings.js';
import { checkExecutor } from '../schema/files.js';
import type { Path } from '../spec/node.js';
import type { Preferences } from './preferences.js';

/** The default executor. */
const DEFAULT = 'here';

/** The executor flags of a command. */
export interface ExecutorFlags {
  readonly executor?: string | undefined;
  /** Each `NAME=VALUE`. */
  readonly with?: readonly string[] | undefined;
  readonly workers?: number | undefined;
}

/** An executor that the user has chosen. */
export interface ChosenExecutor {
  readonly name: string;
  readonly executor: BoundExecutor;
}

/**
 * The executor that the flags or else the configuration select, with the options of both; flags come first. An
 * executor of a plugin is called `plugin/name`, and its plugin must be allowed to run. Throws a ZooError that lists
 * every problem.
 */
export async function chooseExecutor(
  flags: ExecutorFlags,
  preferred: Preferences,
  given: Surroundings,
  permission: Permission,
): Promise<ChosenExecutor> {
  const name = flags.executor ?? preferred.executor ?? DEFAULT;
  const at = flags.executor === undefined ? configured(preferred, ['executor']) : {};
  const plugin = name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : undefined;
  const context = plugin === undefined ? given : await withPlugin(plugin, given, permission);
  if (context === undefined) throw new ZooError(executorNotAllowed(at, name, plugin!));
  const { registry } = context;
  const known = registry.names('executors');
  const problems: Problem[] = [];
  if (!known.includes(name)) problems.push(unknownExecutor(at, name, known));
  let chosen: PartOptions | undefined;
  for (const other of new Set([name, ...Object.keys(preferred.executors)])) {
    const part = registry.get('executors', other);
    if (part !== undefined) {
      const options = optionsFor(part, other === name ? flags : {}, preferred);
      const checked = checkExecutor(part, options.values, options.place);
      problems.push(...options.problems, ...checked.problems);
      if (other === name) chosen = checked.options;
    } else if (other !== name && !other.includes('/'))
      problems.push(unknownExecutor(configured(preferred, ['executors', other], 'key'), other, known));
  }
  if (problems.length > 0 || chosen === undefined) throw new ZooError(problems);
  return { name, executor: registry.bind('executors', chosen) };
}

const configured = ({ place }: Preferences, path: Path, of?: 'key'): At => ({
  place: place(path, of),
  path: path.join('.'),
});

/** Options as given, and their place. */
interface GivenOptions {
  readonly values: { readonly [option: string]: unknown };
  readonly problems: readonly Problem[];
  place(path: Path, of?: 'key' | 'value'): Place;
}

function optionsFor(
  { name, schema }: AnyPart,
  { with: words = [], workers }: ExecutorFlags,
  preferred: Preferences,
): GivenOptions {
  const properties = (schema.properties ?? {}) as { readonly [option: string]: Property };
  const written = [
    ...words.map((word, i) => ({ word, place: { file: '--with', line: i + 1, column: 1 } })),
    ...(workers === undefined
      ? []
      : [{ word: `workers=${workers}`, place: { file: '--workers', line: 1, column: 1 } }]),
  ];
  const flags = written.map(({ word, place }) => {
    const [option = '', ...value] = word.split('=');
    return { option, value: value.length === 0 ? undefined : value.join('='), word, place };
  });
  const values = [
    ...Object.entries(preferred.executors[name] ?? {}),
    ...flags.map(({ option, value }) => [option, value] as const),
  ].map(([option, value]) => [option, typed(value, properties[option])] as const);
  return {
    values: Object.fromEntries(values.filter(([, value]) => value !== undefined)),
    problems: flags
      .filter(({ value }) => value === undefined)
      .map(({ word, place }) => badExecutorOption(place, word)),
    place: ([option, ...inside], of) =>
      flags.findLast((one) => one.option === option)?.place ??
      preferred.place(['executors', name, option!, ...inside], of),
  };
}

interface Property {
  readonly type?: unknown;
}

/** Parses the value of an option to the type in its schema: a flag is text, and `time: 90` in YAML is a number. */
function typed(value: unknown, { type }: Property = {}): unknown {
  if (type === 'string' && typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value;
  if (type === 'array') return value.split(',');
  if ((type === 'integer' || type === 'number') && value.trim() !== '' && Number.isFinite(Number(value)))
    return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
