import type { ErrorObject } from 'ajv';
import { nearest } from '../errors/nearest.js';

/** The properties of a schema that a remedy depends on. */
interface Form {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Form[];
}

/** What to write instead of an invalid value, as the end of a sentence; empty if there is no good guess. */
export function remedy({ data, parentSchema, params, keyword }: ErrorObject): string {
  if (keyword === 'uniqueItems')
    return ` Items ${Math.min(params.i, params.j)} and ${Math.max(params.i, params.j)} (counted from 0) are the same.`;
  if (changesList(data)) return ' There is no list here to change yet: write the list itself.';
  if (typeof data !== 'string') return '';
  const { enum: choices = [], anyOf = [], type } = parentSchema as Form;
  const near = nearest(
    data,
    choices.filter((choice) => typeof choice === 'string'),
  );
  if (near !== undefined) return ` Did you mean "${near}"?`;
  const isNumber = [type, ...anyOf.map((one) => one.type)].some((one) => /number|integer/.test(one ?? ''));
  if (isNumber && data.trim() !== '') return numberRemedy(data);
  if (type === 'boolean')
    return /^(yes|on)$/i.test(data) ? ' Write true.' : /^(no|off)$/i.test(data) ? ' Write false.' : '';
  if ('x-shelf' in (parentSchema as object)) return ` Write { type: ${data} }.`;
  if (type === 'array') return ` Put it in brackets: [${data}].`;
  return '';
}

/** Whether it is a map of list operators without a list to change. */
const changesList = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && ['append', 'remove'].some((word) => Object.hasOwn(data, word));

/** Text meant as a number: with a decimal comma, a percent sign, a unit, or another character as a minus. */
function numberRemedy(text: string): string {
  if (Number.isFinite(Number(text))) return ' Remove the quotes.';
  const plain = text
    .replace(/(?<=\d)[_,](?=\d{3}\b)/g, '')
    .replace(',', '.')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
  const [, number, unit] =
    /^([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*(%|\p{L}*)$/iu.exec(plain.trim()) ?? [];
  if (number === undefined) return '';
  return ` Write it as ${unit === '%' ? Number(number) / 100 : number}.`;
}
