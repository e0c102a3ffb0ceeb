/**
 * A study of six units on a Slurm cluster of three nodes on this machine, while a node is killed, a unit and a script are killed,
 * a time limit comes near, the controller restarts, the shared disk is full for a while, and everything is canceled once. The tables and
 * the weights must be those of the same study without Slurm, byte for byte.
 *
 *   node test/slurm/slurm.mjs [--keep]      after npm run build; needs slurm-wlm and munge (Debian), about five minutes
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { missingPrograms, startCluster } from './cluster.mjs';
import { STUDY, UNITS, writeStudy, zoo } from './study.mjs';

const missing = process.platform === 'linux' ? missingPrograms() : ['Linux'];
if (missing.length > 0) {
  console.log(
    `slurm: skipped, because ${missing.join(', ')} is missing (Debian: apt install slurm-wlm munge)`,
  );
  process.exit(0);
}

/** Milliseconds without a sign of life after which the lock of another machine is taken over. */
const LOCK_EXPIRES = 60_000;

const started = Date.now();
const say = (text) =>
  console.log(`${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s  ${text}`);
const failures = [];
const expect = (isRight, what) => {
  say(`${isRight ? 'ok    ' : 'FAILED'}  ${what}`);
  if (!isRight) failures.push(what);
};

const work = mkdtempSync(join(tmpdir(), 'zoo-slurm-'));
/** What the nodes share. */
const shared = join(work, 'shared');
mkdirSync(shared);
const isMounted =
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', shared], { stdio: 'ignore' }).status === 0;
let cluster;

