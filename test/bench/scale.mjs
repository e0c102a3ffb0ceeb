// node test/bench/scale.mjs [rows,rows,... [width [npy|safetensors|npz [commands]]]]: the memory and time that rows cost. For each number of
// rows it writes vectors and an annotation file, then has zoo check, train, evaluate, predict on and report them. Memory is the peak of
// RssAnon + RssShmem, read from /proc every few milliseconds; KEEP=1 leaves the folder, ZOO is another bin.js.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure } from './scale/measure.mjs';
import { writeRows } from './scale/write.mjs';

const [ROWS = '3468,13871', WIDTH = 1288, FORMAT = 'npy', WANTED = 'check,run,evaluate,predict,report'] =
  process.argv.slice(2);
const commands = WANTED.split(',');
const results = [];
for (const rows of ROWS.split(',').map(Number)) {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-scale-'));
  try {
    const files = writeRows(folder, rows, Number(WIDTH), FORMAT);
    for (const command of commands) results.push({ rows, command, ...(await measure(command, files)) });
  } finally {
    if (!process.env.KEEP) rmSync(folder, { recursive: true });
  }
}
console.log(`rows of ${WIDTH} numbers, ${FORMAT}`);
for (const command of commands) {
  let before;
  for (const result of results.filter((one) => one.command === command)) {
    const { rows, peak, seconds, cpu, epoch } = result;
    const more = before && (peak - before.peak) / (rows - before.rows);
    console.log(
      [
        `  ${command.padEnd(8)} ${String(rows).padStart(8)} rows`,
        `${(peak / 1e6).toFixed(0)} MB`,
        `${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of processor time`,
        ...(epoch === undefined ? [] : [`${epoch.toFixed(2)} s an epoch`]),
        ...(more === undefined ? [] : [`${more.toFixed(0)} bytes for each more row`]),
      ].join(', '),
    );
    before = result;
  }
}
