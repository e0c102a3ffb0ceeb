import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { typed } from '../../src/api/prediction.js';
import { type AnyPart, defineAligner } from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';
import type { Prediction } from '../../src/prediction.js';
import { stream } from '../../src/random/stream.js';
import { createRegistry } from '../../src/registry.js';
import { openPage } from '../../src/run/page/open.js';
import { openPredictor } from '../../src/run/predict.js';
import { runPage } from '../../src/run/run.js';
import type { Surroundings } from '../../src/run/surroundings.js';
import type { ServedModel } from '../../src/serve/model.js';
import { servedModels } from '../../src/tools/serve/models.js';
import { quietEvents } from '../run/small.js';

/** Two finished runs, one of images and one of vectors, and what they predict. */
export interface Runs {
  readonly folder: string;
  readonly context: Surroundings;
  readonly photos: string;
  readonly vectors: string;
  /** Image files: JPEG, PNG, one that its EXIF rotates. */
  readonly images: readonly Buffer[];
  /** What `zoo predict` predicts on them. */
  readonly expected: readonly Prediction[];
  models(...runs: readonly string[]): Promise<readonly ServedModel[]>;
}

const labels = `
labels:
  color: { kind: classes, names: [red, green] }
  marks: { kind: multi-label, names: [red, left] }
  level: { kind: continuous, names: [level], range: [0, 255], unit: levels }`;

const photosPage = `name: photos
title: Small photos
data:
  type: manifest
  root: .
  file: photos.csv
  labels: { color: { column: color }, marks: { columns: [red, left] }, level: { columns: [level] } }${labels}
images: { train: { resize: 8 }, evaluate: { resize: 8 } }
backbone: { type: onnx, weights: small.onnx, outputs: [features, logits] }
heads:
  hidden: { type: fc, input: backbone, units: 2 }
  color: { type: additive-cross-attention, query: backbone, key: hidden, value: hidden, width: 4, labels: color }
  marks: { type: fc, input: backbone, units: 2, labels: marks, thresholds: validation }
  level: { type: fc, input: backbone, units: 1, labels: level }
training: { optimizer: { type: adam, rate: 0.05 }, batch: 8, epochs: 4 }
stages:
  all:
    train: [hidden, color, marks, level]
    losses:
      color: { type: weighted-cross-entropy }
      marks: { type: focal }
      level: { type: mse }
metrics: { accuracy: { type: accuracy, node: color } }
`;

const vectorsPage = `name: vectors
title: Small vectors
data: { type: manifest, root: ., file: vectors.csv, image: false, key: key, labels: { color: { column: color } } }
labels: { color: { kind: classes, names: [red, green] } }
backbone: { type: features, file: numbers.csv, width: 3 }
heads: { color: { type: fc, input: backbone, units: 2, labels: color } }
training: { optimizer: { type: adam, rate: 0.1 }, batch: 8, epochs: 4 }
stages: { all: { train: [color], losses: { color: { type: weighted-cross-entropy } } } }
metrics: { accuracy: { type: accuracy, node: color } }
`;

/** Trains both runs in a temporary folder. */
export async function trainedRuns(): Promise<Runs> {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-serve-'));
  const context: Surroundings = {
    registry: createRegistry(builtinParts),
    env: {},
    cache: join(folder, 'cache'),
    zoo: resolve('zoo'),
    library: [resolve('zoo')],
    version: '0.0.0',
    now: () => new Date(0),
  };
  await photoFiles(folder);
  vectorFiles(folder);
  const runs: { [name: string]: string } = {};
  for (const [name, text] of Object.entries({ photos: photosPage, vectors: vectorsPage }))
    runs[name] = await trained(folder, name, text, context);
  const images = await files();
  const { photos, vectors } = runs as { photos: string; vectors: string };
  const expected = await predicted(photos, images, context);
  const models = (...some: readonly string[]): Promise<readonly ServedModel[]> =>
    servedModels({ runs: some, engine: 'wasm', aligned: false }, context, quietEvents());
  return { folder, context, photos, vectors, images, expected, models };
}

