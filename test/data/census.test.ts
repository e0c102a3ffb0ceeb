import { expect, test } from 'vitest';
import { census, findImpossible } from '../../src/data/census.js';
import type { LabelSpace, Row } from '../../src/part.js';

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
        units: { labelled: 3, missing: 1, positives: { AU1: 2, AU2: 1 }, negatives: { AU1: 0, AU2: 2 } },
        class: { labelled: 3, missing: 1, positives: { a: 0, b: 2, c: 1 } },
        affect: {
          labelled: 3,
          missing: 1,
          // By hand: -1 is in the first part, 0.5 in the eighth ([0.4, 0.6)), 1 in the last.
          values: {
            valence: { least: -1, mean: 0.5 / 3, most: 1, histogram: [1, 0, 0, 0, 0, 0, 0, 1, 0, 1] },
          },
        },
      },
    },
    test: {
      rows: 1,
      labels: {
        units: { labelled: 0, missing: 1, positives: { AU1: 0, AU2: 0 }, negatives: { AU1: 0, AU2: 0 } },
        class: { labelled: 0, missing: 1, positives: { a: 0, b: 0, c: 0 } },
        affect: { labelled: 0, missing: 1, values: { valence: expect.anything() } },
      },
    },
  });
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
  [{ affect: [Number.NaN] }, ['k  affect has NaN for valence']],
])('labels that cannot be: %o', (labels, found) => {
  expect(findImpossible([row('train', labels)], spaces)).toEqual(found);
});
