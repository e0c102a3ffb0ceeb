import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openNpz } from './npz.mjs';

export const CLASSES = ['Neutral', 'Anger', 'Disgust', 'Fear', 'Happiness', 'Sadness', 'Surprise', 'Other'];
export const UNITS = [1, 2, 4, 6, 7, 10, 12, 15, 23, 24, 25, 26].map((unit) => `AU${unit}`);
/** Frames per video, and rows written at a time. */
const FRAMES = 400;
const AT_ONCE = 4096;
/** Bytes of a name in a .npz. */
const LONGEST = 24;

/**
 * Writes `rows` vectors of `width` numbers with their labels: a .csv of annotations, a page that trains one stage of heads on three
 * quarters of them, and the vectors again under other names, to predict on. Labels follow from the numbers. Returns the paths.
 */
export function writeRows(folder, rows, width, format) {
  const path = (name) => join(folder, name);
  const vectors = path(`vectors.${format}`);
  const labels = openSync(path('labels.csv'), 'w');
  const keys = openSync(path('keys.txt'), 'w');
  writeSync(labels, `image,split,video,valence,arousal,expression,${UNITS}\n`);
  const take = openVectors(vectors, rows, width);
  const random = generator(7);
  for (let first = 0; first < rows; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, rows - first);
    const data = new Float32Array(count * width);
    for (let i = 0; i < data.length; i++) data[i] = random() - 0.5;
    const names = Array.from({ length: count }, (_, i) => nameOf(first + i));
    take(data);
    writeSync(keys, names.map((name) => `${name}\n`).join(''));
    const lineOf = (name, i) => {
      const own = data.subarray(i * width, (i + 1) * width);
      const split = (first + i) % (4 * FRAMES) < 3 * FRAMES ? 'train' : 'validation';
      const label = CLASSES[own.subarray(0, 8).indexOf(Math.max(...own.subarray(0, 8)))];
      const affect = [own[8], own[9]].map((value) => (1.8 * value).toFixed(4));
      const units = UNITS.map((_, k) => Number(own[k] > 0.2));
      return `${[name, split, name.split('/', 1)[0], ...affect, label, ...units].join()}\n`;
    };
    writeSync(labels, names.map(lineOf).join(''));
  }
  take();
  for (const file of [labels, keys]) closeSync(file);
  const page = path('page.yaml');
  writeFileSync(page, pageOf(folder, vectors, width));
  return { folder, page, run: path('run'), vectors, keys: path('keys.txt'), labels: path('labels.csv') };
}

export const nameOf = (row) =>
  `video${Math.floor(row / FRAMES) + 1}/${String((row % FRAMES) + 1).padStart(5, '0')}.jpg`;

/** A function that appends vectors to a file, or closes it if called without any. */
function openVectors(path, rows, width) {
  if (path.endsWith('.npz')) return packVectors(path, rows, width);
  const file = openSync(path, 'w');
  writeSync(file, path.endsWith('.npy') ? vectorsHeader(rows, width) : safetensorsHeader(rows, width));
  return (data) => (data ? writeSync(file, bytesOf(data)) : closeSync(file));
}

/** The same for a compressed .npz, which also has the names of the vectors. */
function packVectors(path, rows, width) {
  const file = openNpz(path);
  file.begin('features.npy');
  file.add(vectorsHeader(rows, width));
  return (data) => {
    if (data) return file.add(bytesOf(data));
    file.begin('image.npy');
    file.add(npyHeader(`|S${LONGEST}`, `${rows},`));
    for (let first = 0; first < rows; first += AT_ONCE) {
      const count = Math.min(AT_ONCE, rows - first);
      const names = Array.from({ length: count }, (_, i) => nameOf(first + i).padEnd(LONGEST, '\0'));
      file.add(Buffer.from(names.join('')));
    }
    file.finish();
  };
}

const bytesOf = ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength);

const vectorsHeader = (rows, width) => npyHeader('<f4', `${rows}, ${width}`);

function npyHeader(type, shape) {
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape}), }`;
  const padded = `${text.padEnd(117)}\n`;
  return Buffer.concat([Buffer.from('\x93NUMPY\x01\x00\x76\x00', 'latin1'), Buffer.from(padded)]);
}

function safetensorsHeader(rows, width) {
  const entry = { dtype: 'F32', shape: [rows, width], data_offsets: [0, 4 * rows * width] };
  const text = Buffer.from(JSON.stringify({ features: entry }).padEnd(128));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text]);
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pageOf = (folder, vectors, width) => `
name: scale
data:
  type: manifest
  root: ${folder}
  file: labels.csv
  image: false
  key: image
  group: video
  labels:
    expression: { column: expression }
    valence-arousal: { columns: [valence, arousal] }
    action-units: { columns: [${UNITS}] }
backbone: { type: features, file: ${vectors}, keys: ${vectors.endsWith('.npz') ? 'image' : join(folder, 'keys.txt')}, width: ${width} }
heads:
  ex: { type: fc, input: backbone, units: 8, labels: expression }
  va: { type: fc, input: backbone, units: 2, activation: tanh, labels: valence-arousal }
  au: { type: fc, input: backbone, units: 12, activation: sigmoid, labels: action-units }
stages:
  heads:
    train: [ex, va, au]
    losses:
      ex: { type: weighted-cross-entropy }
      va: { type: ccc }
      au: { type: binary-cross-entropy }
training: { optimizer: { type: adam, rate: 1e-3 }, batch: 256, epochs: 2 }
metrics:
  ex: { type: f1-macro, node: ex }
  va: { type: ccc, node: va }
  au: { type: f1-macro, node: au }
`;
