import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { labelSpaces } from '../../../src/labels.js';
import { defineDataset } from '../../../src/part.js';
import { builtinParts } from '../../../src/parts/builtin.js';
import type { Plan } from '../../../src/plan/plan.js';
import { createRegistry } from '../../../src/registry.js';
import { leaveOut, readData } from '../../../src/run/data/read.js';
import { viewOf } from '../../../src/run/data/splits.js';
import { quietEvents } from '../small.js';

const folder = mkdtempSync(join(tmpdir(), 'data-'));
afterAll(() => rmSync(folder, { recursive: true }));

const context = {
  ...{ registry: createRegistry(builtinParts), env: {}, cache: folder, zoo: resolve('zoo') },
  ...{ library: [], version: '0.0.0', now: () => new Date(0) },
};

const planOf = (data: object) => ({ data, labels: labelSpaces }) as unknown as Plan;

/** Reads a table of expressions as a run does; returns its notes, without the folder. */
async function read(rows: readonly string[]) {
  writeFileSync(join(folder, 'labels.csv'), ['image,split,emotion', ...rows, ''].join('\n'));
  const data = {
    ...{ type: 'manifest', root: folder, file: 'labels.csv', split: 'split', splits: { spare: 'none' } },
    ...{ image: 'image', images: '.', missing: [], tolerance: 1 },
    labels: { expression: { column: 'emotion' } },
  };
  const events = quietEvents();
  const table = await readData(planOf(data), context, events);
  return { table, notes: events.notes.map((note) => note.replaceAll(`${folder}/`, '')) };
}

it('notes what is skipped, and the first bad rows', async () => {
  const bad = Array.from({ length: 7 }, (_, i) => `${i}.jpg,train,Joy`);
  const { table, notes } = await read(['a.jpg,train,Fear', 'b.jpg,train,', 'c.jpg,spare,Fear', ...bad]);
  expect(table.rows).toHaveLength(1);
  expect(notes.slice(0, 3)).toEqual([
    'left out of train: rows without any label (1)',
    'left out: rows whose split the page maps to none (1)',
    'labels.csv:5  emotion is "Joy", neither a class nor in the page\'s map',
  ]);
  expect(notes).toHaveLength(8);
  expect(notes.at(-1)).toBe('and 2 more rows or labels that cannot be read');
});

it('a data set without usable rows is an error, with the reasons', async () => {
  await expect(read(['b.jpg,train,', 'c.jpg,spare,Fear'])).rejects.toThrow(
    /no row that can be used\. Left out:\s+rows without any label \(1\)\s+rows whose split .*\[nothing-left\]/,
  );
});

it('labels that do not fit their space are an error', async () => {
  const row = {
    key: 'a',
    image: null,
    split: 'train' as const,
    labels: { expression: Float32Array.of(1, 0) },
  };
  const read = async () => ({ rows: [row], dropped: [], bad: [] });
  const odd = defineDataset({ name: 'odd', schema: {}, bind: () => ({ labels: ['expression'], read }) });
  await expect(
    readData(planOf({ type: 'odd' }), { ...context, registry: createRegistry([odd]) }, quietEvents()),
  ).rejects.toThrow(/impossible labels:\s+a {2}expression has 2 values, not 8 .*\[impossible-labels\]/);
});

it('names images that cannot be read, once, and stops if there are too many', () => {
  const expression = Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0);
  const rows = Array.from({ length: 20 }, (_, i) => ({
    ...{ key: `${i}`, image: `${i}.jpg`, split: 'train' as const, labels: { expression } },
  }));
  const plan = { ...planOf({ tolerance: 0.35 }), images: { train: { resize: 8 } } } as unknown as Plan;
  const split = viewOf(rows, 'train', 'train', plan, 1);
  const events = quietEvents();
  const failed = [0, 3, 4, 5, 6, 7, 8, 0].map((row) => ({ row, why: 'it is empty' })); // the first in two views
  for (const _ of ['a stage', 'the next']) leaveOut(split, failed, plan, events);
  const named = [0, 3, 4, 5, 6].map((i) => `${i}.jpg: it is empty`);
  expect(events.notes).toEqual([...named, 'and 2 more images that cannot be read']);
  expect(split.data.labels.expression!.has.filter(Boolean)).toHaveLength(13);
  expect(() => leaveOut(split, [...failed, { row: 9, why: 'it is empty' }], plan, events)).toThrow(
    /8 of 20 images cannot be read, more than data\.tolerance allows \(0\.35\)/,
  );
});
