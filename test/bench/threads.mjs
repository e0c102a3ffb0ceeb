// node test/bench/threads.mjs [ENGINE [PAGE...]]: trains a short demo of pages of the zoo (all, if none is named) on 1, 2 and 4 threads,
// and says whether they end with the same bytes, and what ran outside the engine. Exits with 1 if a page does not. After npm run build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPage } from '../../dist/index.js';

const root = join(import.meta.dirname, '../..');
const [engine = 'onnx', ...named] = process.argv.slice(2);
const pages = readdirSync(join(root, 'zoo')).flatMap((file) => file.match(/^(.*)\.yaml$/)?.[1] ?? []);
const ROWS = '48';

for (const name of named.length > 0 ? named : pages) {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-threads-'));
  try {
    const runs = [];
    for (const threads of [1, 2, 4]) runs.push(await run(name, threads, join(folder, String(threads))));
    const isSame = runs.every(({ hash }) => hash === runs[0].hash);
    const failed = runs.find(({ error }) => error);
    console.log(`${name}: ${failed ? failed.error : isSame ? 'same bytes' : 'OTHER BYTES'}${runs[0].notes}`);
    if (!isSame || failed) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Trains one epoch of each stage, on a few rows. */
async function run(name, threads, out) {
  const page = join(root, `zoo/${name}.yaml`);
  const { value } = await openPage(page);
  const epochs = Object.keys(value.stages).flatMap((stage) => ['--set', `stages.${stage}.epochs=1`]);
  const args = ['run', page, '--rows', ROWS, '--engine', engine, '--out', out, ...epochs];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/bin.js'), ...args], {
    env: { ...process.env, ZOO_THREADS: String(threads) },
    encoding: 'utf8',
  });
  if (status !== 0) return { error: stderr.match(/.*\[[\w-]+\]$/m)?.[0] ?? stderr, notes: '' };
  const notes = `${stdout}${stderr}`.match(/engine onnx runs \S+/g) ?? [];
  const hash = createHash('sha256')
    .update(readFileSync(join(out, 'weights.safetensors')))
    .digest('hex');
  return { hash, notes: [...new Set(notes)].map((note) => `; ${note}`).join('') };
}
