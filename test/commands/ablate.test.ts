import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holderOf } from '../../src/files/lock.js';

const bin = resolve('dist/bin.js');
const folder = mkdtempSync(join(tmpdir(), 'zoo-ablate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rows = Array.from({ length: 40 }, (_, i) => i);
const split = (i: number): string => (i < 30 ? 'train' : 'validation');
const mood = (i: number): string => (i % 3 ? 'calm' : 'glad');
writeFileSync(
  join(folder, 'labels.csv'),
  `key,split,mood\n${rows.map((i) => `${i},${split(i)},${mood(i)}`).join('\n')}\n`,
);
writeFileSync(
  join(folder, 'vectors.csv'),
  `image,a,b\n${rows.map((i) => `${i},${Math.sin(i)},${Math.cos(3 * i)}`).join('\n')}\n`,
);
writeFileSync(
  join(folder, 'page.yaml'),
  `name: page
data: { type: manifest, root: ., file: labels.csv, image: false, key: key, labels: { mood: { column: mood } } }
labels: { mood: { kind: classes, names: [calm, glad] } }
backbone: { type: features, file: vectors.csv, width: 2 }
heads: { mood: { type: fc, input: backbone, units: 2, labels: mood } }
training: { optimizer: { type: sgd, rate: 0.1 }, batch: 8, epochs: 150 }
stages: { s: { train: [mood], losses: { mood: { type: weighted-cross-entropy } } } }
metrics: { F1: { type: f1-macro, node: mood } }
`,
);

interface Ablation {
  readonly process: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
}

/** A folder with a study of two variants and two seeds. */
const ablate = (out: string, ...flags: readonly string[]): Ablation => ablatePage('page.yaml', out, flags);

function ablatePage(page: string, out: string, flags: readonly string[]): Ablation {
  const words = ['ablate', page, '--vary', 'training.batch=10', '--seeds', '1,2', '--engine', 'wasm'];
  const child = spawn(process.execPath, [bin, ...words, '--out', out, ...flags], {
    cwd: folder,
    env: { ...process.env, ZOO_CACHE: join(folder, 'cache'), ZOO_THREADS: '2', ZOO_CONFIG: 'none.yaml' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  return { process: child, ended: once(child, 'close').then(([code]) => ({ code, said })) };
}

const unitsOf = (out: string): readonly string[] =>
  existsSync(join(folder, out))
    ? readdirSync(join(folder, out))
        .filter((name) => name.includes('-seed'))
        .map((name) => join(folder, out, name))
    : [];

/** The units that have saved a checkpoint after an epoch and have not finished. */
const saved = (out: string): readonly string[] =>
  unitsOf(out).filter(
    (unit) => existsSync(join(unit, 'metrics.jsonl')) && !existsSync(join(unit, 'run.json')),
  );

/** Throws if the process ends first. */
async function until(what: () => boolean, { process: child }: Ablation): Promise<void> {
  while (!what()) {
    if (child.exitCode !== null) throw new Error(`it ended too soon, with ${child.exitCode}`);
    await sleep(5);
  }
}

const tables = ['table.txt', 'table.md', 'table.tex', 'table.csv', 'table.json'];
const tableOf = (out: string): readonly string[] =>
  tables.map((file) => readFileSync(join(folder, out, file), 'utf8'));

describe('zoo ablate --workers', () => {
  let expected: readonly string[];
  beforeAll(async () => {
    expect(await ablate('one').ended).toMatchObject({ code: 0 });
    expected = tableOf('one');
  }, 300_000);

  it('gives the same table as one process, byte for byte', async () => {
    const { code, said } = await ablate('two', '--workers', '2').ended;
    expect(said).toContain('4 of 4 units finished');
    expect(code).toBe(0);
    expect(tableOf('two')).toEqual(expected);
  }, 300_000);

  it('stops at a checkpoint on Ctrl-C, and continues from there', async () => {
    const first = ablate('stopped', '--workers', '2');
    await until(() => saved('stopped').length === 2, first);
    first.process.kill('SIGINT');
    expect((await first.ended).code).toBe(130);
    const stopped = saved('stopped');
    expect(stopped.length).toBeGreaterThan(0);
    expect(unitsOf('stopped').every((unit) => holderOf(join(unit, 'run.lock')) === undefined)).toBe(true);
    const { code, said } = await ablate('stopped', '--workers', '2').ended;
    expect(code).toBe(0);
    for (const unit of stopped) expect(metricsOf(unit), said).toBe(metricsOf(unit.replace('stopped', 'one')));
    expect(tableOf('stopped')).toEqual(expected);
  }, 300_000);

  it('names a unit whose process was killed, runs the others, and runs it again in the next call', async () => {
    const first = ablate('killed', '--workers', '2');
    await until(() => saved('killed').length > 0, first);
    const [victim] = saved('killed');
    process.kill(holderOf(join(victim!, 'run.lock'))!.pid!, 'SIGKILL');
    const { code, said } = await first.ended;
    expect(code).toBe(1);
    expect(said).toContain('its process ended (SIGKILL)');
    expect(unitsOf('killed').filter((unit) => existsSync(join(unit, 'run.json')))).toHaveLength(3);
    expect((await ablate('killed', '--workers', '2').ended).code).toBe(0);
    expect(tableOf('killed')).toEqual(expected);
  }, 300_000);
});

/** Epochs without their times. */
const metricsOf = (unit: string): string =>
  readFileSync(join(unit, 'metrics.jsonl'), 'utf8').replace(/"seconds":[^,}]*/g, '');

describe('zoo ablate --dry-run', () => {
  it('counts the steps for the given number of rows', async () => {
    const { said } = await ablate('dry', '--dry-run', '--rows', '8').ended;
    expect(said).toContain('4 units to run: 600 steps'); // 8 rows are one batch: 150 epochs of one step
    expect(said).not.toContain('do not exist yet');
  }, 60_000);

  it('says which rows the steps are for if the faces are not drawn yet', async () => {
    const { said } = await ablatePage('ex-fc', 'faces', ['--dry-run', '--profile', 'demo']).ended;
    expect(said).toContain(
      'the steps are for 2,400 training rows with every label, and fewer where some lack it',
    );
  }, 60_000);
});
