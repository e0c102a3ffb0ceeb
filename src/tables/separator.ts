import { ZooError } from '../errors/problem.js';
import { unclearSeparator } from '../errors/text-tables.js';

const SEPARATORS = [',', ';', '\t'];

/**
 * What separates the columns of a table, by its first rows: the one character that splits the header and every row after it
 * into the same number of fields (`columns`, if that is known). `usual` is what the name of the file suggests; it is
 * taken where nothing is split, and where rows are bad whatever is taken. Throws `unclear-separator` where several fit.
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

/** The fields of one row (RFC 4180): a field in quotes may hold separators, and a quote as two. */
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
