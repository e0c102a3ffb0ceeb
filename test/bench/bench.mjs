// npm run bench [-- rounds [rows of a step [images [windows of a step]]]]: how fast this machine trains and extracts, beside PyTorch where PYTHON has it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listEngines } from '../../dist/modules/engine/list.js';
import { drawFaces, has, here, python, race, report, settings } from './race.mjs';

const [ROUNDS = 7, BATCH = 256, IMAGES = 128, WINDOWS = 64] = process.argv.slice(2).map(Number);

const threads = `${settings.threads} threads`;
await stepTime('anfl', BATCH, `one SAM step of the AU stage, batch ${BATCH} x 1288, ${threads}`);
await stepTime(
  'recurrent',
  WINDOWS,
  `\none Adam step of a recurrent stage, ${WINDOWS} windows x 80 frames x 1288, ${threads}`,
);
await extraction();

/** Engines and PyTorch make a step of the stage in `<name>.mjs` and `<name>.py`. */
async function stepTime(name, size, title) {
  const engines = listEngines(settings).filter((engine) => engine.here);
  const peers = engines.map((engine) => [process.execPath, [here(`${name}.mjs`), engine.name, size]]);
  if (has('torch')) peers.push([python, [here(`${name}.py`), settings.threads, size]]);
  console.log(title);
  const results = await race(peers, ROUNDS);
  const flops = results[0].flops;
  report(results, ({ best }) => `${(flops / best / 1e6).toFixed(0)} GFLOPS`);
}

async function extraction() {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-bench-'));
  try {
    const faces = drawFaces(folder, IMAGES);
    const peers = [[process.execPath, [here('extract.mjs'), faces]]];
    if (has('torch', 'PIL')) peers.push([python, [here('extract.py'), settings.threads, faces]]);
    console.log(`\nEfficientNet-B0 at 224 px over ${IMAGES} image files, decoding included`);
    report(await race(peers, ROUNDS), ({ best }) => `${((1000 * IMAGES) / best).toFixed(1)} images/s`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
