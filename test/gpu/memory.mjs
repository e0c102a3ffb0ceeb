// node test/gpu/memory.mjs [steps]: SAM steps of the AU stage on the tensorflow engine; the number of tensors and the memory must not grow.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { here } from '../bench/race.mjs';

const STEPS = Number(process.argv[2] ?? 500);
/** The tolerated growth from the second fifth of the steps to the last. */
const ALLOWED = 1.02;

const child = spawn(process.execPath, [here('stage.mjs'), 'tensorflow', 'paper', 'au', '256'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
await lines.next();

/** Memory of the process and, with a GPU, its memory on the card, in MB. */
function memory() {
  const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1] / 1024;
  const query = ['--query-compute-apps=pid,used_memory', '--format=csv,noheader,nounits'];
  const { stdout = '' } = spawnSync('nvidia-smi', query, { encoding: 'utf8' });
  const own = (stdout ?? '').split('\n').find((line) => line.startsWith(`${child.pid},`));
  return { resident, card: own ? Number(own.split(',')[1]) : 0 };
}

// Memory varies by the blocks of an allocator, so the maximum over a fifth of the steps counts.
const fifth = Math.ceil(STEPS / 5);
const most = { second: { resident: 0, card: 0 }, last: { resident: 0, card: 0 } };
const tensors = {};
for (let step = 1; step <= STEPS; step++) {
  child.stdin.write('\n');
  const { tensors: now } = JSON.parse((await lines.next()).value);
  const which = step > STEPS - fifth ? 'last' : step > fifth && step <= 2 * fifth ? 'second' : undefined;
  if (!which) continue;
  const found = memory();
  for (const what of ['resident', 'card']) most[which][what] = Math.max(most[which][what], found[what]);
  tensors[which] = now;
}
const text = ({ resident, card }) => `${resident.toFixed(0)} MB${card ? `, ${card} MB of the card` : ''}`;
console.log(`second fifth of ${STEPS} steps: ${tensors.second} tensors, at most ${text(most.second)}`);
console.log(`last fifth: ${tensors.last} tensors, at most ${text(most.last)}`);
const grows = ['resident', 'card'].filter((what) => most.last[what] > ALLOWED * most.second[what]);
if (tensors.last !== tensors.second || grows.length > 0) {
  console.error('memory grows');
  process.exitCode = 1;
}
child.stdin.end();
