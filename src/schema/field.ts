import { type Page, schema as pageSchema } from '../generated/page.js';
import type { AnyPart, PartSchema, Shelf } from '../part.js';
import type { Registry } from '../registry.js';

/** A place of a page, with its schema. */
export interface Field {
  readonly schema: PartSchema;
  /** The part whose schema defines it; undefined: the page's own schema. */
  readonly part: AnyPart | undefined;
  /** The value in the page. */
  readonly value: unknown;
}

/** The fields from the page down to `path`: one more than there are steps, or fewer if a step leads nowhere. */
export function fieldsAlong(page: Page, path: readonly string[], registry: Registry): readonly Field[] {
  const fields: Field[] = [{ schema: pageSchema, part: undefined, value: page }];
  for (const step of path) {
    const next = inside(fields.at(-1)!, step, registry);
    if (next === undefined) break;
    fields.push(next);
  }
  return fields;
}

/** The part whose options contain a field: for `heads.au`, the head. */
export function partIn({ schema, value }: Field, registry: Registry): AnyPart | undefined {
  const shelf = schema['x-shelf'] as Shelf | undefined;
  return shelf && registry.get(shelf, String((value as { type?: unknown } | undefined)?.type));
}

/** Whether the value at a path of a page is, according to its schema, the path of a file or a folder. */
export function isPathOption(page: Page, path: readonly (string | number)[], registry: Registry): boolean {
  const fields = fieldsAlong(page, path.map(String), registry);
  return fields.length > path.length && fields.at(-1)!.schema['x-path'] === true;
}

/** The keys that a field can have: those in its schemas, and those that it has. */
export function keysOf(field: Field, registry: Registry): readonly string[] {
  const known = { ...propertiesOf(partIn(field, registry)?.schema ?? {}), ...propertiesOf(field.schema) };
  const keys = Object.keys(known).filter((key) => !known[key]!['x-written']);
  const { value } = field;
  return [...new Set([...keys, ...(typeof value === 'object' ? Object.keys(value ?? {}) : [])])];
}

function inside(field: Field, step: string, registry: Registry): Field | undefined {
  const value = own(field.value, step);
  const part = partIn(field, registry);
  const option = part && own<PartSchema>(propertiesOf(part.schema), step);
  if (option !== undefined) return { schema: option, part, value };
  const key =
    own<PartSchema>(propertiesOf(field.schema), step) ??
    (value === undefined ? undefined : eachOf(field.schema));
  if (key === undefined || key['x-written']) return undefined;
  return { schema: resolved(key), part: field.part, value };
}

/** The schema of the values of a map whose keys the user chooses, or of the items of a list. */
function eachOf({ additionalProperties, items, anyOf }: PartSchema): PartSchema | undefined {
  const branches = (anyOf ?? []) as readonly PartSchema[];
  const list = (items ?? branches.find((branch) => branch.items)?.items) as PartSchema | undefined;
  return ((additionalProperties || undefined) as PartSchema | undefined) ?? list;
}

const propertiesOf = ({ properties = {} }: PartSchema): Properties => properties as Properties;

type Properties = { readonly [key: string]: PartSchema };

function own<T>(of: unknown, key: string): T | undefined {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, key)
    ? (of as { [key: string]: T })[key]
    : undefined;
}

/** Resolves a `$ref` to a definition of the page's schema. */
function resolved(schema: PartSchema): PartSchema {
  const name = /^#\/\$defs\/(.*)$/.exec(String(schema.$ref))?.[1];
  const { $defs } = pageSchema as { $defs?: Properties };
  return name === undefined ? schema : { ...$defs?.[name], ...schema };
}
