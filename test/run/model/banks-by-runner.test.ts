import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { builtinParts } from '../../../src/parts/builtin.js';
import { createRegistry } from '../../../src/registry.js';
import { openPage } from '../../../src/run/page/open.js';
import { runPage } from '../../../src/run/run.js';
import { quietEvents } from '../small.js';

const here = vi.hoisted(() => ({ onnxruntime: true }));

// As on a machine where onnxruntime's binding does not load, if the test asks for that.
vi.mock('../../../src/network/run-onnx.js', async (original) => {
  const actual = await original<typeof import('../../../src/network/run-onnx.js')>();
  return { ...actual, findOnnxruntime: () => (here.onnxruntime ? actual.findOnnxruntime() : null) };
});

const folder = mkdtempSync(join(tmpdir(), 'zoo-runner-'));
const page = join(folder, 'page.yaml');

beforeAll(async () => {
  mkdirSync(join(folder, 'images'));
  const rows = ['image,split,side'];
  for (let i = 0; i < 8; i++) {
    const background = i % 2 === 0 ? '#ff0000' : '#0000ff';
    const png = sharp({ create: { width: 16, height: 16, channels: 3, background } }).png();
    writeFileSync(join(folder, 'images', `${i}.png`), await png.toBuffer());
    rows.push(`images/${i}.png,${i < 6 ? 'train' : 'validation'},${i % 2 === 0 ? 'red' : 'blue'}`);
  }
  writeFileSync(join(folder, 'labels.csv'), `${rows.join('\n')}\n`);
  writeFileSync(
    page,
    `
name: frozen
data: { type: manifest, root: ${folder}, file: labels.csv, split: split, labels: { side: { column: side } } }
labels: { side: { kind: classes, names: [red, blue] } }
images: { train: { resize: 16 }, evaluate: { resize: 16 } }
backbone: { type: small-cnn, widths: [2] }
heads: { side: { type: fc, input: backbone, units: 2, labels: side } }
training: { optimizer: { type: sgd, rate: 0.1 }, batch: 3, epochs: 1 }
stages: { one: { train: [side], losses: { side: { type: weighted-cross-entropy } } } }
metrics: { accuracy: { type: accuracy, node: side } }
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

it('outputs of onnxruntime and outputs of tfjs have separate banks', async () => {
  const library = [resolve('zoo')];
  const context = {
    registry: createRegistry(builtinParts),
    env: {},
    cache: join(folder, 'cache'),
    zoo: library[0]!,
    library,
    version: '0.0.0',
    now: () => new Date(0),
  };
  const takesFromBank = async (onnxruntime: boolean, name: string): Promise<boolean> => {
    here.onnxruntime = onnxruntime;
    const events = quietEvents();
    const request = { open: openPage({ page }, context), folder: join(folder, name), resume: false };
    await runPage({ ...request, engine: 'cpu' }, context, events);
    return events.notes.some((note) => note.includes('are in the bank'));
  };
  expect(await takesFromBank(false, 'tfjs')).toBe(false);
  expect(await takesFromBank(true, 'onnxruntime')).toBe(false);
  expect(await takesFromBank(false, 'again')).toBe(true);
});
