// One peer of the bench: trains the three stages of pages/paper.yaml as `zoo run` does, from features in a file to scores and a report.
// node paper.mjs ENGINE ROWS EPOCHS; a quarter of that number of rows is for validation.
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '../../dist/modules/engine/open.js';
import { stream } from '../../dist/modules/random/stream.js';
import { answer } from './peer.mjs';
import { here, settings } from './race.mjs';

const [engine, rows, epochs] = [process.argv[2], ...process.argv.slice(3).map(Number)];
const WIDTH = 1288;

const folder = mkdtempSync(join(tmpdir(), 'zoo-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
const at = (name) => join(folder, name);
draw();

const { openPage, train } = await import('../../dist/modules/index.js');
const { name, version } = await openEngine(engine);

const engines = join(settings.cache, 'engines');
let unit = 0;
await answer({ name, version }, async () => {
  const set = [
    `data.root=${at('data')}`,
    `backbone.file=${at('vectors.npy')}`,
    `backbone.keys=${at('keys.txt')}`,
  ];
  // Each unit computes everything again: an earlier unit left the outputs of its frozen heads in its cache.
  const cache = at(`cache-${unit}`);
  mkdirSync(cache);
  if (existsSync(engines)) symlinkSync(engines, join(cache, 'engines'));
  const options = { set: [...set, `training.epochs=${epochs}`], cache };
  const page = await openPage(here('pages/paper.yaml'), options);
  const run = await train(page, { out: at(`run-${unit}`), engine });
  await run.close();
  rmSync(cache, { recursive: true, force: true });
  rmSync(at(`run-${unit}`), { recursive: true });
  unit++;
  return { score: run.scores.P_MTL.value };
});

/** Random features and labels of all tasks, in the layout of s-Aff-Wild2. */
function draw() {
  mkdirSync(at('data'));
  const keys = [];
  for (const [split, count] of [
    ['training', rows],
    ['validation', rows / 4],
  ]) {
    const lines = Array.from({ length: count }, (_, i) => {
      const key = `${split}/${i}.jpg`;
      keys.push(key);
      const u = stream(1, split, i).uniform(15);
      const affect = Array.from(u.subarray(0, 2), (x) => (2 * x - 1).toFixed(3));
      return [key, ...affect, Math.floor(8 * u[2]), ...u.subarray(3).map((x) => Number(x < 0.3))].join(',');
    });
    const header = 'image,valence,arousal,expression,aus';
    writeFileSync(at(`data/${split}_set_annotations.txt`), `${[header, ...lines].join('\n')}\n`);
  }
  writeFileSync(at('keys.txt'), `${keys.join('\n')}\n`);
  writeFileSync(
    at('vectors.npy'),
    npy(stream(1, 'features').normal(keys.length * WIDTH), [keys.length, WIDTH]),
  );
}

/** An array as a .npy file. */
function npy(data, shape) {
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape.join(', ')}), }`;
  const length = 64 * Math.ceil((header.length + 11) / 64);
  const start = Buffer.alloc(10);
  start.write('\x93NUMPY\x01\x00', 'latin1');
  start.writeUInt16LE(length - 10, 8);
  return Buffer.concat([start, Buffer.from(`${header.padEnd(length - 11)}\n`), Buffer.from(data.buffer)]);
}