/** Trains a page in the folder, and returns the folder of the run. */
async function trained(folder: string, name: string, text: string, context: Surroundings): Promise<string> {
  const page = join(folder, `${name}.yaml`);
  writeFileSync(page, text.replace('root: .', `root: ${folder}`).replace(/(small\.onnx|numbers\.csv)/, `${folder}/$1`)); // biome-ignore format: one call
  const run = join(folder, 'runs', name);
  const open = openPage({ page }, context);
  await runPage({ open, engine: 'wasm', folder: run, resume: false }, context, quietEvents());
  return run;
}

/** An aligner that uses the middle of a photo as the face: 0.8 of its shorter side, as the frame of the page does. */
const middle = defineAligner({
  name: 'middle',
  schema: {
    type: 'object',
    additionalProperties: false,
    description: 'The middle of a photo.',
    properties: { type: { const: 'middle', description: 'Picks it.' } },
    required: ['type'],
  },
  bind: () => ({
    open: async () => ({
      identity: 'middle',
      find: async ({ width, height }) => {
        return { x: width / 2, y: height / 2, side: Math.round(0.8 * Math.min(width, height)), angle: 0 };
      },
      close() {},
    }),
  }),
});

/** A run on the photos with an aligner, and what it predicts on one of 10 x 10 pixels, of which it sees 8 x 8. */
export async function alignedRun({ folder, context: { registry, ...others } }: Runs) {
  const parts = [...registry.all(), middle as unknown as AnyPart];
  const context: Surroundings = { ...others, registry: createRegistry(parts) };
  const text = photosPage
    .replace('name: photos', 'name: aligned')
    .replace('images: {', 'images: { align: { type: middle },');
  const run = await trained(folder, 'aligned', text, context);
  const image = await photo(93, 10, 10).png().toBuffer();
  const [expected] = await predicted(run, [image], context);
  return { run, context, image, expected: expected! };
}

async function predicted(
  run: string,
  images: readonly Buffer[],
  context: Surroundings,
): Promise<readonly Prediction[]> {
  const predictor = await openPredictor({ run }, 'wasm', context, quietEvents());
  const rows = images.map((image, i) => ({ key: String(i), image }));
  const { predictions } = await predictor.predict(rows, quietEvents());
  predictor.close();
  return predictions.map(({ outputs }) => typed(predictor.plan, outputs));
}

/** Noise, red or green, bright on the left or all over. */
function noise(i: number, width: number, height: number): Uint8Array {
  return Uint8Array.from(stream(1, 'photo', i).uniform(width * height * 3), (u, at) => {
    const isLeft = Math.floor(at / 3) % width < width / 2;
    return Math.round(u * (at % 3 === i % 2 ? 255 : 100) * (i % 3 === 0 && !isLeft ? 0.2 : 1));
  });
}

const photo = (i: number, width: number, height: number): Sharp =>
  sharp(noise(i, width, height), { raw: { width, height, channels: 3 } });

async function photoFiles(folder: string): Promise<void> {
  mkdirSync(join(folder, 'images'));
  copyFileSync(resolve('test/parts/backbones/golden/small.onnx'), join(folder, 'small.onnx'));
  const lines = ['image,split,color,red,left,level'];
  for (let i = 0; i < 48; i++) {
    await photo(i, 20, 14)
      .png()
      .toFile(join(folder, `images/${i}.png`));
    lines.push(`images/${i}.png,${i < 32 ? 'train' : 'validation'},${i % 2 ? 'green' : 'red'},${Number(i % 2 === 0)},${Number(i % 3 === 0)},${100 + i}`); // biome-ignore format: one line
  }
  writeFileSync(join(folder, 'photos.csv'), `${lines.join('\n')}\n`);
}

function vectorFiles(folder: string): void {
  const [rows, numbers] = [['key,split,color'], ['image,a,b,c']];
  for (let i = 0; i < 48; i++) {
    rows.push(`${i},${i < 32 ? 'train' : 'validation'},${i % 2 ? 'green' : 'red'}`);
    numbers.push([i, i % 2, ...stream(1, 'vector', i).normal(2)].join(','));
  }
  writeFileSync(join(folder, 'vectors.csv'), `${rows.join('\n')}\n`);
  writeFileSync(join(folder, 'numbers.csv'), `${numbers.join('\n')}\n`);
}

const files = async (): Promise<readonly Buffer[]> => [
  await photo(90, 64, 48).jpeg().toBuffer(),
  await photo(91, 30, 70).png().toBuffer(),
  await photo(92, 40, 33).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
  readFileSync(resolve('docs/images/shapes.png')),
];
