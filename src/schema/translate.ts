import type { ErrorObject } from 'ajv';
import { nearest } from '../errors/nearest.js';
import type { At, Problem } from '../errors/problem.js';
import * as say from '../errors/schema.js';
import type { PartSchema } from '../part.js';
import type { Path, Spec } from '../spec/read.js';
import { expectation, homesOf, show } from './describe.js';
import { remedy } from './remedy.js';

/** The schema's owner, and the place of the checked value in the page. */
export interface Subject {
  readonly spec: Pick<Spec, 'place'>;
  readonly at: Path;
  /** `head "fc"`; undefined: the page itself. */
  readonly owner?: string;
  /** Keys that are allowed in addition to the owner's options. */
  readonly beside?: readonly string[];
  readonly schema: PartSchema;
}

type Properties = { readonly [key: string]: PartSchema };

/** The path of a JSON pointer. */
export const pathOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Converts ajv's errors to problems with places and our own sentences, one for each mistake. */
export function problemsOf(errors: readonly ErrorObject[], subject: Subject): Problem[] {
  const kept = withoutEchoes(errors);
  const meant = new Set<string | undefined>(
    kept.filter((error) => error.keyword === 'additionalProperties').map(meantKey),
  );
  const reported = kept.filter((error) => !meant.has(missingKeyOf(error)));
  return reported.map((error) => problemOf(error, subject));
}

/** A misspelled key is one mistake, not an unknown key and a missing key: returns the missing key that was meant. */
function meantKey(error: ErrorObject): string {
  const word = error.params.additionalProperty as string;
  return `${error.instancePath}/${nearest(word, Object.keys(propertiesOf(error.parentSchema))) ?? word}`;
}

/** The paths of the keys that misspelled ones were meant for, and of keys with an invalid name. */
export const wronglyNamed = (errors: readonly ErrorObject[]): string[] =>
  errors.flatMap((error) => {
    const { additionalProperty, propertyName } = error.params as { [name: string]: string };
    if (propertyName !== undefined) return [pathOf(`${error.instancePath}/${propertyName}`).join('.')];
    return additionalProperty === undefined ? [] : [pathOf(meantKey(error)).join('.')];
  });

const missingKeyOf = ({ instancePath, params: { missingProperty } }: ErrorObject): string | undefined =>
  missingProperty && `${instancePath}/${missingProperty}`;

/** A text with an unresolved reference: its value is not known yet. */
export const isOpen = (value: unknown): boolean => typeof value === 'string' && value.includes('${');

const propertiesOf = (schema: object | undefined): Properties =>
  (schema as { properties?: Properties }).properties ?? {};

/**
 * Removes errors that ajv reports twice: the branches of an `anyOf` in addition to the `anyOf` (keeping the intended
 * branch, if the kind of value determines it), the range of a value of the wrong kind, and errors inside a key's
 * name.
 */
function withoutEchoes(errors: readonly ErrorObject[]): ErrorObject[] {
  const mistyped = new Set(errors.filter(({ keyword }) => keyword === 'type').map(subjectOf));
  let kept = errors.filter(
    (error) =>
      error.propertyName === undefined &&
      !isOpen(error.data) &&
      (error.keyword === 'type' || !mistyped.has(subjectOf(error))),
  );
  for (const fork of kept.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')) {
    const inside = (error: ErrorObject) => error.schemaPath.startsWith(`${fork.schemaPath}/`);
    const meant = branchMeant(fork);
    const prefix = `${fork.schemaPath}/${meant}/`;
    const deeper = meant < 0 ? [] : kept.filter((error) => error.schemaPath.startsWith(prefix));
    kept = kept.filter((error) => !inside(error) && (error !== fork || deeper.length === 0)).concat(deeper);
  }
  return kept;
}

/** A value, and the schema that it violates. */
const subjectOf = ({ instancePath, schemaPath }: ErrorObject): string =>
  `${instancePath} ${schemaPath.slice(0, schemaPath.lastIndexOf('/'))}`;

/** The only branch of an `anyOf` that can apply to a value of this kind, or -1. */
function branchMeant({ schema, data }: ErrorObject): number {
  const fits = (schema as readonly PartSchema[]).map((branch) => accepts(branch, data));
  return fits.filter(Boolean).length === 1 ? fits.indexOf(true) : -1;
}

function accepts(branch: PartSchema, data: unknown): boolean {
  const kind = Array.isArray(data) ? 'array' : typeof data;
  if (Array.isArray(branch.enum)) return branch.enum.some((choice) => typeof choice === kind);
  const type = branch.type === 'integer' ? 'number' : branch.type;
  return type === kind;
}

function problemOf(error: ErrorObject, subject: Subject): Problem {
  const path = [...subject.at, ...pathOf(error.instancePath)];
  const { additionalProperty, missingProperty, propertyName } = error.params as { [name: string]: string };
  if (additionalProperty !== undefined)
    return unknown(error, [...path, additionalProperty], additionalProperty, subject);
  if (propertyName !== undefined)
    return say.badName(at(subject, [...path, propertyName], 'key'), propertyName);
  if (missingProperty !== undefined) return missing(error, path, missingProperty, subject);
  const expected = expectation(error.parentSchema as PartSchema).replace(/\.$/, '');
  return say.wrongValue(at(subject, path), codeOf(error.keyword), show(error.data), expected, remedy(error));
}

const at = ({ spec }: Subject, path: Path, of?: 'key'): At => ({
  place: spec.place(path, of),
  path: path.join('.'),
});

function unknown(error: ErrorObject, path: Path, word: string, subject: Subject): Problem {
  const properties = propertiesOf(error.parentSchema);
  const own = [...Object.keys(properties), ...(subject.beside ?? [])];
  const names = own.filter((name) => name !== 'type');
  const place = at(subject, path, 'key');
  if (subject.owner === undefined) return say.unknownKey(place, word, names, homesOf(subject.schema, word));
  const meant = properties[nearest(word, names) ?? ''];
  const fill = meant?.default === undefined ? '' : ` (default ${JSON.stringify(meant.default)})`;
  return say.unknownOption(place, word, subject.owner, names, fill);
}

function missing(error: ErrorObject, path: Path, word: string, subject: Subject): Problem {
  const here = at(subject, [...path, word]);
  if (error.keyword === 'x-shared') return say.missingShared(here, word);
  const meaning = inside(propertiesOf(error.parentSchema)[word]?.description);
  if (subject.owner === undefined) return say.missingKey(here, word, meaning);
  return say.missingOption(here, word, subject.owner, meaning);
}

/** A description, formatted as the end of a sentence. */
const inside = (description: unknown): string =>
  typeof description === 'string'
    ? `: ${description.replace(/^[A-Z](?=[a-z]*\b)/, (letter) => letter.toLowerCase())}`
    : '.';

/** Stable error codes for the mistakes that keywords find. */
function codeOf(keyword: string): say.ValueMistake {
  if (keyword === 'enum' || keyword === 'const') return 'not-a-choice';
  if (/minimum|maximum/i.test(keyword) || keyword === 'multipleOf') return 'out-of-range';
  if (/Items|Properties|Length/.test(keyword)) return 'wrong-size';
  if (keyword === 'pattern' || keyword === 'format') return 'wrong-form';
  return 'wrong-type';
}
