import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds between two readings of a process's memory. */
const EVERY = 5;
const zoo = process.env.ZOO ?? join(import.meta.dirname, '../../../dist/bin.js');

const ARGUMENTS = {
  check: ({ page }) => ['data', 'check', page],
  run: ({ page, run }) => ['run', page, '--out', run],
  evaluate: ({ run }) => ['evaluate', run],
  predict: ({ run, vectors, folder }) => ['predict', run, vectors, '-o', join(folder, 'predictions.jsonl')],
  report: ({ run }) => ['report', run],
};

/**
 * Runs a zoo command on files that `writeRows` wrote. Returns its peak of anonymous and shared memory in bytes, its wall and processor
 * time in seconds, and for a run the time of its last epoch.
 */
export async function measure(command, files) {
  const began = performance.now();
  const child = spawn(process.execPath, [zoo, ...ARGUMENTS[command](files)], {
    env: { ...process.env, ZOO_CACHE: join(files.folder, 'cache') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said = (said + chunk).slice(-4096);
    });
  let [peak, cpu] = [0, 0];
  const look = setInterval(() => {
    peak = Math.max(peak, memoryOf(child.pid) ?? 0);
    cpu = cpuOf(child.pid) ?? cpu;
  }, EVERY);
  const code = await new Promise((done) => child.on('close', done));
  clearInterval(look);
  if (code !== 0) throw new Error(`zoo ${command} ends with ${code}: ${said}`);
  const seconds = (performance.now() - began) / 1000;
  return { peak, cpu, seconds, ...(command === 'run' && { epoch: lastEpoch(files.run) }) };
}

/** Bytes of a process's anonymous memory and of its shared memory without a file; undefined once it has ended. */
function memoryOf(pid) {
  const text = read(`/proc/${pid}/status`);
  const kilobytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? Number.NaN);
  const sum = kilobytes('RssAnon') + kilobytes('RssShmem');
  return Number.isNaN(sum) ? undefined : 1024 * sum;
}

/** Seconds of processor time that a process has used so far. */
function cpuOf(pid) {
  const [, fields] = read(`/proc/${pid}/stat`).split(') ');
  if (fields === undefined) return undefined;
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return (user + system) / 100;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const lastEpoch = (run) =>
  JSON.parse(readFileSync(join(run, 'run.json'), 'utf8')).stages[0].epochs.at(-1).seconds;
