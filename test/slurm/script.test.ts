import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quoted, slurmScript } from '../../src/slurm/script.js';
import { has, runs } from '../needs.js';

/** A program in place of zoo: its last argument is what it does, and it writes its arguments to a file. */
const ZOO = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
const [, , log, run, what] = process.argv;
const note = (text) => appendFileSync(log, text + '\\n');
note(JSON.stringify([process.argv.slice(2), process.cwd(), process.env.ZOO_THREADS]));
const save = () => { mkdirSync(run + '/checkpoints', { recursive: true }); writeFileSync(run + '/checkpoints/a', ''); };
const stopped = (saves) => process.on('SIGTERM', () => { note('term'); if (saves) save(); setTimeout(() => process.exit(130), 300); });
if (what === 'killed') process.kill(process.pid, 'SIGKILL');
else if (what.startsWith('exit')) process.exitCode = Number(what.slice(4));
else { stopped(what === 'saves'); note('ready'); setTimeout(() => {}, 20_000); }
`;

let folder: string;
const place = (...parts: readonly string[]): string => join(folder, ...parts);
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'zoo-slurm-')), "a b'c $(touch x) %a");
  mkdirSync(place('programs'), { recursive: true });
  mkdirSync(place('slurm'));
  writeFileSync(place('zoo.mjs'), ZOO);
  program('scontrol', `echo "$@" >> ${quoted(place('scontrol.log'))}`);
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

/** A program that the script finds in its PATH. */
function program(name: string, body: string): void {
  writeFileSync(place('programs', name), `#!/bin/sh\n${body}\n`);
  chmodSync(place('programs', name), 0o755);
}

const command = (what: string): string[] => [
  process.execPath,
  place('zoo.mjs'),
  place('zoo.log'),
  place('run'),
  what,
];

const script = (what: string, options: object = {}): string => {
  const file = place('slurm', 'study.sh');
  const text = slurmScript({
    folder: place('slurm'),
    workingFolder: folder,
    options: { type: 'slurm', cpus: 2, save: 120, modules: [], ...options },
    fill: command(what),
    report: command(what),
    units: [{ index: 7, folder: place('run'), command: command(what) }],
  });
  writeFileSync(file, text);
  return file;
};

