import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunRecord } from '../../../src/report/record.js';
import { fewRows } from '../../../src/run/data/read.js';
import { distances, type EnginesCheck } from '../../../src/tools/verify/engines.js';
import { type ResumeCheck, verifyResume } from '../../../src/tools/verify/resume.js';
import { engines } from '../../parity/engines.js';
import { quietEvents, type Small, smallWorkplace } from '../../run/small.js';

const bin = resolve('dist/bin.js');
const short = ['--rows', '64', '--epochs', '2'];
let small: Small;
beforeAll(() => {
  small = smallWorkplace();
});

const zoo = (...args: string[]) => {
  return spawnSync(process.execPath, [bin, ...args], {
    env: { ...process.env, CI: 'true' },
    encoding: 'utf8',
  });
};

describe('zoo verify resume', () => {
  it('shows that a killed run of the page ends with the same bytes, and a cold one does not', () => {
    const page = join(small.folder, 'small.yaml');
    const found = zoo('verify', 'resume', page, ...short, '--kills', '1', '--engine', 'wasm');
    expect(found.status, found.stderr).toBe(0);
    expect(found.stderr).toMatch(
      /A trial of small: at most 2 epochs of each stage, 64 rows.*--epochs and --rows/,
    );
    const [, , ...lines] = found.stdout.split('\n');
    expect(lines[0]).toMatch(/^uninterrupted( +[0-9a-f]{12}){3}$/);
    expect(lines[1]).toMatch(/^resumed +stage \w+, \d of 2 epochs saved( +same bytes){3}$/);
    expect(lines[2]).toMatch(/^cold +stage .* +other bytes +other bytes/);
    expect(found.stdout).toContain('Resume is exact.');
  }, 300_000);

  it('finds a resume that is not exact', async () => {
    // A zoo whose cosine schedule goes wrong in resumed runs.
    const broken = join(small.folder, 'broken.mjs');
    writeFileSync(broken, "if (process.argv.includes('--resume')) Math.cos = () => 0.5;");
    const folder = join(small.folder, 'trial');
    mkdirSync(folder);
    const trial = {
      zoo: [process.execPath, '--import', broken, bin],
      env: { ...process.env, ZOO_CACHE: small.context.cache },
      page: [join(small.folder, 'small.yaml'), '--rows', '64', '--set', 'training.epochs=2'],
      allowing: [],
      open: small.open(['training.epochs=2']),
      folder,
      events: quietEvents(),
    };
    const check: ResumeCheck = await verifyResume(trial, { kills: 1, engine: 'wasm' }, small.context);
    expect(check.passed).toBe(false);
    expect(check.rows.map(({ run }) => run)).toEqual(['uninterrupted', 'resumed', 'cold']);
    expect(check.rows[1]!.same.weights).toBe(false);
  }, 300_000);

  it('shows why a run of the trial failed', () => {
    const page = join(small.folder, 'diverges.yaml');
    writeFileSync(
      page,
      'extends: small.yaml\nname: diverges\ntraining: { optimizer: { type: sgd, rate: 1e30 } }\n',
    );
    const { status, stderr } = zoo('verify', 'resume', page, ...short, '--engine', 'wasm');
    expect(status).toBe(1);
    expect(stderr).toMatch(/the trial's run "uninterrupted" failed.*\[diverged\].*\[trial-failed\]/s);
  }, 120_000);
});

describe('zoo verify engines', () => {
  it('trains the page on every available engine, and they agree', () => {
    const found = zoo('verify', 'engines', join(small.folder, 'small.yaml'), ...short, '--json');
    expect(found.status, found.stderr).toBe(0);
    const { rows, passed } = JSON.parse(found.stdout) as EnginesCheck;
    expect(passed).toBe(true);
    const names = rows.map(({ name }) => name.split(',')[0]);
    expect(new Set(names)).toEqual(new Set(engines.filter((name) => name !== 'cpu')));
    const again = rows.filter(({ name }) => name.endsWith(', again'));
    expect(again.map(({ bytes }) => bytes?.same)).toEqual(again.map(() => true));
    const onThreads = rows.filter(({ name }) => /^(wasm|onnx), [14] threads?$/.test(name));
    expect(onThreads.length).toBeGreaterThanOrEqual(2);
    expect(onThreads.map(({ bytes }) => bytes?.same)).toEqual(onThreads.map(() => true));
  }, 500_000);

  const end = (weights: number[], outputs: number[], score: number | null) => ({
    weights: new Map([['w', { shape: [weights.length], data: Float32Array.from(weights) }]]),
    predictions: [{ key: 'a', image: null, truth: {}, outputs: { au: outputs } }],
    record: {
      scores: { P: { value: score } },
      answers: { au: 'units' },
      labels: { units: { name: 'units', kind: 'multi-label', names: ['AU1'] } },
      scales: { au: 'probabilities' },
    } as unknown as RunRecord,
  });
  it.each([
    ['the same', end([3, 4], [0.5], 1), { weights: 0, answers: 0, scores: 0 }],
    ['weights: |(0, 1)| / |(3, 4)|', end([3, 5], [0.5], 1), { weights: 0.2, answers: 0, scores: 0 }],
    ['the largest answer', end([3, 4], [0.25], 1), { weights: 0, answers: 0.25, scores: 0 }],
    ['a missing score is 0', end([3, 4], [0.5], null), { weights: 0, answers: 0, scores: 1 }],
    ['NaN', end([Number.NaN, 4], [0.5], 1), { weights: Number.NaN, answers: 0, scores: 0 }],
  ])('%s', (_, other, expected) => expect(distances(other, end([3, 4], [0.5], 1))).toEqual(expected));
});

it.each([
  [3, 3, [0, 1, 2]],
  [10, 4, [2, 4, 7, 9]],
  [5, 2, [2, 4]],
])('of %i rows, picks %i spread evenly', (count, most, kept) => {
  const rows = (split: 'train' | 'validation') =>
    Array.from({ length: count }, (_, i) => ({ key: `${i}`, image: null, split, labels: {} }));
  const table = { rows: [...rows('train'), ...rows('validation')], dropped: [], bad: [] };
  const keys = (split: string) =>
    fewRows(table, most)
      .rows.filter((row) => row.split === split)
      .map(({ key }) => Number(key));
  expect([keys('train'), keys('validation')]).toEqual([kept, kept]);
});
