import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';

const bin = resolve('dist/bin.js');
/** No command here needs this long; one that does hangs. */
const HANGS_AFTER = 300_000;

/**
 * A temporary folder with small pages to run: `vectors` trains two stages on vectors, `pictures` runs a network on images and
 * keeps its outputs in the bank, `drawn` draws its data set first.
 */
export async function openWorkshop() {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-torture-'));
  const place = (...parts) => join(folder, ...parts);
  await writeData(place);
  for (const [name, text] of Object.entries(pages)) writeFileSync(place(`${name}.yaml`), text);
  let count = 0;
  return {
    folder,
    place,
    /** A path in the workshop that does not exist yet. */
    fresh: (name) => place(`${name}-${++count}`),
    zoo: (args, options) => zoo(folder, args, options),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs the command line; `killAfter` sends SIGKILL after that number of milliseconds, `preload` is a library for the dynamic linker. */
function zoo(folder, args, { cache, killAfter, env = {} } = {}) {
  return new Promise((done) => {
    const started = Date.now();
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: folder,
      env: { ...process.env, CI: 'true', ZOO_CACHE: cache ?? join(folder, 'cache'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr, hung] = ['', '', false];
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    const limit = setTimeout(() => {
      hung = true;
      child.kill('SIGKILL');
    }, HANGS_AFTER);
    const killer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      clearTimeout(killer);
      done({ code, signal, stdout, stderr, hung, took: Date.now() - started });
    });
  });
}

/** What is wrong with how a command ended: it may fail, but with one sentence, not with a stack, a signal or an apology. */
export function manners({ code, signal, stderr, stdout, hung }, what) {
  const said = `${stdout}${stderr}`;
  const tail = said.trim().split('\n').slice(-3).join(' | ').slice(-500);
  const broken = [];
  if (hung) broken.push(`${what} hung`);
  else if (signal !== null) broken.push(`${what} ended by ${signal}: ${tail}`);
  if (/\[internal-error\]/.test(said)) broken.push(`${what} called it a bug in zoo: ${tail}`);
  if (/\n\s+at .+:\d+:\d+/.test(said)) broken.push(`${what} printed a stack: ${tail}`);
  if (code !== null && ![0, 1, 2].includes(code)) broken.push(`${what} exited with ${code}: ${tail}`);
  if (code !== null && code !== 0 && said.trim() === '') broken.push(`${what} failed without a word`);
  return broken;
}

/** The files of a run whose bytes must not depend on what happened to it. */
const RESULTS = ['weights.safetensors', 'predictions.jsonl', 'metrics.jsonl'];

export const resultsOf = (run) =>
  Object.fromEntries(RESULTS.map((name) => [name, hashOfResult(join(run, name))]));

/** Predictions name the images by path, which depends on the cache folder: the paths are removed. */
function hashOfResult(file) {
  if (!file.endsWith('.jsonl') || !existsSync(file)) return hashOf(file);
  const text = readFileSync(file, 'utf8').replaceAll(/"image":"[^"]*",?/g, '');
  return createHash('sha256').update(text).digest('hex');
}

export const hashOf = (file) =>
  existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'missing';

/** One hash of all files below a folder, their names included. */
export function hashOfTree(folder) {
  const hash = createHash('sha256');
  for (const file of filesBelow(folder)) hash.update(`${file}\0${hashOf(join(folder, file))}\0`);
  return hash.digest('hex');
}

export const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

/** Which results differ from those of an undisturbed run. */
export const differences = (run, expected) =>
  Object.entries(resultsOf(run))
    .filter(([name, hash]) => hash !== expected[name])
    .map(([name]) => `${name} differs from an undisturbed run's`);

async function writeData(place) {
  const moods = ['calm', 'cross', 'glad'];
  const rows = Array.from({ length: 36 }, (_, row) => ({
    file: `${String(row).padStart(2, '0')}.png`,
    part: row % 4 === 3 ? 'validation' : 'train',
    mood: row % moods.length,
  }));
  writeFileSync(
    place('labels.csv'),
    `file,part,mood\n${rows.map(({ file, part, mood }) => `${file},${part},${moods[mood]}`).join('\n')}\n`,
  );
  const width = 8;
  const numbers = (row) => Array.from({ length: width }, (_, i) => Math.sin((row + 1) * (i + 2)).toFixed(4));
  const columns = Array.from({ length: width }, (_, i) => `x${i}`);
  writeFileSync(
    place('vectors.csv'),
    `image,${columns.join(',')}\n${rows.map(({ file }, row) => `${file},${numbers(row).join(',')}`).join('\n')}\n`,
  );
  mkdirSync(place('images'));
  for (const [row, { file, mood }] of rows.entries()) {
    const background = { r: 40 + mood * 80, g: (row * 29) % 256, b: (row * 53) % 256 };
    await sharp({ create: { width: 40, height: 40, channels: 3, background } })
      .png()
      .toFile(place('images', file));
  }
}

const manifest = (more) =>
  `data: { type: manifest, root: ., file: labels.csv, split: part, ${more}, labels: { mood: { column: mood } } }
labels: { mood: { kind: classes, names: [calm, cross, glad] } }`;

const trained = `training: { optimizer: { type: adam, rate: 1e-2 }, batch: 8, epochs: 3 }`;
const stage = (name, head) =>
  `  ${name}: { train: [${head}], losses: { ${head}: { type: weighted-cross-entropy, weights: balanced } }, select: F1 }`;

const pages = {
  vectors: `name: vectors
${manifest('image: false, key: file')}
backbone: { type: features, file: vectors.csv, width: 8 }
heads: { mood: { type: fc, input: backbone, units: 3, hidden: [8], dropout: 0.2, batchNorm: true, labels: mood } }
${trained}
stages:
${stage('first', 'mood')}
  second: { train: [mood], losses: { mood: { type: weighted-cross-entropy } }, select: F1, gradient: { type: sam } }
metrics: { F1: { type: f1-macro, node: mood } }
`,
  pictures: `name: pictures
${manifest('images: images, image: file')}
images: { train: { resize: 32, flip: true }, evaluate: { resize: 32 } }
backbone: { type: efficientnet-b0, outputs: [features] }
heads: { mood: { type: fc, input: backbone, units: 3, labels: mood } }
${trained}
stages:
${stage('first', 'mood')}
metrics: { F1: { type: f1-macro, node: mood } }
`,
  drawn: `name: drawn
data:
  type: s-aff-wild2
  root: "\${cache:drawn}"
  synthetic: { seed: 1, train: 24, validation: 12 }
images: { train: { resize: 32 }, evaluate: { resize: 32 } }
backbone: { type: efficientnet-b0, outputs: [features] }
heads: { au: { type: fc, input: backbone, units: 12, activation: sigmoid, labels: action-units } }
training: { optimizer: { type: adam, rate: 1e-3 }, batch: 8, epochs: 2 }
stages: { au: { train: [au], losses: { au: { type: binary-cross-entropy } } } }
metrics: { P_AU: { type: f1-macro, node: au } }
`,
};
