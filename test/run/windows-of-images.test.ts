import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngine } from '../../src/engine/open.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { readData } from '../../src/run/data/read.js';
import { viewOf } from '../../src/run/data/splits.js';
import { openModel } from '../../src/run/model/model.js';
import { openPage } from '../../src/run/page/open.js';
import { runPage } from '../../src/run/run.js';
import { engineSettings, type Surroundings } from '../../src/run/surroundings.js';
import { picture } from '../data/picture.js';
import { quietEvents } from './small.js';

const FRAMES = 5;

/** Sequences of one picture each, over and over; `a/3.png` cannot be read. */
async function images(folder: string): Promise<void> {
  const rows = ['image,split,video,frame,color'];
  for (const [i, video] of ['a', 'b', 'c', 'd'].entries()) {
    mkdirSync(join(folder, video));
    const { data, width, height } = picture(24 + i, 24);
    const png = await sharp(data, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer();
    for (let frame = 1; frame <= FRAMES; frame++) {
      writeFileSync(join(folder, video, `${frame}.png`), video === 'a' && frame === 3 ? 'no picture' : png);
      const split = video === 'd' ? 'validation' : 'train';
      rows.push(`${video}/${frame}.png,${split},${video},${frame},${frame % 2 === 0 ? 'red' : 'blue'}`);
    }
  }
  writeFileSync(join(folder, 'rows.csv'), `${rows.join('\n')}\n`);
}

const pageText = (folder: string, train: string): string => `
name: images
data:
  type: manifest
  root: ${folder}
  file: rows.csv
  split: split
  sequence: video
  position: frame
  tolerance: 0.2
  labels: { color: { column: color } }
labels: { color: { kind: classes, names: [red, blue] } }
images: { train: { resize: 20, crop: 12, flip: true, views: 2 }, evaluate: { resize: 12 } }
backbone: { type: small-cnn, widths: [4, 6] }
windows: { length: 3 }
heads:
  memory: { type: recurrent, input: backbone, units: 4 }
  color: { type: fc, input: memory, units: 2, labels: color }
stages:
  one:
    train: ${train}
    losses: { color: { type: weighted-cross-entropy } }
    optimizer: { type: sgd, rate: 0.01 }
    batch: 2
    epochs: 2
metrics: { accuracy: { type: accuracy, node: color } }
`;

describe('windows of images', () => {
  let folder: string;
  let context: Surroundings;
  const open = (train: string) => {
    const page = join(folder, 'page.yaml');
    writeFileSync(page, pageText(folder, train));
    return openPage({ page }, context);
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zoo-windows-'));
    await images(folder);
    context = {
      registry: createRegistry(builtinParts),
      env: {},
      cache: join(folder, 'cache'),
      zoo: resolve('zoo'),
      library: [resolve('zoo')],
      version: '0.0.0',
      now: () => new Date(0),
    };
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  // The frames of a video are the same file here, so what differs between them is their augmentation.
  test.each([
    ['read at each step', '[backbone, memory, color]'],
    ['from the bank', '[memory, color]'],
  ])('are augmented in the same way in all frames of a sequence: %s', async (_, train) => {
    const { plan } = open(train);
    const { rows } = await readData(plan, context, quietEvents());
    const split = viewOf(rows, 'train', 'train', plan, 1);
    const engine = await openEngine('cpu', undefined, engineSettings(context));
    const model = await openModel(plan, engine, 1, context, quietEvents());
    const { feeds, failed } = await model.feeds(plan.stages[0]!.active, split.view, plan.stages[0]!.banked);
    expect(new Set(failed.map(({ row }) => split.view.rows.at(row)!.key))).toEqual(new Set(['a/3.png']));
    const seen = new Set<string>();
    for (const epoch of [0, 1, 2, 3]) {
      const all = await feeds[0]!.read(
        Int32Array.from({ length: FRAMES }, (_, i) => FRAMES + i),
        epoch,
      );
      const frames = Array.from({ length: FRAMES }, (_, i) =>
        all.subarray((i * all.length) / FRAMES, ((i + 1) * all.length) / FRAMES).join(),
      );
      expect(new Set(frames).size).toBe(1);
      seen.add(frames[0]!);
    }
    expect(seen.size).toBeGreaterThan(1);
    model.close();
  });

  test.each([
    ['with the backbone', '[backbone, memory, color]'],
    ['on a frozen backbone', '[memory, color]'],
  ])(
    'train heads %s, and an image that cannot be read has a prediction and no label',
    async (name, train) => {
      const record = await runPage(
        { open: open(train), engine: 'wasm', folder: join(folder, name), resume: false },
        context,
        quietEvents(),
      );
      expect(record.stages[0]).toMatchObject({ rows: 14, windows: 6 });
      expect(record.stages[0]!.epochs.every(({ loss }) => Number.isFinite(loss))).toBe(true);
      expect(record.data.validation!.rows).toBe(FRAMES);
    },
  );
});
