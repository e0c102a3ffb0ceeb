import { expect, test } from 'vitest';
import { answer, rowsAtATime } from '../../src/train/answers.js';
import { tf } from '../network/engine.js';

test.each([
  ['vectors', [{ name: 'backbone', shape: [1288] }], 256],
  ['the widest vectors', [{ name: 'backbone', shape: [8192] }], 256],
  ['the smallest maps', [{ name: 'backbone', shape: [8193] }], 32],
  ['images', [{ name: 'image', shape: [32, 32, 3] }], 32],
  ['banked maps, 7 x 7 of 1280', [{ name: 'backbone', shape: [62720] }], 32],
  [
    'vectors and maps',
    [
      { name: 'a', shape: [8] },
      { name: 'b', shape: [49, 512] },
    ],
    32,
  ],
])('the rows at a time follow from the size of %s', (_, feeds, rows) => {
  expect(rowsAtATime(feeds)).toBe(rows);
});

const ROWS = 600; // predicted 256 at a time: two whole batches and a rest
const VALUES = [0.3, -1.2, 2, 0.5];

/** Predictions of a node that gives row `i` the values above plus `i / 1000`; two of its columns are the prediction. */
async function answersOf(scale: string) {
  const feed = {
    name: 'backbone',
    shape: [4],
    read: async (rows: Int32Array) =>
      Float32Array.from([...rows].flatMap((row) => VALUES.map((v) => v + row / 1000))),
  };
  const seen: number[] = [];
  const { head, supervised } = await answer({
    tf,
    graph: { forward: (_: unknown, { backbone }: { backbone: unknown }) => ({ head: backbone }) },
    order: ['head'],
    nodes: [{ name: 'head', answer: { labels: 'it', offset: 1, width: 2, scale } }, { name: 'supervised' }],
    feeds: [feed],
    rows: ROWS,
    pause: async () => {},
    progress: (rows: number) => seen.push(rows),
  } as never);
  expect(supervised).toBeUndefined();
  expect(seen).toEqual([256, 256, 88]);
  return head!;
}

test.each(['logits', 'probabilities', 'values'])(
  'predictions are the %s of the node, every row in its place',
  async (scale) => {
    const answers = await answersOf(scale);
    const expected = Array.from({ length: ROWS }, (_, row) => [
      VALUES[1]! + row / 1000,
      VALUES[2]! + row / 1000,
    ]);
    expect([...answers]).toEqual(expected.flat().map(Math.fround));
  },
);
