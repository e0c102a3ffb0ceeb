import { expect, test } from 'vitest';
import { census, findImpossible } from '../../src/data/census.js';
import type { LabelSpace, Row } from '../../src/part.js';
import { labelTable, splitTable } from '../../src/report/census-tables.js';

const spaces: readonly LabelSpace[] = [
  { name: 'units', kind: 'multi-label', names: ['AU1', 'AU2'] },
  { name: 'class', kind: 'classes', names: ['a', 'b', 'c'] },
  { name: 'affect', kind: 'continuous', names: ['valence'] },
];

function row(split: Row['split'], labels: { readonly [space: string]: readonly number[] }, key = 'k'): Row {
  const arrays = Object.entries(labels).map(([space, label]) => [space, Float32Array.from(label)]);
  return { key, image: null, split, labels: Object.fromEntries(arrays) };
}

test('counts per split and label: positives, the largest share of a soft label, a histogram in ten parts', () => {
  const rows = [
    row('train', { units: [1, 0], class: [0, 1, 0], affect: [-1] }),
    row('train', { units: [1, 1], class: [0.25, 0.25, 0.5], affect: [1] }),
    row('train', { class: [0, 1, 0], affect: [0.5] }),
    row('train', { units: [Number.NaN, 0] }),
    row('test', {}),
  ];
  expect(census(rows, spaces)).toEqual({
    train: {
      rows: 4,
      labels: {
        units: {
          ...{ labeled: 3, missing: 1, partial: 1 },
          ...{ positives: { AU1: 2, AU2: 1 }, negatives: { AU1: 0, AU2: 2 } },
        },
        class: { labeled: 3, missing: 1, positives: { a: 0, b: 2, c: 1 } },
        affect: {
          labeled: 3,
          missing: 1,
          // By hand: -1 is in the first part, 0.5 in the eighth ([0.4, 0.6)), 1 in the last.
          values: {
            valence: {
              rows: 3,
              least: -1,
              mean: 0.5 / 3,
              most: 1,
              histogram: [1, 0, 0, 0, 0, 0, 0, 1, 0, 1],
            },
          },
        },
      },
    },
    test: {
      rows: 1,
      labels: {
        units: { labeled: 0, missing: 1, positives: { AU1: 0, AU2: 0 }, negatives: { AU1: 0, AU2: 0 } },
        class: { labeled: 0, missing: 1, positives: { a: 0, b: 0, c: 0 } },
        affect: { labeled: 0, missing: 1, values: { valence: expect.anything() } },
      },
    },
  });
});

test('a row with one of two values counts for that one, and as partly labeled', () => {
  const both: LabelSpace = { name: 'va', kind: 'continuous', names: ['v', 'a'] };
  const rows = [row('train', { va: [0.5, Number.NaN] }), row('train', { va: [-0.5, 1] }), row('train', {})];
  const { labels } = census(rows, [both]).train!;
  expect(labels.va).toMatchObject({ labeled: 2, missing: 1, partial: 1 });
  expect(labels.va!.values).toMatchObject({ v: { rows: 2, mean: 0 }, a: { rows: 1, mean: 1 } });
  expect(splitTable(census(rows, [both]), [both]).rows).toEqual([['train', '3', '2 (1 in part)']]);
  const table = labelTable(census(rows, [both]), both)!.rows.map((cells) => cells.slice(0, 4));
  expect(table).toEqual([
    ['v, train', '2', '1', '-0.500'],
    ['a, train', '1', '2', '1.000'],
  ]);
});

test.each<[{ readonly [space: string]: readonly number[] }, readonly string[]]>([
  [{ units: [0, 1], class: [0.5, 0.5, 0], affect: [-1] }, []],
  [{ units: [0, 0.5] }, ['k  units has 0.5 for AU2']],
  [{ units: [Number.NaN, 1] }, []],
  [{ units: [Number.NaN, Number.NaN] }, ['k  units has no value for any name']],
  [{ units: [0, 1, 0] }, ['k  units has 3 values, not 2']],
  [{ class: [0, -1, 2] }, ['k  class has -1 for b']],
  [{ class: [0, 0, 0] }, ['k  class has shares that add up to 0']],
  [{ affect: [-5] }, ['k  affect has -5 for valence']],
  [{ affect: [Number.NaN] }, ['k  affect has no value for any name']],
])('reports impossible labels: %o', (labels, found) => {
  expect(findImpossible([row('train', labels)], spaces)).toEqual(found);
});
