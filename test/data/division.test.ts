import { describe, expect, it } from 'vitest';
import { type Division, divisionText, divide as splitsOf } from '../../src/data/division.js';
import type { Row } from '../../src/part.js';

const row = (key: string, group?: string): Row => ({
  key,
  image: null,
  split: 'train',
  labels: {},
  ...(group !== undefined && { group }),
});
const rows = Array.from({ length: 100 }, (_, i) => row(`r${i}`));
const alike = () => '';
const divide = (given: readonly Row[], ...how: [Division, (key: string) => string]): readonly Row[] => {
  const splits = splitsOf(given, ...how);
  return given.map((one, i) => ({ ...one, split: splits[i]! }));
};
const sizes = (of: readonly Row[]) =>
  Object.fromEntries(
    ['train', 'validation', 'test'].map((split) => [split, of.filter((one) => one.split === split).length]),
  );
const validation = (of: readonly Row[]) =>
  of.flatMap(({ key, split }) => (split === 'validation' ? key : [])).sort();

describe('rows that are divided', () => {
  it('have the shares that the page sets', () => {
    expect(sizes(divide(rows, { validation: 0.2 }, alike))).toEqual({ train: 80, validation: 20, test: 0 });
    const three = divide(rows, { validation: 0.15, test: 0.1 }, alike);
    expect(sizes(three)).toEqual({ train: 75, validation: 15, test: 10 });
  });

  it('are the same for any order of rows, and differ with another seed', () => {
    const first = validation(divide(rows, { validation: 0.2 }, alike));
    expect(validation(divide([...rows].reverse(), { validation: 0.2, seed: 1 }, alike))).toEqual(first);
    expect(validation(divide(rows, { validation: 0.2, seed: 2 }, alike))).not.toEqual(first);
  });

  it('keep groups together, also of unequal sizes', () => {
    const grouped = rows.map(({ key }, i) => row(key, i < 50 ? 'large' : `g${i % 10}`));
    const divided = divide(grouped, { validation: 0.2 }, alike);
    const splits = new Map<string, Set<string>>();
    for (const { group, split } of divided) splits.set(group!, (splits.get(group!) ?? new Set()).add(split));
    expect([...splits.values()].every(({ size }) => size === 1)).toBe(true);
    expect(sizes(divided).train).toBeGreaterThan(0);
    expect(sizes(divided).validation).toBeGreaterThan(0);
  });

  it('have every stratum in both splits', () => {
    const stratum = (key: string) => (Number(key.slice(1)) < 5 ? 'rare' : 'frequent');
    const kept = validation(divide(rows, { validation: 0.2 }, stratum));
    expect(kept.filter((key) => stratum(key) === 'rare')).toHaveLength(1);
    expect(kept).toHaveLength(20);
    const single = divide(rows, { validation: 0.2 }, (key) => key); // each is the only one in its stratum
    expect(sizes(single)).toEqual({ train: 80, validation: 20, test: 0 });
  });

  it('leave at least one row to train on', () => {
    expect(sizes(divide(rows.slice(0, 2), { validation: 0.9 }, alike))).toEqual({
      train: 1,
      validation: 1,
      test: 0,
    });
    expect(sizes(divide(rows.slice(0, 1), { validation: 0.5 }, alike)).train).toBe(1);
  });

  it('are described', () => {
    expect(divisionText({ validation: 0.125, test: 0.1, by: 'subject', stratify: 'mood', seed: 7 })).toBe(
      '12.5 % validation, 10 % test, grouped by subject, stratified by mood, seed 7',
    );
  });
});
