import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Tf } from '../../src/part.js';
import { openPage } from '../../src/run/page/open.js';
import { runPage } from '../../src/run/run.js';
import { clipped } from '../../src/train/clip.js';
import { decodeSafetensors } from '../../src/weights/safetensors/decode.js';
import { engines, open } from '../parity/engines.js';
import { expectClose, type GoldenTensor, golden, tensorOf } from '../parity/golden.js';
import { quietEvents, type Small, smallWorkplace } from '../run/small.js';

interface ClipCase {
  readonly name: string;
  readonly limit: number;
  readonly gradients: readonly GoldenTensor[];
  readonly clipped: readonly GoldenTensor[];
}

describe.each(engines)('clipped gradients on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(golden<ClipCase>('clip'))('PyTorch: $name', ({ limit, gradients, clipped: expected }) => {
    const got = tf.tidy(() => [
      ...clipped(
        tf,
        gradients.map((one) => tf.mul(tensorOf(tf, one), 1)),
        limit,
      ),
    ]);
    for (const [i, one] of got.entries()) expectClose(one, expected[i]!, `gradient ${i}`);
    tf.dispose(got);
  });
});

/** One stage over the vectors of the small workplace, all rows in one batch, plain SGD: an epoch is a step. */
const pageText = (folder: string, more: string): string => `
name: clipped
data: { type: s-aff-wild2, root: ${folder}/data }
backbone: { type: features, file: ${folder}/vectors.jsonl, values: vector, width: 16 }
heads: { ex: { type: fc, input: backbone, units: 8, labels: expression } }
stages:
  ex:
    train: [ex]
    losses: { ex: { type: weighted-cross-entropy } }
    optimizer: { type: sgd, rate: 0.5, momentum: 0, weightDecay: 0 }
    batch: 512
    ${more}
`;

describe('a stage with clip', () => {
  let small: Small;
  const weights = async (name: string, more: string): Promise<number[]> => {
    const page = join(small.folder, 'clipped.yaml');
    writeFileSync(page, pageText(small.folder, more));
    const open = openPage({ page }, small.context);
    const folder = join(small.folder, name);
    await runPage({ open, engine: 'cpu', folder, resume: false }, small.context, quietEvents());
    const { arrays } = decodeSafetensors(readFileSync(join(folder, 'weights.safetensors')), name);
    return [...arrays.values()].flatMap(({ data }) => Array.from(data));
  };
  beforeAll(() => {
    small = smallWorkplace();
  });
  afterAll(() => rmSync(small.folder, { recursive: true }));

  // Each step moves the weights by rate x clip = 0.005: it would not if clipping came before the ascent of SAM.
  it.each(['plain', 'sam'])(
    'moves the weights by the rate times the limit, with %s gradients',
    async (rule) => {
      const gradient = `gradient: { type: ${rule} }`;
      const one = await weights(`${rule}-1`, `epochs: 1\n    clip: 0.01\n    ${gradient}`);
      const two = await weights(`${rule}-2`, `epochs: 2\n    clip: 0.01\n    ${gradient}`);
      expect(Math.hypot(...two.map((value, i) => value - one[i]!))).toBeCloseTo(0.005, 6);
    },
  );

  it('changes nothing if no gradient is that long', async () => {
    expect(await weights('long', 'epochs: 2\n    clip: 1000')).toEqual(await weights('none', 'epochs: 2'));
  });
});
