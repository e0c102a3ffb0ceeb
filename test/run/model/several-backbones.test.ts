import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ZooError } from '../../../src/errors/problem.js';
import { builtinParts } from '../../../src/parts/builtin.js';
import { stream } from '../../../src/random/stream.js';
import { createRegistry } from '../../../src/registry.js';
import { evaluate } from '../../../src/run/evaluate.js';
import { openPage } from '../../../src/run/page/open.js';
import { openPredictor } from '../../../src/run/predict.js';
import { runPage } from '../../../src/run/run.js';
import type { Surroundings } from '../../../src/run/surroundings.js';
import { quietEvents } from '../small.js';

/** Rows whose label is whether a red image comes with a positive vector, or a blue one with a negative: neither alone shows it. */
async function workplace(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-several-'));
  mkdirSync(join(folder, 'images'));
  const [rows, vectors]: [string[], string[]] = [['image,split,same'], []];
  for (let i = 0; i < 96; i++) {
    const [red, sign] = [i % 2 === 0, i % 4 < 2];
    const noise = stream(1, i).normal(3);
    const level = 180 + Math.round(10 * noise[0]!);
    const background = { r: red ? level : 20, g: 40, b: red ? 20 : level };
    const png = sharp({ create: { width: 16, height: 16, channels: 3, background } }).png();
    writeFileSync(join(folder, 'images', `${i}.png`), await png.toBuffer());
    rows.push(`images/${i}.png,${i < 64 ? 'train' : 'validation'},${red === sign ? 'yes' : 'no'}`);
    vectors.push(JSON.stringify({ image: `images/${i}.png`, vector: [sign ? 1 : -1, noise[1], noise[2]] }));
  }
  writeFileSync(join(folder, 'labels.csv'), `${rows.join('\n')}\n`);
  writeFileSync(join(folder, 'vectors.jsonl'), `${vectors.join('\n')}\n`);
  writeFileSync(join(folder, 'both.yaml'), pageText(folder));
  return folder;
}

const pageText = (folder: string): string => `
name: both
data: { type: manifest, root: ${folder}, file: labels.csv, split: split, labels: { same: { column: same } } }
labels: { same: { kind: classes, names: ["no", "yes"] } }
images: { train: { resize: 16 }, evaluate: { resize: 16 } }
backbone: { type: small-cnn, widths: [4, 8] }
backbones:
  signs: { type: features, file: ${folder}/vectors.jsonl, values: vector, width: 3 }
heads:
  same: { type: fc, input: [backbone, signs], hidden: [16], units: 2, labels: same }
training: { optimizer: { type: adam, rate: 0.02 }, batch: 16 }
stages:
  all:
    train: [backbone, same]
    losses: { same: { type: weighted-cross-entropy } }
    epochs: 8
  head:
    train: [same]
    losses: { same: { type: weighted-cross-entropy } }
    epochs: 2
metrics: { accuracy: { type: accuracy, node: same } }
`;

describe('a page with several backbones', () => {
  let folder: string;
  let context: Surroundings;
  const at = (name: string): string => join(folder, name);
  const open = (set: readonly string[] = []) => openPage({ page: at('both.yaml'), set }, context);
  const run = (name: string, events = quietEvents(), resume = false, set: readonly string[] = []) =>
    runPage({ open: open(set), engine: 'wasm', folder: at(name), resume }, context, events);
  const problem = (set: readonly string[]): ZooError['problems'][number] => {
    try {
      open(set);
    } catch (error) {
      return (error as ZooError).problems[0]!;
    }
    throw new Error('the page is sound');
  };

  beforeAll(async () => {
    folder = await workplace();
    const library = [resolve('zoo')];
    context = {
      registry: createRegistry(builtinParts),
      env: {},
      cache: at('cache'),
      zoo: library[0]!,
      library,
      version: '0.0.0',
      now: () => new Date(0),
    };
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('learns what neither of them shows alone, trained and frozen, and gets the same scores again', async () => {
    const record = await run('whole');
    expect(record.scores.accuracy!.value).toBeGreaterThan(0.9);
    const again = await evaluate({ run: at('whole') }, 'validation', 'wasm', context, quietEvents());
    expect(again.scores).toEqual(record.scores);
    const alone = await run('alone', quietEvents(), false, ['~backbones', 'heads.same.input=backbone']);
    expect(alone.scores.accuracy!.value).toBeLessThan(0.7);
  });

  it('resumes to the same weights', async () => {
    await expect(run('stopped', quietEvents(5))).rejects.toThrow();
    await run('stopped', quietEvents(), true);
    const weights = (name: string) => readFileSync(join(at(name), 'weights.safetensors'));
    expect(weights('stopped').equals(weights('whole'))).toBe(true);
  });

  it('reports an error in one of them at its place', () => {
    expect(problem(['backbones.signs.file=none.jsonl'])).toMatchObject({ path: 'backbones.signs.file' });
    expect(problem(['heads.same.input=backbone'])).toMatchObject({
      code: 'dead-backbone',
      path: 'backbones.signs',
    });
    expect(problem(['heads.signs={type: fc, input: same, units: 2}'])).toMatchObject({ code: 'name-taken' });
  });

  it('does not predict on images if one of them reads something else', async () => {
    await run('small', quietEvents(), false, ['stages.all.epochs=1', 'stages.head.epochs=1']);
    const opened = openPredictor({ run: at('small') }, 'wasm', context, quietEvents());
    await expect(opened).rejects.toThrow('its backbone "signs" (features) needs vectors beside them');
  });
});
