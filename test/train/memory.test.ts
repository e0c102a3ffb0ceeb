import { Session } from 'node:inspector/promises';
import { expect, it } from 'vitest';
import type { LabelKind } from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { moments } from '../../src/train/label-scale.js';
import type { LabelMatrix } from '../../src/train/labels.js';
import { balancedShares } from '../../src/train/sampling.js';
import { score } from '../../src/train/scores.js';
import { tuneThresholds } from '../../src/train/thresholds.js';

const ROWS = 20_000;

/** Pseudorandom numbers in [0, 1) by which labels and outputs are made; the same every time. */
const numbers = (count: number) => new Float32Array(count).map((_, i) => Math.abs(Math.sin(i * 12.9898)));

function matrixOf(kind: LabelKind, width: number): LabelMatrix {
  const data = numbers(ROWS * width);
  if (kind === 'multi-label') data.set(data.map((value) => (value > 0.7 ? 1 : 0)));
  if (kind === 'classes') data.set(data.map((_, i) => (i % width === Math.floor(i / width) % width ? 1 : 0)));
  return { kind, width, data, has: new Uint8Array(ROWS).fill(1) };
}

const labels = {
  x: matrixOf('classes', 8),
  y: matrixOf('multi-label', 12),
  z: matrixOf('continuous', 2),
};

/** Bytes of the largest JavaScript object that a piece of work allocates, freed or not; numbers in typed arrays are not in it. */
async function largest(work: () => unknown): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.startSampling', {
    samplingInterval: 16_384,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  work();
  const { profile } = await session.post('HeapProfiler.stopSampling');
  session.disconnect();
  const { samples } = profile as unknown as { readonly samples: readonly { readonly size: number }[] }; // not typed
  return Math.max(0, ...samples.map(({ size }) => size));
}

const registry = createRegistry(builtinParts);

/** Scores the rows in one metric. */
function scored(type: string, space: keyof typeof labels): unknown {
  const { width, kind, data } = labels[space];
  const scale = kind === 'continuous' ? 'values' : 'logits';
  const options = { type, ...(/f1|accuracy/.test(type) && { threshold: 0.5 }) };
  return score(
    ['m'],
    { node: numbers(data.length) },
    {
      metrics: [{ name: 'm', node: 'node', of: [], options }],
      nodes: [{ name: 'node', answer: { labels: space, scale, offset: 0, width } }],
      registry,
      labels,
    },
  );
}

// If a metric lists its rows as JavaScript numbers, as TypedArray.from of an array does with a function, each number of a row takes 8
// to 24 bytes: two million rows of 12 units took a gigabyte more.
it.each([
  ['accuracy', 'x'],
  ['balanced-accuracy', 'x'],
  ['f1-macro', 'x'],
  ['f1-per-class', 'y'],
  ['f1-macro', 'y'],
  ['accuracy', 'y'],
  ['ccc', 'z'],
  ['mae', 'z'],
  ['rmse', 'z'],
  ['r2', 'z'],
] as const)('%s of rows with labels of %s keeps no list of them', async (type, space) => {
  expect(await largest(() => scored(type, space))).toBeLessThan(2 * ROWS);
});

it.each([
  ['moments of labels', () => moments(labels.z)],
  [
    'shares of rows',
    () =>
      balancedShares(
        new Int32Array(ROWS).map((_, i) => i),
        labels.x,
      ),
  ],
] as const)('%s: no list of rows', async (_, work) => {
  expect(await largest(work)).toBeLessThan(2 * ROWS);
});

// Sorting by a function needs its own list, of one label at a time.
it.each([
  ['auroc', () => scored('auroc', 'y')],
  ['average precision', () => scored('average-precision', 'y')],
  [
    'thresholds',
    () =>
      tuneThresholds(
        [{ name: 'n', answer: { labels: 'y', scale: 'logits', offset: 0, width: 12 } }],
        { n: numbers(ROWS * 12) },
        labels,
      ),
  ],
] as const)('%s: no list of rows, except to sort them', async (_, work) => {
  expect(await largest(work)).toBeLessThan(9 * ROWS);
});
