import { ZooError } from '../../errors/problem.js';
import { noSuchPath, nounOf } from '../../errors/schema.js';
import type { AnyPart } from '../../part.js';
import { usesOf } from '../../plan/uses.js';
import { expectation } from '../../schema/describe.js';
import { type Field, fieldsAlong, keysOf, partIn } from '../../schema/field.js';
import type { Setting } from '../../spec/read.js';
import type { Surroundings } from '../surroundings.js';
import { type OpenPage, openPage, type PageRequest } from './open.js';
import { takenBy } from './shared-training.js';

/** Everything known about one value of a page. */
export interface Explanation {
  readonly path: string;
  /** Undefined: not set, and without a default. */
  readonly value: unknown;
  /** Where it was set; undefined: nowhere, so that the default applies, if there is one. */
  readonly set: Setting | undefined;
  /** The values that it overrides, the latest first. */
  readonly instead: readonly Setting[];
  /** The default in its schema, and the file of that schema. */
  readonly default: { readonly value: unknown; readonly schema: string } | undefined;
  readonly description: string | undefined;
  /** Kind, range and unit, as text. */
  readonly expected: string;
  /** The part that it belongs to, or that it is: `head "anfl-gcn"`. */
  readonly part: string | undefined;
  /** How the plan uses it. */
  readonly uses: readonly string[];
}

/**
 * Explains a value of a page: where it was set, what it means and what uses it. Throws if the page is invalid or does
 * not have this path.
 */
export function explain(request: PageRequest, path: string, context: Surroundings): Explanation {
  const open = openPage({ ...request, keepUnset: true, elsewhere: true }, context);
  const steps = path.split('.');
  const fields = fieldsAlong(open.page, steps, context.registry);
  if (fields.length <= steps.length) {
    const names = keysOf(fields.at(-1)!, context.registry);
    const here = steps.slice(0, fields.length);
    throw new ZooError(noSuchPath(here.join('.'), here.at(-1)!, names));
  }
  const field = fields.at(-1)!;
  const part = partIn(field, context.registry) ?? field.part;
  const settings = open.spec.history(steps).toReversed();
  const isSet = settings[0]?.value !== undefined;
  return {
    path,
    value: field.value,
    set: isSet ? settings[0] : undefined,
    instead: isSet ? settings.slice(1) : settings,
    default: defaultOf(fields, steps),
    description: field.schema.description as string | undefined,
    expected: expectation(field.schema),
    part: part && partName(part),
    uses: [...stagesTaking(open, steps), ...usesOf(open.plan, steps)],
  };
}

/** The stages that inherit this value from `training`. */
function stagesTaking({ spec, plan }: OpenPage, [first, ...rest]: readonly string[]): string[] {
  if (first !== 'training') return [];
  const names = plan.stages.map(({ name }) => name);
  return takenBy(spec, names, rest).map((name) => `stage "${name}"`);
}

const partName = ({ shelf, name }: AnyPart): string => `${nounOf(shelf)} "${name}"`;

/** The default of the last field: its own, or that of an enclosing field. */
function defaultOf(fields: readonly Field[], path: readonly string[]): Explanation['default'] {
  for (let i = fields.length - 1; i > 0; i--) {
    const { schema, part } = fields[i]!;
    const value = path.slice(i).reduce(entryOf, schema.default);
    if (value !== undefined) return { value, schema: schemaFile(part) };
  }
  return undefined;
}

const entryOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as { [key: string]: unknown })[key] : undefined;

function schemaFile(part: AnyPart | undefined): string {
  if (part === undefined) return 'schemas/page.json';
  const [name, plugin] = part.name.split('/').reverse();
  return `schemas/${part.shelf}/${name}.json${plugin === undefined ? '' : ` of plugin ${plugin}`}`;
}
