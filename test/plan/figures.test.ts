import { expect, test } from 'vitest';
import { bytes, count, duration, flops, shape } from '../../src/plan/figures.js';

const [minute, hour, day] = [60, 3600, 86_400];
test.each([
  [count(0), '0'],
  [count(23_289_640), '23,289,640'],
  [shape([12, 64]), '[12, 64]'],
  [shape([]), ''],
  [flops(0), '0 FLOP'],
  [flops(7), '7 FLOP'],
  [flops(999), '999 FLOP'],
  [flops(1000), '1.0 kFLOP'],
  [flops(1.44e6), '1.4 MFLOP'],
  [flops(1e7), '10 MFLOP'],
  [flops(164e9), '164 GFLOP'],
  [flops(5e18), '5000 PFLOP'],
  [bytes(1023), '1023 B'],
  [bytes(1024), '1.0 KiB'],
  [bytes(727 * 1024 ** 2), '727 MiB'],
  [bytes(2.1 * 1024 ** 3), '2.1 GiB'],
  [bytes(3 * 1024 ** 5), '3072 TiB'],
  [duration(0.0004), '0.4 ms'],
  [duration(0.123), '120 ms'],
  [duration(1), '1.0 s'],
  [duration(89), '89 s'],
  [duration(90), '1.5 min'],
  [duration(24 * minute), '24 min'],
  [duration(89 * minute), '89 min'],
  [duration(90 * minute), '1.5 h'],
  [duration(47 * hour), '47 h'],
  [duration(2 * day), '2.0 days'],
  [duration(123 * day), '120 days'],
])('%s', (text, expected) => expect(text).toBe(expected));
