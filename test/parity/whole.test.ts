import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../../src/engine/settings.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { openPage } from '../../src/run/page/open.js';
import { runPage } from '../../src/run/run.js';
import { decodeSafetensors } from '../../src/weights/safetensors/decode.js';
import { quietEvents } from '../run/small.js';
import { engines } from './engines.js';
import { type GoldenTensors, golden } from './golden.js';

/** `golden/whole.json`: the paper's three stages in PyTorch, from the seed to the final weights. */
interface WholeCase {
  readonly seed: number;
  readonly width: number;
  readonly batch: number;
  readonly epochs: number;
  readonly rate: number;
  /** `fields`: valence, arousal, expression, 12 action units, as in an annotation file. */
  readonly rows: readonly { vector: number[]; fields: number[] }[];
  /** Loss of each epoch, its mean over rows, by stage. */
  readonly losses: { readonly [stage: string]: readonly number[] };
  readonly weights: GoldenTensors;
}

const [whole] = golden<WholeCase>('whole') as [WholeCase];

const pageText = (folder: string): string => `
name: whole
extends: mtl-cross-attn
seed: ${whole.seed}
data: { type: s-aff-wild2, root: ${folder} }
backbone: { type: features, file: ${folder}/vectors.jsonl, values: vector, width: ${whole.width} }
images: { train: { views: 1 } }
training: { optimizer: { rate: ${whole.rate} }, batch: ${whole.batch}, epochs: ${whole.epochs} }
stages: { au: { select: null }, ex: { select: null }, va: { select: null } }
profiles: { demo: null }
`;

describe.each(engines)('the whole model, from its page to its weights, on %s', (engine) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zoo-whole-'));
    mkdirSync(join(folder, 'cropped_aligned'));
    const keyOf = (split: string, i: number) => `${split}/${String(i + 1).padStart(5, '0')}.jpg`;
    const splits = ['training', 'validation'];
    const vectors = splits.flatMap((split) =>
      whole.rows.map(({ vector }, i) => JSON.stringify({ image: keyOf(split, i), vector })),
    );
    writeFileSync(join(folder, 'vectors.jsonl'), vectors.join('\n'));
    for (const split of splits) {
      const lines = whole.rows.map(({ fields }, i) => [keyOf(split, i), ...fields].join(','));
      const text = ['image,valence,arousal,expression,aus', ...lines, ''].join('\n');
      writeFileSync(join(folder, `${split}_set_annotations.txt`), text);
    }
    writeFileSync(join(folder, 'page.yaml'), pageText(folder));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('the losses of every epoch and the final weights equal those of PyTorch', async () => {
    const zoo = resolve('zoo');
    const context = {
      registry: createRegistry(builtinParts),
      env: {},
      cache: readSettings(process.env).cache, // the folder of the engines
      zoo,
      library: [zoo],
      version: '0.0.0',
      now: () => new Date(0),
    };
    const run = join(folder, 'run');
    const open = openPage({ page: join(folder, 'page.yaml') }, context);
    const record = await runPage({ open, engine, folder: run, resume: false }, context, quietEvents());
    for (const { name, epochs } of record.stages) {
      epochs.forEach(({ loss }, i) => {
        const expected = whole.losses[name]![i]!;
        expect(Math.abs(loss - expected), `${name}, epoch ${i + 1}`).toBeLessThan(1e-4 * expected);
      });
    }
    const file = 'weights.safetensors';
    const { arrays } = decodeSafetensors(readFileSync(join(run, file)), file);
    expect([...arrays.keys()].sort()).toEqual(Object.keys(whole.weights).sort());
    for (const [name, { shape, data }] of Object.entries(whole.weights)) {
      const actual = arrays.get(name)!;
      expect(actual.shape, name).toEqual(shape);
      const largest = data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const off = data.reduce((most, value, i) => Math.max(most, Math.abs(value - actual.data[i]!)), 0);
      expect(off, name).toBeLessThan(1e-4 * largest);
    }
  }, 60_000);
});
