import { expect } from 'vitest';

/** Every number within `tolerance` of the one expected. */
export function near(found: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(found.length).toBe(expected.length);
  found.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!), `${value} for ${expected[i]}`).toBeLessThan(tolerance);
  });
}
