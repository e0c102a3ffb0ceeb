// npm run bench [-- --rounds 11] [--only sam,ex] [--engines tensorflow] [--small] [--save]: how fast this machine trains and extracts,
// and PyTorch, if PYTHON has it. --small does as little as possible, to check that it runs; --save keeps the run in saved.json and
// writes README.md from it, with --only next to the other rows that this machine saved.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { drawFaces, here, race, report, settings } from './race.mjs';
import { readme } from './readme.mjs';
import { rowsOf } from './rows.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    only: { type: 'string' },
    engines: { type: 'string' },
    small: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
});
const only = values.only?.split(',');
if (values.save && (values.small || values.engines))
  throw new Error('--save keeps whole rows: remove --small and --engines');
const rows = rowsOf(values.small, values.engines?.split(',')).filter(({ id }) => !only || only.includes(id));

console.log(`${settings.threads} ${settings.threads === 1 ? 'thread' : 'threads'}`);
const results = [];
for (const row of rows) results.push(await raced(row));
if (values.save) save();

async function raced({ id, title, about, peers, goals, images, warm, rounds: most }) {
  const rounds = Math.min(Number(values.rounds), most ?? Number.POSITIVE_INFINITY);
  const folder = mkdtempSync(join(tmpdir(), 'zoo-bench-'));
  try {
    console.log(`\n${title}`);
    const [load] = loadavg();
    const found = await race(peers(images && drawFaces(folder, images)), rounds, warm);
    report(found, ({ best, flops }) => {
      if (images) return `, ${((1000 * images) / best).toFixed(1)} images/s`;
      return flops ? `, ${(flops / best / 1e6).toFixed(0)} GFLOPS` : '';
    });
    const times = found.map(({ name, version, best, median, cpu }) => ({ name, version, best, median, cpu }));
    return { id, title, about, rounds, load, goals, peers: times };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Saves the rows of this run together with those that the same machine saved before. */
function save() {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const machine = {
    processor: cpus()[0].model.trim(),
    cores: availableParallelism(),
    threads: settings.threads,
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    zoo: version,
  };
  const before = existsSync(here('saved.json')) ? JSON.parse(readFileSync(here('saved.json'), 'utf8')) : {};
  const earlier = isDeepStrictEqual(before.machine, machine) ? before.rows : [];
  const kept = rowsOf(false).flatMap(({ id }) => [...results, ...earlier].find((row) => row.id === id) ?? []);
  const rounded = (_, value) => (typeof value === 'number' ? Math.round(1000 * value) / 1000 : value);
  const text = `${JSON.stringify({ machine, rows: kept }, rounded, 2)}\n`;
  writeFileSync(here('saved.json'), text);
  writeFileSync(here('README.md'), readme(JSON.parse(text)));
}
