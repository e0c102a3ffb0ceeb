// npm run bench [-- rounds [rows of a step [images]]]: how fast this machine trains and extracts, beside PyTorch where PYTHON has it.
// Peers are separate processes that take turns, so that what else the machine does falls on all of them.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { listEngines } from '../../dist/engine/list.js';
import { readSettings } from '../../dist/engine/settings.js';

const [ROUNDS = 7, BATCH = 256, IMAGES = 128] = process.argv.slice(2).map(Number);
const settings = readSettings(process.env);
const python = process.env.PYTHON ?? 'python3';
// As zoo itself runs: with what its executable's first line sets.
const [firstLine] = readFileSync(new URL('../../dist/bin.js', import.meta.url), 'utf8').split('\n');
const asZoo = {
  ...process.env,
  ...Object.fromEntries(firstLine.match(/\w+=\S+/g).map((set) => set.split('='))),
};
const here = (file) => join(import.meta.dirname, file);
const has = (...modules) => spawnSync(python, ['-c', `import ${modules.join(', ')}`]).status === 0;

await stepTime();
await extraction();

async function stepTime() {
  const engines = listEngines(settings).filter((engine) => engine.here);
  const peers = engines.map(({ name }) => [process.execPath, [here('anfl.mjs'), name, BATCH]]);
  if (has('torch')) peers.push([python, [here('anfl.py'), settings.threads, BATCH]]);
  console.log(`one SAM step of the AU stage, batch ${BATCH} x 1288, ${settings.threads} threads`);
  const results = await race(peers);
  const flops = results[0].flops;
  report(results, ({ best }) => `${(flops / best / 1e6).toFixed(0)} GFLOPS`);
}

async function extraction() {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-bench-'));
  try {
    const faces = drawFaces(folder);
    const peers = [[process.execPath, [here('extract.mjs'), faces]]];
    if (has('torch', 'PIL')) peers.push([python, [here('extract.py'), settings.threads, faces]]);
    console.log(`\nEfficientNet-B0 at 224 px over ${IMAGES} image files, decoding included`);
    report(await race(peers), ({ best }) => `${((1000 * IMAGES) / best).toFixed(1)} images/s`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every peer does one unit to warm up, then they take turns. */
async function race(commands) {
  const peers = [];
  for (const [command, args] of commands) peers.push(await open(command, args.map(String)));
  for (const peer of peers) await peer.work();
  for (let round = 0; round < ROUNDS; round++) {
    for (const peer of peers) peer.units.push(await peer.work());
  }
  return peers.map(({ introduction, units, close }) => {
    close();
    const [ms, cpu] = ['ms', 'cpu'].map((key) => units.map((unit) => unit[key]).toSorted((a, b) => a - b));
    const middle = Math.floor(units.length / 2);
    return { ...introduction, best: ms[0], median: ms[middle], cpu: cpu[middle] };
  });
}

async function open(command, args) {
  const env = command === process.execPath ? asZoo : process.env;
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async () => JSON.parse((await lines.next()).value);
  const work = () => {
    child.stdin.write('\n');
    return read();
  };
  return { introduction: await read(), work, units: [], close: () => child.stdin.end() };
}

function report(results, rate) {
  const torch = results.find(({ name }) => name === 'pytorch');
  for (const result of results) {
    const { name, version = '', best, median, cpu } = result;
    const times = `best ${best.toFixed(0)} ms, median ${median.toFixed(0)} ms, CPU time ${cpu.toFixed(0)} ms`;
    const [a, b, c] = torch
      ? ['best', 'median', 'cpu'].map((key) => (result[key] / torch[key]).toFixed(2))
      : [];
    const ratio = torch && torch !== result ? `  of PyTorch's: best ${a}, median ${b}, CPU time ${c}` : '';
    console.log(`  ${name.padEnd(12)} ${times}, ${rate(result)}${ratio}  ${version}`);
  }
  if (!torch)
    console.log('  (no PyTorch to compare with: set PYTHON to one that has torch and, for images, Pillow)');
}

function drawFaces(folder) {
  const zoo = here('../../dist/bin.js');
  const drawn = spawnSync(
    process.execPath,
    [zoo, 'data', 'synth', '--out', folder, '--train', String(IMAGES - 8), '--validation', '8'],
    { encoding: 'utf8' },
  );
  const faces = join(folder, 'cropped_aligned');
  if (!existsSync(faces)) throw new Error(`could not draw faces: ${drawn.stderr}`);
  return faces;
}
