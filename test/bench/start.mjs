/**
 * Processor time to start commands, compared with a bare `node -e 0`, taking turns; after `npm run build`:
 *
 *   node test/bench/start.mjs [ROUNDS] [NODE]
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('../..', import.meta.url));
const [rounds = '21', node = process.execPath] = process.argv.slice(2);
const calls = {
  'node -e 0': ['-e', '0'],
  'zoo --help': ['dist/bin.js', '--help'],
  'zoo validate mtl-cross-attn': ['dist/bin.js', 'validate', 'mtl-cross-attn'],
};

/** Milliseconds of processor time of a process and what it starts. */
function processorTime(args) {
  const script = '"$@" >/dev/null && times';
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script, '-', node, ...args], {
    cwd,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  const children = stdout.trim().split('\n')[1];
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + (60 * m + +s) * 1000, 0);
}

const median = (values) => values.slice().sort((a, b) => a - b)[values.length >> 1];

const times = Object.fromEntries(Object.keys(calls).map((name) => [name, []]));
for (const args of Object.values(calls)) processorTime(args); // the first start fills Node's compile cache
for (let round = 0; round < rounds; round++)
  for (const [name, args] of Object.entries(calls)) times[name].push(processorTime(args));

const bare = median(times['node -e 0']);
for (const [name, values] of Object.entries(times)) {
  const [middle, best] = [median(values), Math.min(...values)];
  const above = (middle - bare).toFixed(0);
  console.log(
    `${name.padEnd(30)} median ${middle.toFixed(0)} ms, ${above} above bare, ${(middle / bare).toFixed(1)} times; best ${best.toFixed(0)} ms`,
  );
}
