import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, it, vi } from 'vitest';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import type { RunRecord } from '../../src/report/record.js';
import { openPage } from '../../src/run/page/open.js';
import { runPage } from '../../src/run/run.js';
import { picture } from '../data/picture.js';
import { quietEvents } from './small.js';

/** Images that cannot be read at the moment. */
const failing = vi.hoisted(() => new Set<string>());
vi.mock('../../src/data/decode.js', async (original) => {
  const decode = await original<typeof import('../../src/data/decode.js')>();
  const readImageFile: typeof decode.readImageFile = async (path) =>
    failing.has(path) ? 'EIO: i/o error, read' : decode.readImageFile(path);
  return { ...decode, readImageFile };
});

/** Two heads, so that a frozen one is banked too: `two` reads `mood`, which is trained before it. */
const PAGE = `
name: photos
data:
  type: manifest
  root: ROOT
  file: labels.csv
  split: part
  image: file
  tolerance: 0.2
  labels: { mood: { column: mood } }
labels: { mood: { kind: classes, names: [calm, cross] } }
images: { train: { resize: 32 }, evaluate: { resize: 32 } }
backbone: { type: efficientnet-b0, outputs: [features] }
heads:
  mood: { type: fc, input: backbone, units: 2, labels: mood }
  two: { type: fc, input: mood, units: 2, labels: mood }
training: { optimizer: { type: adam, rate: 1e-3 }, batch: 8, epochs: 1 }
stages:
  mood: { train: [mood], losses: { mood: { type: weighted-cross-entropy } } }
  two: { train: [two], losses: { two: { type: weighted-cross-entropy } } }
metrics: { F1: { type: f1-macro, node: two } }
`;

const folder = mkdtempSync(join(tmpdir(), 'read-error-'));
const image = (i: number): string => join(folder, `${i}.png`);

beforeAll(async () => {
  const rows = Array.from(
    { length: 80 },
    (_, i) => `${i}.png,${i % 4 ? 'train' : 'validation'},${i % 3 ? 'calm' : 'cross'}`,
  );
  writeFileSync(join(folder, 'labels.csv'), ['file,part,mood', ...rows].join('\n'));
  writeFileSync(join(folder, 'page.yaml'), PAGE.replace('ROOT', folder));
  for (let i = 0; i < rows.length; i++) {
    const { data, width, height } = picture(40 + i, 40);
    await sharp(data, { raw: { width, height, channels: 3 } })
      .png()
      .toFile(image(i));
  }
});

interface Ran {
  readonly record: RunRecord;
  readonly notes: readonly string[];
}

async function run(
  name: string,
  cache: string,
  how: { stopAfter?: number; resume?: boolean } = {},
): Promise<Ran> {
  mkdirSync(join(folder, cache), { recursive: true });
  const zoo = resolve('zoo');
  const context = {
    registry: createRegistry(builtinParts),
    env: {},
    cache: join(folder, cache),
    zoo,
    library: [zoo],
    version: '0.0.0',
    now: () => new Date(0),
  };
  const open = openPage({ page: join(folder, 'page.yaml') }, context);
  const events = quietEvents(how.stopAfter);
  const request = { open, engine: 'wasm' as const, folder: join(folder, name), resume: how.resume ?? false };
  return { record: await runPage(request, context, events), notes: events.notes };
}

const weights = (name: string): Buffer => readFileSync(join(folder, name, 'weights.safetensors'));

it('a temporary read error removes a row from one run only', async () => {
  const clean = await run('clean', 'clean-cache');
  expect(clean.record.stages.map(({ rows }) => rows)).toEqual([60, 60]);

  for (const i of [5, 45, 8]) failing.add(image(i)); // two to train on, in different batches; one to validate on
  const first = await run('first', 'cache');
  expect(first.record.stages.map(({ rows }) => rows)).toEqual([58, 58]);
  for (const i of [5, 45, 8]) expect(first.notes.join('\n')).toContain(`${image(i)}: EIO`);

  failing.delete(image(45));
  const second = await run('second', 'cache');
  expect(second.record.stages.map(({ rows }) => rows)).toEqual([59, 59]);
  expect(second.notes.join('\n')).not.toContain(image(45));

  failing.clear();
  const third = await run('third', 'cache');
  expect(third.record.stages.map(({ rows }) => rows)).toEqual([60, 60]);
  expect(third.notes.join('\n')).not.toContain('EIO');
  expect(third.notes.join('\n')).not.toContain('in the bank'); // the missing outputs are computed
  expect(weights('third').equals(weights('clean'))).toBe(true);

  const fourth = await run('fourth', 'cache');
  expect(fourth.notes.filter((note) => note.startsWith('backbone outputs')).length).toBe(2);
  expect(weights('fourth').equals(weights('clean'))).toBe(true);
}, 240_000);

it('a resumed run omits the rows that it started without', async () => {
  failing.add(image(5)).add(image(8));
  await run('straight', 'cache-a');
  await expect(run('stopped', 'cache-b', { stopAfter: 3 })).rejects.toThrow();
  failing.clear();
  const { record, notes } = await run('stopped', 'cache-b', { resume: true });
  expect(record.stages.map(({ rows }) => rows)).toEqual([59, 59]);
  expect(notes.filter((note) => note.startsWith(image(5)))).toHaveLength(1);
  expect(weights('stopped').equals(weights('straight'))).toBe(true);

  for (const text of ['', '[]', '{"train": ["5.png"]}']) {
    writeFileSync(join(folder, 'stopped', 'unreadable.json'), text);
    await expect(run('stopped', 'cache-b', { resume: true })).rejects.toThrow(/\[damaged-run-file\]/);
  }
}, 240_000);

it('a run that was refused for unreadable images is resumed once they can be read', async () => {
  for (let i = 0; i < 40; i++) failing.add(image(i));
  await expect(run('refused', 'cache-c')).rejects.toThrow(/\[too-many-bad-images\]/);
  await expect(run('refused', 'cache-c', { resume: true })).rejects.toThrow(/\[too-many-bad-images\]/);
  failing.clear();
  const { record } = await run('refused', 'cache-c', { resume: true });
  expect(record.stages.map(({ rows }) => rows)).toEqual([60, 60]);
}, 240_000);
