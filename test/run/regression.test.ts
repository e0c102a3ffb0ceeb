import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtinParts } from '../../src/parts/builtin.js';
import { stream } from '../../src/random/stream.js';
import { createRegistry } from '../../src/registry.js';
import type { RunRecord } from '../../src/report/record.js';
import { evaluate } from '../../src/run/evaluate.js';
import { openPage } from '../../src/run/page/open.js';
import { readRun } from '../../src/run/record/saved.js';
import { runPage } from '../../src/run/run.js';
import type { Surroundings } from '../../src/run/surroundings.js';
import { decodeSafetensors } from '../../src/weights/safetensors/decode.js';
import { quietEvents } from './small.js';

// Age follows from two of eight numbers, price from a third; every seventh row has no age.
const WIDTH = 8;
const ROWS = 320;
const inputs = Array.from({ length: ROWS }, (_, i) => stream(3, 'row', i).normal(WIDTH));
const age = (x: Float32Array): number => Math.min(100, Math.max(0, 50 + 12 * x[0]! - 8 * x[1]!));
const price = (x: Float32Array): number => 300_000 + 90_000 * x[2]!;

const page = (folder: string): string => `
name: regression
data:
  type: manifest
  root: ${folder}
  file: labels.csv
  labels: { age: { columns: [age] }, price: { columns: [price] } }
labels:
  age: { kind: continuous, names: [age], range: [0, 100], unit: years }
  price: { kind: continuous, names: [price], standardize: true, unit: EUR }
backbone: { type: features, file: ${folder}/vectors.jsonl, values: vector, width: ${WIDTH} }
heads:
  age: { type: fc, input: backbone, units: 1, labels: age, activation: tanh }
  price: { type: fc, input: backbone, units: 1, labels: price }
stages:
  all:
    train: [age, price]
    losses: { age: { type: mse }, price: { type: huber } }
    optimizer: { type: adam, rate: 0.02 }
    batch: 32
    epochs: 12
    select: MAE
metrics:
  MAE: { type: mae, node: age }
  RMSE: { type: rmse, node: price }
  R2: { type: r2, node: price }
`;

describe('labels with a range and standardized labels', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-'));
  const out = join(folder, 'run');
  const context: Surroundings = {
    registry: createRegistry(builtinParts),
    env: {},
    cache: join(folder, 'cache'),
    zoo: resolve('zoo'),
    library: [resolve('zoo')],
    version: '0.0.0',
    now: () => new Date(0),
  };
  let record: RunRecord;

  beforeAll(async () => {
    const rows = inputs.map((x, i) => {
      const split = i < 240 ? 'train' : 'validation';
      return [`${i}.png`, split, i % 7 ? age(x).toFixed(2) : '', price(x).toFixed(0)].join(',');
    });
    writeFileSync(join(folder, 'labels.csv'), `${['image,split,age,price', ...rows].join('\n')}\n`);
    const vectors = inputs.map((x, i) => JSON.stringify({ image: `${i}.png`, vector: Array.from(x) }));
    writeFileSync(join(folder, 'vectors.jsonl'), `${vectors.join('\n')}\n`);
    writeFileSync(join(folder, 'page.yaml'), page(folder));
    const open = openPage({ page: join(folder, 'page.yaml') }, context);
    record = await runPage({ open, engine: 'wasm', folder: out, resume: false }, context, quietEvents());
  }, 60_000);

  it('are learned, and scored in their own unit', () => {
    expect(record.errors).toEqual({ MAE: 'years', RMSE: 'EUR' });
    expect(record.scores.MAE!.value).toBeLessThan(4);
    expect(record.constant.MAE!.value).toBeGreaterThan(8);
    expect(record.scores.R2!.value).toBeGreaterThan(0.9);
    expect(record.constant.R2!.value).toBeCloseTo(0, 6); // a constant prediction of the mean
  });

  it('keeps the epoch with the least error', () => {
    const [stage] = record.stages;
    const errors = stage!.epochs.map(({ scores }) => scores.MAE!);
    expect(stage!.best.value).toBe(Math.min(...errors));
  });

  it('are predicted in their own unit: the scores follow from predictions.jsonl', () => {
    const { predictions } = readRun(out);
    const errors = predictions.flatMap(({ truth, outputs }) =>
      truth.age ? [Math.abs(truth.age[0]! - outputs.age![0]!)] : [],
    );
    expect(errors).toHaveLength(69);
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(record.scores.MAE!.value).toBeCloseTo(mean, 5);
  });

  it('save the mean and the deviation of the training rows with the weights', async () => {
    const { arrays } = decodeSafetensors(readFileSync(join(out, 'weights.safetensors')), 'weights');
    const prices = inputs.slice(0, 240).map((x) => Number(price(x).toFixed(0)));
    const mean = prices.reduce((sum, value) => sum + value, 0) / 240;
    const deviation = Math.sqrt(prices.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 240);
    expect(arrays.get('price/labels.mean')!.data[0]! / mean).toBeCloseTo(1, 6);
    expect(arrays.get('price/labels.deviation')!.data[0]! / deviation).toBeCloseTo(1, 6);
    const { scores } = await evaluate({ run: out }, 'validation', 'wasm', context, quietEvents());
    expect(scores).toEqual(record.scores);
  });
});
