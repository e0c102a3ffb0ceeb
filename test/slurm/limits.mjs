/**
 * Units that take longer than their partition allows, and are preempted once: what Slurm itself does at a time limit of one minute and for
 * a job that goes first. The weights must be those of the same study without Slurm, byte for byte.
 *
 *   node test/slurm/limits.mjs      after npm run build; needs slurm-wlm and munge (Debian), about five minutes
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingPrograms, startCluster } from './cluster.mjs';
import { writeStudy, zoo } from './study.mjs';

const missing = process.platform === 'linux' ? missingPrograms() : ['Linux'];
if (missing.length > 0) {
  console.log(
    `limits: skipped, because ${missing.join(', ')} is missing (Debian: apt install slurm-wlm munge)`,
  );
  process.exit(0);
}

/** Two units of 9,000 steps: longer than a minute on any current machine. */
const STUDY = [
  'moods.yaml',
  '--vary',
  'heads.mood.hidden=[16]',
  '--seeds',
  '1',
  '--set',
  'training.epochs=1500',
];
const NEAR = /the time limit is near, a checkpoint is saved; requeued/;
const PREEMPTED = /DUE TO PREEMPTION/;

const started = Date.now();
const failures = [];
const expect = (isRight, what) => {
  const seconds = String(Math.round((Date.now() - started) / 1000)).padStart(4);
  console.log(`${seconds} s  ${isRight ? 'ok    ' : 'FAILED'}  ${what}`);
  if (!isRight) failures.push(what);
};

const work = mkdtempSync(join(tmpdir(), 'zoo-limits-'));
const [shared, here] = [join(work, 'shared'), join(work, 'here')];
let cluster;

try {
  for (const folder of [shared, here]) await writeStudy(folder);
  mkdirSync(join(work, 'cluster'));
  cluster = await startCluster(join(work, 'cluster'));
  await onSlurm(cluster);
  await compare();
} catch (error) {
  expect(false, String(error.stack));
} finally {
  cluster?.stop();
  rmSync(work, { recursive: true, force: true });
}
console.log(failures.length === 0 ? 'limits: passed' : `limits: ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** Runs the study in the partition with the short limit, and has another job preempt it. */
async function onSlurm({ env, call, until }) {
  const place = { ...env, ZOO_CACHE: join(shared, 'cache') };
  const flags = ['--out', 'study', '--executor', 'slurm', '--with', 'partition=short', '--with', 'save=25'];
  const { code, said } = await zoo(shared, ['ablate', ...STUDY, ...flags], place);
  expect(code === 0, `the study is submitted${code === 0 ? '' : `: ${said}`}`);
  const queue = () => call('squeue', '--array', '--noheader', '--format=%F|%A|%P|%T').trim();
  const log = (unit) => textOf(join(shared, 'study', 'slurm', `unit-${unit}.log`));

  await until(() => NEAR.test(log(1)) && NEAR.test(log(2)), 'requeue of both units at their limit', 240);
  expect(true, 'Slurm signals the time limit; both units save a checkpoint and are requeued');
  const before = [1, 2].map((unit) => countOf(log(unit), /after epoch \d/g));
  await until(
    () => [1, 2].some((unit, i) => countOf(log(unit), /after epoch \d/g) > before[i]),
    'unit that continues',
    120,
  );
  expect(true, 'a unit continues from its checkpoint');

  call('sbatch', '--partition=urgent', '--nodes=3', '--exclusive', '--output=/dev/null', '--wrap=sleep 5');
  await until(() => PREEMPTED.test(log(1) + log(2)), 'preemption', 90);
  await until(
    () => [1, 2].some((unit) => /was stopped; it continues where it was saved/.test(log(unit))),
    'checkpoint of the preempted unit',
    30,
  );
  expect(true, 'a unit is preempted, and saves a checkpoint');
  // From here on they may take as long as they need.
  call('scontrol', 'update', 'PartitionName=short', 'MaxTime=INFINITE');
  for (const [, job] of queue()
    .split('\n')
    .map((line) => line.split('|'))
    .filter(([, , partition]) => partition === 'short'))
    call('scontrol', 'update', `JobId=${job}`, 'TimeLimit=30');
  await until(() => queue() === '', 'empty queue', 900);
}

/** Runs the same study without Slurm, and compares. */
async function compare() {
  const env = { ...process.env, ZOO_CACHE: join(work, 'cache') };
  const { code, said } = await zoo(here, ['ablate', ...STUDY, '--out', 'study', '--workers', '2'], env);
  expect(code === 0, `the same study runs here${code === 0 ? '' : `: ${said}`}`);
  const units = readdirSync(join(here, 'study')).filter((name) => /-seed\d/.test(name));
  for (const name of [...units.map((unit) => join(unit, 'weights.safetensors')), 'table.csv'])
    expect(
      hashOf(join(shared, 'study', name)) === hashOf(join(here, 'study', name)),
      `${name} is the same, byte for byte`,
    );
}

function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function countOf(text, pattern) {
  return text.match(pattern)?.length ?? 0;
}

function hashOf(file) {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'missing';
}
