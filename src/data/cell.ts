/** What a cell of a table says: the forms in which people and programs write numbers, yes and no, and lists. */

/** A number as people write it; `007` is a name, not seven. */
const NUMBER = /^[+-]?(?:0|[1-9]\d*)?(?:\.\d+|\.)?(?:e[+-]?\d+)?$/i;

/** A text such that equal values are equal texts: numbers in their shortest form (`0.0`, `+0` and `0` are `0`). */
export const plainValue = (text: string): string => (isNumber(text) ? String(Number(text) + 0) : text); // + 0: minus zero is zero

/** Whether a text is a number, and no name or code such as `007`. */
export const isNumber = (text: string): boolean =>
  /\d/.test(text) && NUMBER.test(text) && Number.isFinite(Number(text));

const BITS: { readonly [text: string]: 0 | 1 } = { '0': 0, '1': 1, false: 0, true: 1, no: 0, yes: 1 };

/** 0 or 1 of a cell that says 0, 1, true, false, yes or no, in whatever letters; undefined of any other. */
export const bitOf = (text: string): 0 | 1 | undefined => {
  const plain = plainValue(text).toLowerCase();
  return Object.hasOwn(BITS, plain) ? BITS[plain] : undefined;
};

/** The elements of a JSON array as texts, null as an empty one; undefined where the text is not such an array. */
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
