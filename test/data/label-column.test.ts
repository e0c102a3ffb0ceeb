import { expect, it } from 'vitest';
import { LabelColumn } from '../../src/data/label-column.js';

const label = (...numbers: number[]) => Float32Array.of(...numbers);

/** Labels that make a column change how it stores them, one after the other; earlier labels stay the same. */
const cases: { readonly [name: string]: readonly (Float32Array | undefined)[] } = {
  classes: [undefined, label(0, 1, 0), label(1, 0, 0), undefined, label(0, 0, 1)],
  'units, some missing': [undefined, label(0, 1, 0), label(1, 0, 1), label(Number.NaN, 0, 1), undefined],
  'only units': [label(1, 1), undefined, label(0, 0)],
  intensities: [undefined, label(5, 0), label(254, 3), label(255, 0)],
  'soft classes': [label(0, 1), label(0.25, 0.75), undefined],
  'values after units': [label(1, 1), label(0.1, -0.1), label(-0, 1), label(Number.NaN, 2)],
  'a zero with a sign': [label(1, 1), label(-0, 1)],
  'labels of other lengths': [label(0, 1), label(1, 0, 0), label(), label(1, 1)],
  'one without numbers first': [label(), label(0, 1), label(2, 2)],
};

it.each(Object.entries(cases))('keeps %s as they were', (_, labels) => {
  for (const before of [0, 2]) {
    const column = new LabelColumn(before);
    for (const one of labels) column.add(one);
    const rows = labels.map((_, row) => column.at(before + row));
    expect(rows).toStrictEqual([...labels]);
    if (before > 0) expect(column.at(0)).toBeUndefined();
  }
});

it('does not store a number for each of a thousand classes', () => {
  const column = new LabelColumn(0);
  const one = new Float32Array(1000);
  const before = process.memoryUsage().arrayBuffers;
  for (let row = 0; row < 20_000; row++) {
    one.fill(0);
    one[row % 1000] = 1;
    column.add(one);
  }
  const taken = process.memoryUsage().arrayBuffers - before;
  expect(column.at(19_999)!.indexOf(1)).toBe(999);
  expect(taken).toBeLessThan(20_000 * 40); // while it grows, it has its numbers at least twice
});
