// Peers of a bench are separate processes that take turns, one unit of work each, so that other load on the machine affects all of them.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readSettings } from '../../dist/modules/engine/settings.js';

export const settings = readSettings(process.env);
export const python = process.env.PYTHON ?? 'python3';
export const here = (file) => join(import.meta.dirname, file);
/** Whether `$PYTHON` has these modules. */
export const has = (...modules) => spawnSync(python, ['-c', `import ${modules.join(', ')}`]).status === 0;

const [firstLine] = readFileSync(new URL('../../dist/bin.js', import.meta.url), 'utf8').split('\n');
/** The allocator settings in the first line of zoo's executable. */
export const asZoo = Object.fromEntries(firstLine.match(/\w+=\S+/g).map((set) => set.split('=')));

/**
 * Every peer does `warm` units to warm up, then they take turns. A peer is a command and additional environment variables. The first three units
 * of a step also get their memory from the system, which is not what a later one of thousands does. If a unit is short, each turn has as many as take
 * `least` milliseconds.
 */
export async function race(peers, rounds, warm = 3, least = 0) {
  const opened = [];
  for (const peer of peers) opened.push(await open(peer));
  for (let unit = 0; unit < warm; unit++) for (const peer of opened) await turn(peer, least);
  for (let round = 0; round < rounds; round++) {
    for (const peer of opened) peer.units.push(...(await turn(peer, least)));
  }
  return opened.map(({ introduction, units, close }) => {
    close();
    const [ms, cpu] = ['ms', 'cpu'].map((key) => units.map((unit) => unit[key]).toSorted((a, b) => a - b));
    const middle = Math.floor(units.length / 2);
    return { ...introduction, best: ms[0], median: ms[middle], cpu: cpu[middle] };
  });
}

/** The units of work of a turn. */
async function turn({ work }, least) {
  const units = [];
  let total = 0;
  do {
    units.push(await work());
    total += units.at(-1).ms;
  } while (total < least);
  return units;
}

async function open({ command: [program, ...args], env = {} }) {
  const own = program === process.execPath ? asZoo : env;
  const child = spawn(program, args.map(String), {
    env: { ...process.env, ...own },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`a peer of the bench stopped: ${[program, ...args].join(' ')}`);
    return JSON.parse(value);
  };
  const work = () => {
    child.stdin.write('\n');
    return read();
  };
  return { introduction: await read(), work, units: [], close: () => child.stdin.end() };
}

/** Prints the results of a race, compared with PyTorch if it took part. */
export function report(results, rate) {
  const torch = results.find(({ name }) => name === 'pytorch');
  const width = Math.max(12, ...results.map(({ name }) => name.length));
  for (const result of results) {
    const { name, version = '', best, median, cpu } = result;
    const times = `best ${best.toFixed(0)} ms, median ${median.toFixed(0)} ms, CPU time ${cpu.toFixed(0)} ms`;
    const [a, b, c] = torch
      ? ['best', 'median', 'cpu'].map((key) => (result[key] / torch[key]).toFixed(2))
      : [];
    const ratio = torch && torch !== result ? `  of PyTorch's: best ${a}, median ${b}, CPU time ${c}` : '';
    console.log(`  ${name.padEnd(width)} ${times}${rate(result)}${ratio}  ${version}`);
  }
  if (!torch)
    console.log('  (no PyTorch to compare with: set PYTHON to one that has torch and, for images, Pillow)');
}

/** Draws this many faces below a folder, and returns their folder. */
export function drawFaces(folder, images) {
  const zoo = here('../../dist/bin.js');
  const drawn = spawnSync(
    process.execPath,
    [zoo, 'data', 'synth', '--out', folder, '--train', String(images - 8), '--validation', '8'],
    { encoding: 'utf8' },
  );
  const faces = join(folder, 'cropped_aligned');
  if (!existsSync(faces)) throw new Error(`could not draw faces: ${drawn.stderr}`);
  return faces;
}
