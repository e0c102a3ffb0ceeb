import { describe, expect, it } from 'vitest';
import { csvLine } from '../../src/tables/csv.js';
import { parseRfc4180 } from './rfc4180.js';

const back = (...cells: Parameters<typeof csvLine>[0]) => parseRfc4180(`${csvLine(cells)}\n`)[0];

describe('csvLine', () => {
  it.each([
    'Happy, smiling',
    'say "hi"',
    '"',
    'two\nlines',
    'two\r\nlines',
    'é',
    '',
    ' a ',
    "it's",
    'a=b',
    '1-2',
  ])('writes %j so that a strict reader reads it back', (text) => {
    expect(back(text, 'next')).toEqual([text, 'next']);
  });

  // https://owasp.org/www-community/attacks/CSV_Injection
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '=HYPERLINK("http://x","y")', '-a,b'])(
    'puts an apostrophe before %j',
    (text) => {
      expect(back(text, 'next')).toEqual([`'${text}`, 'next']);
    },
  );

  it('does not change numbers', () => {
    expect(csvLine([-1.5, 0, 1e-7, -2e21, null])).toBe('-1.5,0,1e-7,-2e+21,');
  });
});