try {
  const folder = join(shared, "a b'c");
  await writeStudy(folder);
  mkdirSync(join(work, 'cluster'));
  cluster = await startCluster(join(work, 'cluster'));
  say(
    `three nodes; ${cluster.separate ? 'each has a host name and process ids of its own' : 'without root they share one host name'}`,
  );
  await onSlurm(folder, cluster);
  await compare(folder);
} catch (error) {
  failures.push(String(error.stack));
  say(String(error.stack));
} finally {
  cluster?.stop();
  if (process.argv.includes('--keep'))
    say(`kept ${work}${isMounted ? `; to remove it: umount ${shared}` : ''}`);
  else {
    if (isMounted) spawnSync('umount', ['--lazy', shared]);
    rmSync(work, { recursive: true, force: true });
  }
}
say(failures.length === 0 ? 'slurm: passed' : `slurm: ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** Runs the study on the cluster, and disturbs it. */
async function onSlurm(folder, { env, call, end, start, states, until }) {
  const of = { ...env, ZOO_CACHE: join(shared, 'cache') };
  const study = (...more) =>
    zoo(folder, ['ablate', ...STUDY, '--out', 'study', '--executor', 'slurm', ...more], of);
  const out = join(folder, 'study');
  const jobs = () => JSON.parse(readFileSync(join(out, 'slurm', 'jobs.json'), 'utf8')).submissions.at(-1);
  /** Tasks of the array that run: unit, node and number of the job. */
  const running = () =>
    call('squeue', '--array', '--noheader', '--states=RUNNING', '--format=%F|%K|%N|%A')
      .trim()
      .split('\n')
      .map((line) => line.split('|'))
      .filter(([array]) => Number(array) === jobs().array)
      .map(([, unit, node, job]) => ({ unit, node, job }));
  const isIdle = () => call('squeue', '--noheader').trim() === '';
  const log = (unit) => textOf(join(out, 'slurm', `unit-${unit}.log`));
  /** Whether a unit has saved since a moment. */
  const isTraining = ({ unit, node }, since) =>
    processes({ SLURM_ARRAY_TASK_ID: unit, SLURMD_NODENAME: node }, 'dist/bin.js').length > 0 &&
    checkpointsOf(out, Number(unit)).some((file) => modifiedAt(file) > since);
  const trainingUnits = async (count, but = []) => {
    let found = [];
    const since = Date.now();
    await until(
      () => {
        found = running().filter((one) => !but.includes(one.unit) && isTraining(one, since));
        return found.length >= count;
      },
      `${count} units that train`,
      150,
    );
    return found;
  };

  const wrong = await study('--with', 'partition=nowhere');
  expect(
    wrong.code === 1 && /slurm-refused/.test(wrong.said) && /partition=NAME/.test(wrong.said),
    'a partition that does not exist is refused, with the remedy',
  );
  expect(isIdle(), 'and leaves no job');
  const script = await study('--dry-run');
  expect(/#!\/bin\/bash/.test(script.said), '--dry-run prints the script');

  const first = await study();
  expect(first.code === 0 && /submitted jobs \d+/.test(first.said), 'the study is submitted');
  const again = await study();
  expect(/in the queue already/.test(again.said), 'and is not submitted twice');
  await trainingUnits(3);
  const canceled = await study('--cancel');
  expect(/canceled jobs/.test(canceled.said), 'it is canceled');
  await until(isIdle, 'empty queue', 60);
  const state = await study('--status');
  expect(
    state.said.includes('stopped') && /units that have not finished have no job: \d/.test(state.said),
    '--status says what to submit again',
  );

  await study();
  const [one, two, three] = await trainingUnits(3);
  say(`node ${one.node} is killed, with unit ${one.unit}`);
  const died = Date.now();
  end(one.node);
  say(`unit ${two.unit} is killed by SIGKILL on ${two.node}`);
  for (const pid of processes({ SLURM_ARRAY_TASK_ID: two.unit, SLURMD_NODENAME: two.node }, 'dist/bin.js'))
    process.kill(pid, 'SIGKILL');
  say(`the script of unit ${three.unit} is killed on ${three.node}`);
  for (const pid of processes(
    { SLURM_ARRAY_TASK_ID: three.unit, SLURMD_NODENAME: three.node },
    'slurm_script',
  ))
    process.kill(pid, 'SIGKILL');
  await until(() => /killed \(signal 9\); requeued/.test(log(two.unit)), 'requeue of the killed unit', 30);
  expect(true, 'the script requeues the unit that was killed');

  await sleep(6000); // the controller saves the state of jobs every five seconds
  say('the controller is killed and started again');
  end('slurmctld');
  await sleep(2000);
  start('slurmctld');
  await until(() => states().length === 3 && states()[0] !== '', 'answer of the controller', 30);

  const [four] = await trainingUnits(1, [one.unit]);
  say(`the time limit of unit ${four.unit} comes near (SIGUSR1, as Slurm sends it)`);
  call('scancel', '--signal=USR1', '--batch', four.job);
  await until(() => /a checkpoint is saved; requeued/.test(log(four.unit)), 'requeue at the time limit', 30);
  expect(true, 'the unit saves a checkpoint and is requeued');

  if (isMounted) await fillDisk();
  else say('the shared disk cannot be filled: this user may not mount a file system');

  await until(() => /restart [1-9]/.test(log(one.unit)), 'restart of the unit of the dead node', 90);
  expect(true, 'Slurm requeues the unit of the dead node');
  const waits = cluster.separate && Date.now() - died < LOCK_EXPIRES - 10_000;
  start(one.node);

  await until(isIdle, 'empty queue', 400);
  const rest = await study('--status');
  if (/have no job/.test(rest.said)) {
    say(rest.said.trim().split('\n').at(-1));
    const more = await study();
    expect(more.code === 0, 'what is left is submitted again');
    await until(isIdle, 'empty queue', 300);
  }
  if (waits)
    expect(/waiting for/.test(allLogs(out)), 'a unit waited for the lock of a machine that had failed');
  else say('the lock of the dead node had expired, or its processes are seen: nothing was waited for');

  async function fillDisk() {
    await trainingUnits(1);
    say('the shared disk is full for 20 s');
    const filler = join(shared, 'filler');
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(1 << 16));
    } catch {
      await sleep(20_000);
      rmSync(filler);
    }
    expect(
      /disk is full|disk was full|ENOSPC|No space/i.test(allLogs(out)),
      'units notice that the disk is full',
    );
  }
}

/** Runs the same study without Slurm, with a separate cache, and compares. */
async function compare(folder) {
  const env = { ...process.env, ZOO_CACHE: join(work, 'cache') };
  const other = join(work, 'here');
  await writeStudy(other);
  const here = await zoo(other, ['ablate', ...STUDY, '--out', 'study'], env);
  expect(here.code === 0, `the same study runs here${here.code === 0 ? '' : `: ${here.said}`}`);
  const [slurm, plain] = [join(folder, 'study'), join(other, 'study')];
  for (const name of ['table.csv', 'table.json', 'table.txt', 'table.md', 'table.tex', 'report.html'])
    expect(
      existsSync(join(slurm, name)) && hashOf(join(slurm, name)) === hashOf(join(plain, name)),
      `${name} is the same, byte for byte`,
    );
  const units = readdirSync(plain).filter((name) => /-seed\d/.test(name));
  expect(units.length === UNITS, `${units.length} units`);
  for (const unit of units)
    for (const name of ['weights.safetensors', 'predictions.jsonl'])
      expect(hashOf(join(slurm, unit, name)) === hashOf(join(plain, unit, name)), `${unit}/${name} too`);
  const banks = (cache) => readdirSync(join(cache, 'bank')).filter((name) => name.endsWith('.bank')).length;
  expect(banks(join(shared, 'cache')) === banks(join(work, 'cache')), 'as many banks');
  const computed = allLogs(slurm).match(/^backbone outputs {2}\d+ rows in/gm)?.length ?? 0;
  expect(computed === banks(join(work, 'cache')), `each bank was computed once (${computed})`);
}

function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function allLogs(out) {
  return readdirSync(join(out, 'slurm'))
    .filter((name) => name.endsWith('.log'))
    .map((name) => textOf(join(out, 'slurm', name)))
    .join('\n');
}

function hashOf(file) {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'missing';
}

/** The checkpoints of a unit, by its number. */
function checkpointsOf(out, index) {
  const { units } = JSON.parse(readFileSync(join(out, 'study.json'), 'utf8'));
  const folder = join(out, '..', units.find(({ unit }) => unit === index).folder, 'checkpoints');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => /\.step-\d+\.safetensors$/.test(name)).map((name) => join(folder, name));
}

/** Milliseconds; 0 of a checkpoint that has been replaced meanwhile. */
function modifiedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Processes with these variables, and this text in their command line. */
function processes(variables, text) {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => {
      try {
        const env = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return (
          words.includes(text) &&
          env.includes(`SLURM_CONF=${join(work, 'cluster', 'slurm.conf')}`) &&
          Object.entries(variables).every(([name, value]) => env.includes(`${name}=${value}`))
        );
      } catch {
        return false; // it has ended
      }
    })
    .map(Number);
}
