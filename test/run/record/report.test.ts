import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { markFolder } from '../../../src/files/mark.js';
import type { RunRecord } from '../../../src/report/record.js';
import { jsonLines, readJsonLines } from '../../../src/run/record/json-lines.js';
import { reportOf } from '../../../src/run/record/report.js';
import { readRun } from '../../../src/run/record/saved.js';
import { runPage } from '../../../src/run/run.js';
import { inspection, predictions, record } from '../../report/sample.js';
import { quietEvents, type Small, smallWorkplace } from '../small.js';

const zoo = (...args: readonly string[]) =>
  spawnSync(process.execPath, [resolve('dist/bin.js'), ...args], { encoding: 'utf8' });

describe('a run whose report fails', () => {
  let small: Small;
  let folder: string;
  let ended: RunRecord;
  const events = quietEvents();
  const report = (): string => join(folder, 'report.html');

  beforeAll(async () => {
    small = smallWorkplace();
    folder = join(small.folder, 'run');
    mkdirSync(report(), { recursive: true }); // a folder in its place: the report cannot be written
    markFolder(folder, { kind: 'run' });
    const open = small.open(['training.epochs=1']);
    ended = await runPage({ open, engine: 'wasm', folder, resume: false }, small.context, events);
  }, 60_000);

  it('is complete, and says what failed and how to make the report', () => {
    expect(events.notes.at(-1)).toMatch(
      /^the report of .* could not be written \(.*zoo report .*\[report-failed\]$/,
    );
    expect(readRun(folder).record).toEqual(JSON.parse(JSON.stringify(ended)));
  });

  it('gets its report from zoo report, which makes the same bytes each time', () => {
    expect(zoo('report', folder).status).not.toBe(0);
    rmSync(report(), { recursive: true });
    const { status, stdout, stderr } = zoo('report', folder);
    expect(status, stderr).toBe(0);
    expect(stdout).toBe(`${report()}\n`);
    const first = readFileSync(report());
    expect(first.toString()).toContain('<title>small: run report</title>');
    zoo('report', folder);
    expect(readFileSync(report()).equals(first)).toBe(true);
  }, 60_000);

  it('is not trained again by --resume, which writes the missing report', () => {
    rmSync(report());
    const before = statSync(join(folder, 'run.json')).mtimeMs;
    const { status, stderr } = zoo('run', '--resume', folder);
    expect(status, stderr).toBe(0);
    expect(existsSync(report())).toBe(true);
    expect(statSync(join(folder, 'run.json')).mtimeMs).toBe(before);
  }, 60_000);

  it('has no report before it is finished, nor has a folder without a run', () => {
    rmSync(join(folder, 'run.json'));
    expect(zoo('report', folder)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('[not-finished]'),
    });
    expect(zoo('report', small.folder)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('[not-a-run]'),
    });
  }, 60_000);
});

it('a report of 24 photos of 25 MB is small', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'photos-'));
  const side = 2900;
  const photo = join(folder, 'photo.tiff');
  const pixels = Buffer.alloc(side * side * 3, 127);
  await sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .tiff({ compression: 'none' })
    .toFile(photo);
  expect(statSync(photo).size).toBeGreaterThan(25e6);
  const rows = predictions.map((row, i) => ({ ...row, image: join(folder, `${i}.tiff`) }));
  for (const { image } of rows) linkSync(photo, image);
  const html = await reportOf({ record, predictions: rows, inspection }, {});
  expect(html.match(/<img src="data:image\/jpeg;base64,/g)).toHaveLength(24);
  expect(html.length).toBeLessThan(2e6);
  rmSync(folder, { recursive: true });
}, 60_000);

it('lines of JSON are read back unchanged', () => {
  const values = Array.from({ length: 10_000 }, (_, i) => ({ i, text: `é\n${i}` }));
  const read = (text: string) => [...readJsonLines(Buffer.from(text), (value) => value)];
  expect(read([...jsonLines(values)].join(''))).toEqual(values);
  expect(read('{"a":1}\n\n{"b":2}')).toEqual([{ a: 1 }, { b: 2 }]);
  expect([...jsonLines([])]).toEqual([]);
});

it('a data set with more classes than a matrix can show still has a report', async () => {
  const names = Array.from({ length: 2000 }, (_, i) => `person-${i}`);
  const people = { name: 'people', kind: 'classes' as const, names };
  const many = {
    ...record,
    labels: { people },
    answers: { who: 'people' },
    scores: {},
    constant: {},
    metricLabels: {},
  };
  const rows = [0, 1].map((i) => ({
    key: `${i}`,
    image: null,
    truth: { people: names.map((_, j) => Number(i === j)) },
    outputs: { who: names.map((_, j) => Number(j === 0)) },
  }));
  const html = await reportOf({ record: many, predictions: rows, inspection: {} }, {});
  expect(html).toContain('is not drawn for more than 100 classes');
});
