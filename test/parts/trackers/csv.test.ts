import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TrackedEpoch, TrackedRun } from '../../../src/part.js';
import csv from '../../../src/parts/trackers/csv.js';

const options = { type: 'csv', file: 'epochs.csv' } as const;
const epoch = (changed: Partial<TrackedEpoch>): TrackedEpoch => ({
  stage: 'au',
  epoch: 1,
  loss: 0.5,
  rate: 0.01,
  seconds: 2,
  scores: { P_AU: 0.4 },
  ...changed,
});

let folder: string;
const run = (resumed: boolean): TrackedRun => ({
  name: 'page',
  folder,
  started: new Date(0),
  seed: 1,
  resumed,
  page: {},
  stages: [{ name: 'au', epochs: 2 }],
  metrics: ['P_AU', 'P_EX'],
});
const text = (): string => readFileSync(join(folder, 'epochs.csv'), 'utf8');
const header = 'stage,epoch,loss,rate,seconds,P_AU,P_EX\n';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-csv-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('one line per epoch; a metric that the stage does not train, or without a value, is empty', async () => {
  const tracking = await csv.bind(options).start(run(false));
  await tracking.epoch!(epoch({}));
  await tracking.epoch!(epoch({ epoch: 2, loss: 0.25, scores: { P_AU: null } }));
  expect(text()).toBe(`${header}au,1,0.5,0.01,2,0.4,\nau,2,0.25,0.01,2,,\n`);
});

test('a resumed run appends; a new run starts again, and keeps the earlier table under another name', async () => {
  await (await csv.bind(options).start(run(false))).epoch!(epoch({}));
  await (await csv.bind(options).start(run(true))).epoch!(epoch({ epoch: 2 }));
  expect(text()).toBe(`${header}au,1,0.5,0.01,2,0.4,\nau,2,0.5,0.01,2,0.4,\n`);
  const before = text();
  await csv.bind(options).start(run(false));
  expect(text()).toBe(header);
  expect(readFileSync(join(folder, 'epochs.csv.kept-1'), 'utf8')).toBe(before);
});

test('a resumed run whose file is missing starts a new one', async () => {
  await csv.bind(options).start(run(true));
  expect(text()).toBe(header);
});
