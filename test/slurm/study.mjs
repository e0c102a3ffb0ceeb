/** The small study that runs on the cluster: six units of a page over images, whose backbone is frozen. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';

const bin = resolve(import.meta.dirname, '../../dist/bin.js');

const PAGE = `name: moods
data: { type: manifest, root: ., file: labels.csv, split: part, images: images, image: file, labels: { mood: { column: mood } } }
labels: { mood: { kind: classes, names: [calm, cross, glad] } }
images: { train: { resize: 32 }, evaluate: { resize: 32 } }
backbone: { type: efficientnet-b0, outputs: [features] }
heads: { mood: { type: fc, input: backbone, units: 3, hidden: [64], dropout: 0.2, labels: mood } }
training: { optimizer: { type: adam, rate: 1e-2 }, batch: 8, epochs: 200 }
stages:
  mood: { train: [mood], losses: { mood: { type: weighted-cross-entropy, weights: balanced } }, select: F1 }
metrics: { F1: { type: f1-macro, node: mood } }
`;

/** What is varied, and over which seeds: two variants (one is the page as written) with three seeds each. */
export const STUDY = ['moods.yaml', '--vary', 'heads.mood.hidden=[16]', '--seeds', '3'];
export const UNITS = 6;

/** Writes the page and its data into a folder. */
export async function writeStudy(folder) {
  const moods = ['calm', 'cross', 'glad'];
  const rows = Array.from({ length: 60 }, (_, row) => ({
    file: `${String(row).padStart(2, '0')}.png`,
    part: row % 4 === 3 ? 'validation' : 'train',
    mood: row % moods.length,
  }));
  const lines = rows.map(({ file, part, mood }) => `${file},${part},${moods[mood]}`);
  mkdirSync(join(folder, 'images'), { recursive: true });
  writeFileSync(join(folder, 'moods.yaml'), PAGE);
  writeFileSync(join(folder, 'labels.csv'), `file,part,mood\n${lines.join('\n')}\n`);
  for (const [row, { file, mood }] of rows.entries()) {
    const background = { r: 60 + mood * 40 + ((row * 31) % 90), g: (row * 29) % 256, b: (row * 53) % 256 };
    await sharp({ create: { width: 40, height: 40, channels: 3, background } })
      .png()
      .toFile(join(folder, 'images', file));
  }
}

/** Calls zoo in a folder; resolves with its exit code and output. One thread, so that the bytes are the same everywhere. */
export const zoo = (folder, args, env) =>
  new Promise((done) => {
    const how = {
      cwd: folder,
      env: { ...env, CI: 'true', ZOO_CONFIG: join(folder, 'config.yaml'), ZOO_THREADS: '1' },
      maxBuffer: 1 << 26,
    };
    execFile(process.execPath, [bin, ...args], how, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : (error.code ?? error.signal), said: `${stdout}${stderr}` });
    });
  });
