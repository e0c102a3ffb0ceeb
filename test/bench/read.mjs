/**
 * Processor time to read annotation files, beside pandas: a CSV of 18 columns (`manifest`), and three folders of Aff-Wild2 with 4,000
 * lines in each file. Each reading has a process of its own, and the two take turns; after `npm run build`:
 *
 *   PYTHON=/path/to/python3 node test/bench/read.mjs [LINES] [ROUNDS]
 *
 * PYTHON needs pandas. ZOO is a folder `dist` to compare instead of this one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { here, python } from './race.mjs';
import { writeCsv, writeVideos } from './read/write.mjs';

const [lines = '700000', rounds = '5'] = process.argv.slice(2);
const dist = process.env.ZOO ?? here('../../dist');
const peers = {
  zoo: [process.execPath, here('read/zoo.mjs'), dist],
  pandas: [python, here('read/pandas_peer.py')],
};
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Seconds of processor time of one reading, which must find all lines. */
function read([program, ...args], form, path, rows) {
  const { status, stdout, stderr } = spawnSync(program, [...args, form, path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args[0]}: ${stderr}`);
  const { seconds, rows: found } = JSON.parse(stdout);
  if (found !== rows) throw new Error(`${args[0]} read ${found} rows of ${rows}`);
  return seconds;
}

for (const [form, write] of Object.entries({ csv: writeCsv, videos: writeVideos })) {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-read-'));
  try {
    const { path, rows } = write(folder, Number(lines));
    const times = Object.fromEntries(Object.keys(peers).map((name) => [name, []]));
    for (let round = 0; round < Number(rounds); round++)
      for (const [name, command] of Object.entries(peers)) times[name].push(read(command, form, path, rows));
    const [zoo, pandas] = [times.zoo, times.pandas];
    const ratios = zoo.map((seconds, round) => seconds / pandas[round]);
    const text = (values) => `${median(values).toFixed(2)} (best ${Math.min(...values).toFixed(2)})`;
    console.log(`${form}: zoo ${text(zoo)} s, pandas ${text(pandas)} s; ratio ${text(ratios)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
