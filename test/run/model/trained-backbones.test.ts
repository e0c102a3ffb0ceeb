import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinParts } from '../../../src/parts/builtin.js';
import { parameters } from '../../../src/plan/flow.js';
import { createRegistry } from '../../../src/registry.js';
import { openPage } from '../../../src/run/page/open.js';
import { runPage } from '../../../src/run/run.js';
import type { Surroundings } from '../../../src/run/surroundings.js';
import { quietEvents } from '../small.js';

/** Twelve images to train on and six to validate, each of one color, of 32 pixels. */
async function images(folder: string): Promise<void> {
  mkdirSync(join(folder, 'images'));
  const rows = ['image,split,color'];
  for (let i = 0; i < 18; i++) {
    const color = ['red', 'blue'][i % 2]!;
    const background = { r: color === 'red' ? 200 + i : 20, g: 40, b: color === 'red' ? 20 : 200 + i };
    const png = sharp({ create: { width: 32, height: 32, channels: 3, background } }).png();
    writeFileSync(join(folder, 'images', `${i}.png`), await png.toBuffer());
    rows.push(`images/${i}.png,${i < 12 ? 'train' : 'validation'},${color}`);
  }
  writeFileSync(join(folder, 'labels.csv'), `${rows.join('\n')}\n`);
}

const pageText = (folder: string, backbone: string, train: string): string => `
name: small
data: { type: manifest, root: ${folder}, file: labels.csv, split: split, labels: { color: { column: color } } }
labels: { color: { kind: classes, names: [red, blue] } }
images: { train: { resize: 32 }, evaluate: { resize: 32 } }
backbone: ${backbone}
heads: { color: { type: fc, input: backbone, units: 2, labels: color } }
stages:
  one:
    train: ${train}
    losses: { color: { type: weighted-cross-entropy } }
    optimizer: { type: sgd, rate: 0.01 }
    batch: 6
    epochs: 1
metrics: { accuracy: { type: accuracy, node: color } }
`;

describe('a backbone in a page', () => {
  let folder: string;
  let context: Surroundings;
  const open = (backbone: string, train: string) => {
    const page = join(folder, 'page.yaml');
    writeFileSync(page, pageText(folder, backbone, train));
    return openPage({ page }, context);
  };
  const run = (name: string, backbone: string, train: string) =>
    runPage(
      { open: open(backbone, train), engine: 'wasm', folder: join(folder, name), resume: false },
      context,
      quietEvents(),
    );
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zoo-backbones-'));
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

  it.each([
    // the parameters of torchvision 0.29.1 without those of the classifier
    ['resnet18', 11_689_512 - 513 * 1000],
    ['resnet50', 25_557_032 - 2049 * 1000],
    ['mobilenet-v3-small', 2_542_856 - 577 * 1024 - 1025 * 1000],
  ])(
    '%s is planned and trained, and another run starts from it, frozen',
    { timeout: 300_000 },
    async (type, count) => {
      const { plan } = open(`{ type: ${type} }`, '[backbone, color]');
      expect(parameters(plan.nodes.slice(0, 1))).toBe(count);
      const first = await run(type, `{ type: ${type} }`, '[backbone, color]');
      expect(first.stages[0]!.epochs[0]!.loss).toBeGreaterThan(0);
      expect(first.scores.accuracy!.value).not.toBeNull();
      const from = `{ type: ${type}, weights: "run:${join(folder, type)}" }`;
      const second = await run(`${type}-frozen`, from, '[color]');
      expect(second.environment['backbone weights']).toContain(first.weights.sha256);
      expect(Number.isFinite(second.stages[0]!.epochs[0]!.loss)).toBe(true);
    },
  );
});