function start(file: string, args: readonly string[], env: object = {}): ChildProcess {
  return spawn('bash', [file, ...args], {
    cwd: tmpdir(),
    env: {
      ...process.env,
      PATH: `${place('programs')}${delimiter}${process.env.PATH}`,
      SLURM_JOB_ID: '42',
      SLURM_ARRAY_TASK_ID: '7',
      SLURM_CPUS_PER_TASK: '2',
      ZOO_THREADS: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(child: ChildProcess): Promise<{ readonly code: number | null; readonly said: string }> {
  let said = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  return { code, said };
}

const call = (file: string, args: readonly string[] = ['unit'], env: object = {}) =>
  ended(start(file, args, env));

const requeued = (): number =>
  existsSync(place('scontrol.log')) ? readFileSync(place('scontrol.log'), 'utf8').split('\n').length - 1 : 0;

/** Sends the script a signal once zoo waits for one. */
async function signaled(what: string, signal: NodeJS.Signals, args = ['unit']) {
  const child = start(script(what), args);
  const end = ended(child);
  while (!(existsSync(place('zoo.log')) && /ready/.test(readFileSync(place('zoo.log'), 'utf8'))))
    await sleep(20);
  child.kill(signal);
  return end;
}

describe.skipIf(!has('bash', runs('bash', '--version')))('the script of a study', () => {
  it('passes every argument to zoo unchanged, in the folder where zoo was called', async () => {
    const { code, said } = await call(script('exit0'));
    expect([code, said]).toEqual([0, expect.stringContaining('zoo: unit-7 on ')]);
    const [called] = readFileSync(place('zoo.log'), 'utf8').split('\n');
    expect(JSON.parse(called!)).toEqual([[place('zoo.log'), place('run'), 'exit0'], folder, '2']);
    expect(existsSync(place('x'))).toBe(false);
    expect(requeued()).toBe(0);
  });

  it.each(['fill', 'report'])('runs %s', async (step) => {
    expect(await call(script('exit0'), [step])).toMatchObject({ code: 0 });
    expect(readFileSync(place('zoo.log'), 'utf8')).toContain('exit0');
  });

  it('refuses a unit that it does not have, and no argument', async () => {
    const file = script('exit0');
    expect(await call(file, ['unit'], { SLURM_ARRAY_TASK_ID: '8' })).toMatchObject({
      code: 1,
      said: expect.stringContaining('the study has no unit 8'),
    });
    expect(await call(file, [])).toMatchObject({ code: 1 });
  });

  it.each([1, 2, 130])('exits with the code of zoo: %i', async (code) => {
    expect(await call(script(`exit${code}`))).toMatchObject({ code });
    expect(requeued()).toBe(0);
  });

  it.each([
    ['killed', 'killed (signal 9)', 137],
    ['exit75', 'the disk was full', 75],
  ])('requeues a unit that was %s, three times', async (what, why) => {
    const file = script(what);
    for (const n of [1, 2, 3]) {
      expect(await call(file)).toMatchObject({ code: 0, said: expect.stringContaining(why) });
      expect(requeued()).toBe(n);
    }
    expect(readFileSync(place('scontrol.log'), 'utf8')).toBe('requeue 42\n'.repeat(3));
    expect(await call(file)).toMatchObject({ code: 1, said: expect.stringContaining('3 times before') });
    expect(requeued()).toBe(3);
  });

  it('saves and requeues near the time limit', async () => {
    expect(await signaled('saves', 'SIGUSR1')).toMatchObject({ code: 0 });
    expect(requeued()).toBe(1);
    expect(readFileSync(place('zoo.log'), 'utf8').match(/term/g)).toHaveLength(1);
  });

  it('does not requeue if nothing was saved, as the next start would end there too', async () => {
    expect(await signaled('waits', 'SIGUSR1')).toMatchObject({
      code: 1,
      said: expect.stringContaining('longer time'),
    });
    expect(requeued()).toBe(0);
  });

  it('saves, and lets Slurm do the rest, if it is canceled or preempted', async () => {
    expect(await signaled('saves', 'SIGTERM')).toMatchObject({ code: 130 });
    expect(existsSync(place('run', 'checkpoints', 'a'))).toBe(true);
    expect(requeued()).toBe(0);
  });

  it('loads modules, and says which one failed', async () => {
    const file = script('exit0', { modules: ['nodejs/20', 'cuda'] });
    const env = join(folder, '..', 'env'); // bash expands the value of BASH_ENV
    writeFileSync(env, `module() { echo "module $*"; [ "$2" != cuda ]; }\nexport -f module\n`);
    const { code, said } = await call(file, ['unit'], { BASH_ENV: env });
    expect(said).toContain('module load nodejs/20');
    expect([code, said]).toEqual([1, expect.stringContaining('module load cuda failed')]);
  });

  it('runs in a container, with the Node of the container', async () => {
    program('apptainer', `printf '%s\\n' "$@" > ${quoted(place('container.log'))}`);
    expect(await call(script('exit0', { container: 'my image.sif' }))).toMatchObject({ code: 0 });
    const lines = readFileSync(place('container.log'), 'utf8').trim().split('\n');
    expect(lines[0]).toBe('exec');
    expect(lines.slice(lines.indexOf('my image.sif'))).toEqual([
      'my image.sif',
      'node',
      ...command('exit0').slice(1),
    ]);
  });

  it.skipIf(!runs('shellcheck', '--version'))('has nothing that shellcheck warns of', async () => {
    const file = script('exit0', { modules: ['a/1'], container: 'b c.sif' });
    const checked = spawn('shellcheck', ['--shell=bash', '--severity=warning', file], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(await ended(checked)).toEqual({ code: 0, said: '' });
  });
});
