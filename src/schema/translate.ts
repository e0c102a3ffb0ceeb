import type { ErrorObject } from 'ajv';
import { nearest } from '../errors/nearest.js';
import type { Problem } from '../errors/problem.js';
import * as say from '../errors/schema.js';
import type { PartSchema } from '../part.js';
import type { Path, Spec } from '../spec/read.js';
import { expectation, homesOf, show } from './describe.js';

/** Whose schema was checked, and where in the page its value stands. */
export interface Subject {
  readonly spec: Spec;
  readonly at: Path;
  /** `head "fc"`; undefined: the page itself. */
  readonly owner?: string;
  readonly schema: PartSchema;
}

type Properties = { readonly [key: string]: PartSchema };

/** The path that a JSON pointer names. */
export const pathOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** ajv's errors as problems with places and sentences of our own, one for each mistake. */
export function problemsOf(errors: readonly ErrorObject[], subject: Subject): Problem[] {
  const kept = withoutEchoes(errors);
  const meant = new Set<string | undefined>(
    kept.filter((error) => error.keyword === 'additionalProperties').map(meantKey),
  );
  const told = kept.filter((error) => !meant.has(missingKeyOf(error)));
  return told.map((error) => problemOf(error, subject));
}

/** A misspelled key is one mistake, not an unknown key and a missing one: the missing key that it was meant for. */
function meantKey(error: ErrorObject): string {
  const word = error.params.additionalProperty as string;
  return `${error.instancePath}/${nearest(word, Object.keys(propertiesOf(error.parentSchema))) ?? word}`;
}

const missingKeyOf = ({ instancePath, params: { missingProperty } }: ErrorObject): string | undefined =>
  missingProperty && `${instancePath}/${missingProperty}`;

/** A text whose reference is still open: what it will be is not known yet. */
export const isOpen = (value: unknown): boolean => typeof value === 'string' && value.includes('${');

const propertiesOf = (schema: object | undefined): Properties =>
  (schema as { properties?: Properties }).properties ?? {};

/**
 * Without what ajv says twice: the branches of an `anyOf` beside the `anyOf` (the branch that was meant is kept, where
 * the kind of value tells which), what is wrong inside of a key's name.
 */
function withoutEchoes(errors: readonly ErrorObject[]): ErrorObject[] {
  let kept = errors.filter(({ propertyName, data }) => propertyName === undefined && !isOpen(data));
  for (const fork of kept.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')) {
    const inside = (error: ErrorObject) => error.schemaPath.startsWith(`${fork.schemaPath}/`);
    const meant = branchMeant(fork);
    const prefix = `${fork.schemaPath}/${meant}/`;
    const deeper = meant < 0 ? [] : kept.filter((error) => error.schemaPath.startsWith(prefix));
    kept = kept.filter((error) => !inside(error) && (error !== fork || deeper.length === 0)).concat(deeper);
  }
  return kept;
}

/** The only branch of an `anyOf` that a value of this kind can mean, or -1. */
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

const at = ({ spec }: Subject, path: Path, of?: 'key'): say.At => ({
  place: spec.place(path, of),
  path: path.join('.'),
});

function unknown(error: ErrorObject, path: Path, word: string, subject: Subject): Problem {
  const properties = propertiesOf(error.parentSchema);
  const names = Object.keys(properties).filter((name) => name !== 'type');
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

/** A description as the rest of a sentence. */
const inside = (description: unknown): string =>
  typeof description === 'string'
    ? `: ${description.replace(/^[A-Z](?=[a-z]*\b)/, (letter) => letter.toLowerCase())}`
    : '.';

/** Stable names for the mistakes that keywords find. */
function codeOf(keyword: string): say.ValueMistake {
  if (keyword === 'enum' || keyword === 'const') return 'not-a-choice';
  if (/minimum|maximum/i.test(keyword) || keyword === 'multipleOf') return 'out-of-range';
  if (/Items|Properties|Length/.test(keyword)) return 'wrong-size';
  if (keyword === 'pattern' || keyword === 'format') return 'wrong-form';
  return 'wrong-type';
}

function remedy({ data, parentSchema, params, keyword }: ErrorObject): string {
  if (keyword === 'uniqueItems')
    return ` Items ${Math.min(params.i, params.j)} and ${Math.max(params.i, params.j)} (counted from 0) are the same.`;
  if (changesList(data)) return ' There is no list here yet that it could change: write the list itself.';
  if (typeof data !== 'string') return '';
  const { enum: choices = [], type } = parentSchema as { enum?: readonly unknown[]; type?: string };
  const near = nearest(
    data,
    choices.filter((choice) => typeof choice === 'string'),
  );
  if (near !== undefined) return ` Did you mean "${near}"?`;
  if ((type === 'number' || type === 'integer') && data.trim() !== '') return numberRemedy(data);
  if (type === 'boolean')
    return /^(yes|on)$/i.test(data) ? ' Write true.' : /^(no|off)$/i.test(data) ? ' Write false.' : '';
  if ('x-shelf' in (parentSchema as object)) return ` Write { type: ${data} }.`;
  if (type === 'array') return ` Put it in brackets: [${data}].`;
  return '';
}

/** A map of list operators that has found no list to change. */
const changesList = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && ['append', 'remove'].some((word) => Object.hasOwn(data, word));

function numberRemedy(text: string): string {
  if (Number.isFinite(Number(text))) return ' Take the quotes off.';
  const plain = text.replace(/(?<=\d)[_,](?=\d{3}\b)/g, '').replace(',', '.');
  const number = /^[-+]?[\d.]+(e[-+]?\d+)?/i.exec(plain)?.[0];
  return number === undefined ? '' : ` Write it plain: ${number}.`;
}
