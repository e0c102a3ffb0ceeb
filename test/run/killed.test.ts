import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPage } from '../../src/run/page/open.js';
import { runPage } from '../../src/run/run.js';
import { quietEvents, type Small, smallWorkplace } from './small.js';

const bin = resolve('dist/bin.js');
const ours = ['weights.safetensors', 'predictions.jsonl', 'metrics.jsonl'];

/** One head, trained in six stages: every optimizer by every gradient rule, weights and memory passed from one to the next. */
const rates = { sgd: 'rate: 0.05, momentum: 0.9', adam: 'rate: 0.01', adamw: 'rate: 0.01' };
const stages = Object.entries(rates).flatMap(([type, options]) =>
  ['plain', 'sam'].map(
    (gradient) => `
  ${type}-${gradient}:
    { train: [au], losses: { au: { type: weighted-asymmetric } }, select: P_AU, epochs: 3,
      optimizer: { type: ${type}, ${options}, weightDecay: 0.01 }, gradient: { type: ${gradient} } }`,
  ),
);
const pageText = `
name: killed
extends: small.yaml
heads: { emotion: null, ex: null, va: null }
metrics: { P_EX: null, P_VA: null, P_MTL: null }
training: { batch: 100, optimizer: { type: sgd, rate: 0.05 }, gradient: { type: plain } }
stages:
  au: null
  ex: null
  va: null${stages.join('')}
`;

let small: Small;
let page: string;
let reference: { [file: string]: Buffer };

const env = (): NodeJS.ProcessEnv => ({ ...process.env, ZOO_CACHE: small.context.cache, CI: 'true' });
const place = (name: string): string => join(small.folder, name);
const startArgs = (folder: string): string[] => [bin, 'run', page, '--engine', 'wasm', '--out', folder];
const node = (args: readonly string[], more: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, args, { env: { ...env(), ...more }, encoding: 'utf8' });
const resume = (folder: string): SpawnSyncReturns<string> => node([bin, 'run', '--resume', folder]);

function expectSame(folder: string): void {
  for (const file of ours) expect(readFileSync(join(folder, file)).equals(reference[file]!), file).toBe(true);
  const left = readdirSync(folder, { recursive: true }).map(String);
  expect(left.filter((name) => name.endsWith('part') || name.includes('.lock'))).toEqual([]);
}

beforeAll(async () => {
  small = smallWorkplace();
  page = place('killed.yaml');
  writeFileSync(page, pageText);
  const request = {
    open: openPage({ page }, small.context),
    engine: 'wasm' as const,
    folder: place('straight'),
    resume: false,
  };
  await runPage(request, small.context, quietEvents());
  reference = Object.fromEntries(ours.map((file) => [file, readFileSync(join(place('straight'), file))]));
});

/** Where SIGKILL strikes, in the order of the run; after each, the run is resumed until the next. */
const kills = [
  { what: 'before the engine is recorded', call: 'renameSync', path: 'environment.json', nth: 2 },
  { what: 'in a step of SGD', call: 'setImmediate', nth: 7 },
  {
    what: 'half-way through a checkpoint of SAM + SGD',
    call: 'writeSync',
    path: 'sgd-sam.step',
    nth: 2,
    half: true,
  },
  { what: 'between a checkpoint of Adam and its flush', call: 'fsyncSync', path: 'adam-plain.step', nth: 2 },
  {
    what: 'before a checkpoint of SAM + Adam is in place',
    call: 'renameSync',
    path: 'adam-sam.step',
    nth: 2,
  },
  {
    what: 'before an old checkpoint of AdamW is removed',
    call: 'unlinkSync',
    path: 'adamw-plain.step',
    nth: 1,
  },
  { what: 'before the epoch is in the metrics', call: 'writeSync', path: 'metrics.jsonl', nth: 2 },
  { what: 'before the best weights are in place', call: 'renameSync', path: 'adamw-sam.best', nth: 1 },
  { what: 'in a step of SAM + AdamW', call: 'setImmediate', nth: 2 },
  { what: 'before a stage is finished', call: 'renameSync', path: 'adamw-sam.safetensors' },
  { what: 'while its checkpoints are removed', call: 'unlinkSync', path: 'adamw-sam.step' },
  { what: 'half-way through the weights', call: 'writeSync', path: 'weights.safetensors', half: true },
  { what: 'before the record is in place', call: 'renameSync', path: 'run.json' },
] as const;

describe('a run that is killed', () => {
  it('again and again, and resumed each time, ends with the same bytes as without a kill', () => {
    const folder = place('killed');
    for (const { what, ...at } of kills) {
      const first = !existsSync(join(folder, 'page.yaml'));
      const args = first ? startArgs(folder) : [bin, 'run', '--resume', folder];
      const { signal, stderr } = node(['--import', resolve('test/run/kill-at.mjs'), ...args], {
        KILL_AT: JSON.stringify(at),
      });
      expect(signal, `${what}: ${stderr}`).toBe('SIGKILL');
    }
    const { status, stderr } = resume(folder);
    expect(status, stderr).toBe(0);
    expectSame(folder);
  }, 300_000);

  it('refuses a second run in its folder, and a second process that resumes it', async () => {
    const folder = place('twice');
    const first = spawn(process.execPath, startArgs(folder), {
      env: env(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await once(first.stderr, 'data');
    while (!existsSync(join(folder, 'page.yaml'))) await new Promise((done) => setTimeout(done, 5));
    first.kill('SIGSTOP'); // so that it is still running
    const [again, resumed] = [node(startArgs(folder)), resume(folder)];
    first.kill('SIGCONT');
    expect([again.status, resumed.status]).toEqual([2, 2]);
    expect(again.stderr).toMatch(/another run \(process \d+\) is writing.*\[folder-busy\]/);
    expect(resumed.stderr).toMatch(/another run \(process \d+\) is writing.*\[folder-busy\]/);
    expect(await once(first, 'close')).toEqual([0, null]);
    expectSame(folder);
  }, 120_000);
});

/** Room for the files of the first stages, not for Adam's checkpoints, which have two more numbers per weight. */
const full = [
  { what: 'a limit on the size of a file', shell: (run: string) => `ulimit -f 90; ${run}` },
  {
    what: 'a full disk',
    shell: (run: string, folder: string) =>
      `unshare -rm sh -c 'mount -t tmpfs -o size=232k tmpfs ${folder} && ${run}; code=$?; cp -r ${folder} ${folder}-kept; exit $code'`,
  },
];
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

it.each(full)(
  '$what does not damage what is saved',
  ({ what, shell }) => {
    if (what === 'a full disk' && !canMount) return;
    const folder = place(what.replaceAll(' ', '-'));
    mkdirSync(folder);
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', shell([process.execPath, ...startArgs(folder)].join(' '), folder)],
      {
        env: env(),
        encoding: 'utf8',
      },
    );
    expect(stderr).toMatch(
      /adam-plain\.\S+ cannot be written: .* then continue with zoo run --resume .*\[disk-full\]/,
    );
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(1);
    const kept = what === 'a full disk' ? `${folder}-kept` : folder;
    expect(readdirSync(join(kept, 'checkpoints'))).toContain('sgd-sam.safetensors');
    expect(resume(kept).status).toBe(0);
    expectSame(kept);
  },
  120_000,
);
