import { ZooError } from '../errors/problem.js';
import { unclearSeparator } from '../errors/text-tables.js';

const SEPARATORS = [',', ';', '\t'];

/**
 * The separator of a table's columns, detected from its first rows: the only character that splits the header and all
 * other rows into the same number of fields (`columns`, if given). `usual` is the one that the file name suggests; it is
 * used if no character splits the header, or if none fits every row. Throws `unclear-separator` if several fit.
 */
export function separatorOf(file: string, rows: readonly string[], usual: string, columns?: number): string {
  const [header = '', ...more] = rows;
  const fields = (text: string, separator: string): number => splitFields(text, separator).length;
  const able = SEPARATORS.filter((one) => {
    return columns === undefined ? fields(header, one) > 1 : fields(header, one) === columns;
  });
  if (able.length < 2 || more.length === 0) return able.includes(usual) ? usual : (able[0] ?? usual);
  const fit = able.filter((one) => more.every((row) => fields(row, one) === fields(header, one)));
  if (fit.length === 1) return fit[0]!;
  if (fit.length === 0 && able.includes(usual)) return usual;
  throw new ZooError(unclearSeparator(file, fit.length > 0 ? fit : able));
}

/** The fields of one row (RFC 4180): a quoted field may contain separators, and quotes as two quotes. */
export function splitFields(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator);
  const fields: string[] = [];
  let at = 0;
  while (at <= text.length) {
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      fields.push(text.slice(at + 1, close).replaceAll('""', '"'));
      at = close + 2;
    } else {
      const end = text.indexOf(separator, at);
      fields.push(text.slice(at, end < 0 ? text.length : end));
      at = end < 0 ? text.length + 1 : end + 1;
    }
  }
  return fields;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? text.length : at;
}
