/** The values of a table cell: the ways in which people and programs write numbers, yes and no, and lists. */

/** A number as people write it; `007` is a name, not the number 7. */
const NUMBER = /^[+-]?(?:0|[1-9]\d*)?(?:\.\d+|\.)?(?:e[+-]?\d+)?$/i;

/** Normalizes a text so that equal values become equal texts: numbers in their shortest form (`0.0`, `+0` and `0` are `0`). */
export const plainValue = (text: string): string => (isNumber(text) ? String(Number(text) + 0) : text); // + 0 turns -0 into 0

/** Whether a text is a number, and not a name or code such as `007`. */
export const isNumber = (text: string): boolean =>
  /\d/.test(text) && NUMBER.test(text) && Number.isFinite(Number(text));

const BITS: { readonly [text: string]: 0 | 1 } = { '0': 0, '1': 1, false: 0, true: 1, no: 0, yes: 1 };

/** 0 or 1 for a cell with 0, 1, true, false, yes or no, in upper or lower case; otherwise undefined. */
export const bitOf = (text: string): 0 | 1 | undefined => {
  const plain = plainValue(text).toLowerCase();
  return Object.hasOwn(BITS, plain) ? BITS[plain] : undefined;
};

/** The elements of a JSON array as texts, with null as an empty text; undefined if the text is not such an array. */
export function arrayOf(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) return undefined;
    return value.map((element) => (element === null ? '' : String(element).trim()));
  } catch {
    return undefined;
  }
}
