import { expect, it } from 'vitest';
import { decimalIn } from '../../src/tables/decimal.js';

const decimal = (text: string) => decimalIn(`,${text},`, 1, 1 + text.length);

it.each([
  '0',
  '-0',
  '-0.0',
  '7',
  '007',
  '5.',
  '.5',
  '-.5',
  '0.1',
  '-0.8789',
  '0.0000000000001',
  '999999999999999',
])('%s is the number that Number reads', (text) => expect(decimal(text)).toBe(Number(text)));

it.each(['', '-', '.', '-.', '+1', '1e3', '1.2.3', '1-', ' 1', '0x1', 'NaN', '1234567890.123456'])(
  '"%s" is left to Number',
  (text) => expect(decimal(text)).toBeUndefined(),
);
