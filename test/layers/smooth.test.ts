import { expect, test } from 'vitest';
import { interpolated, type Smoothing, smooth } from '../../src/layers/smooth.js';
import { golden } from '../parity/golden.js';

/** `golden/smooth.json`: scipy's filters, windows cut at the ends; null for no number. */
interface SmoothCase extends Smoothing {
  readonly name: string;
  readonly gaps: 'none' | 'interpolate' | 'skip';
  readonly signal: readonly (number | null)[];
  readonly smoothed: readonly (number | null)[];
}

const numbers = (list: readonly (number | null)[]) => Float64Array.from(list, (one) => one ?? Number.NaN);

test.each(golden<SmoothCase>('smooth'))('scipy: $name', ({ signal, smoothed, gaps, ...how }) => {
  const given = numbers(signal);
  const made = smooth(gaps === 'interpolate' ? interpolated(given) : given, how);
  const expected = numbers(smoothed);
  expect(made).toHaveLength(expected.length);
  made.forEach((value, i) => {
    if (Number.isNaN(expected[i])) expect(value, `${i}`).toBeNaN();
    else expect(value, `${i}`).toBeCloseTo(expected[i]!, 9);
  });
});

test('a line connects two numbers, with nothing before the first or after the last', () => {
  const [none] = [Number.NaN];
  const line = interpolated(Float64Array.of(none, 1, none, none, 4, none));
  expect([...line]).toEqual([none, 1, 2, 3, 4, none]);
});
