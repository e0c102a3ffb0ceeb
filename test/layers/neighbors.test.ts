import { beforeAll, describe, expect, test } from 'vitest';
import { nearestNeighbors, normalizeEdges } from '../../src/layers/neighbors.js';
import type { Tf } from '../../src/part.js';
import { engines, open } from '../parity/engines.js';

describe.each(engines)('neighbors on %s, by hand', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  // One face, four nodes: a = (2, 0), b = (1, 0), c = (1, 0), d = (0, 3).
  const nodes = () => tf.tensor3d([[[2, 0], [1, 0], [1, 0], [0, 3]]]); // biome-ignore format: one row per face

  test.each([
    // dot: a is most similar to itself (4), then to b and c equally (2): all three are kept though two are requested
    ['dot', 2, [1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1]],
    ['dot', 1, [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1]],
    ['cosine', 1, [1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 1]],
    ['l1', 2, [1, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 1]],
  ] as const)('%s, %d kept, and ties', (similarity, count, expected) => {
    const edges = tf.tidy(() => nearestNeighbors(tf, nodes(), count, similarity).dataSync());
    expect([...edges]).toEqual(expected);
  });

  test('an edge weighs 1 / sqrt(degree of one end x degree of the other)', () => {
    const edges = tf.tidy(() => normalizeEdges(tf, tf.tensor3d([[[1, 0], [1, 1]]])).dataSync()); // biome-ignore format: a matrix
    [1, 0, 1 / Math.SQRT2, 1 / 2].forEach((value, i) => {
      expect(edges[i]).toBeCloseTo(value, 6);
    });
  });
});
