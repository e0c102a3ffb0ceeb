// cspell:ignore webgpu
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installPacked, linkDependencies } from '../packed.js';
import { workingFolder, write } from '../plugins/packages.js';

const project = workingFolder();
/** The compiler's errors in images.ts. */
let compiled = '';
const node = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [...args], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, ZOO_CACHE: join(project, 'cache') },
  });

const vectorsPage = `name: mood
data: { type: manifest, root: ., file: labels.csv, labels: { mood: { column: mood } } }
labels: { mood: { kind: classes, names: [calm, cross, glad] } }
backbone: { type: features, file: vectors.jsonl, values: vector, width: 3 }
heads: { mood: { type: fc, input: backbone, units: 3, labels: mood } }
training: { optimizer: { type: adam, rate: 0.1 }, batch: 8, epochs: 10 }
stages: { mood: { train: [mood], losses: { mood: { type: weighted-cross-entropy } } } }
metrics: { f1: { type: f1-macro, node: mood } }
`;
const imagesPage = `name: images
data:
  type: manifest
  root: .
  file: images.csv
  labels: { color: { column: color }, marks: { columns: [red, left] }, level: { columns: [level] } }
labels:
  color: { kind: classes, names: [red, green] }
  marks: { kind: multi-label, names: [red, left] }
  level: { kind: continuous, names: [level], range: [0, 255], unit: levels }
images: { train: { resize: 8 }, evaluate: { resize: 8 } }
backbone: { type: onnx, weights: small.onnx, outputs: [features, logits] }
heads:
  color: { type: fc, input: backbone, units: 2, labels: color }
  marks: { type: fc, input: backbone, units: 2, labels: marks }
  level: { type: fc, input: backbone, units: 1, labels: level }
training: { optimizer: { type: adam, rate: 0.05 }, batch: 8, epochs: 10 }
stages:
  all:
    train: [color, marks, level]
    losses:
      color: { type: weighted-cross-entropy }
      marks: { type: focal }
      level: { type: mse }
metrics: { accuracy: { type: accuracy, node: color } }
`;

/** Rows whose class is the largest number of their vector. */
function vectors(): void {
  const moods = ['calm', 'cross', 'glad'];
  const rows = Array.from({ length: 60 }, (_, i) => i % 3);
  const lines = rows.map((mood, i) => `${i},${i % 4 === 3 ? 'validation' : 'train'},${moods[mood]}`);
  const given = rows.map((mood, i) =>
    JSON.stringify({ image: String(i), vector: [0, 1, 2].map((k) => Number(k === mood)) }),
  );
  write(project, {
    'labels.csv': `image,split,mood\n${lines.join('\n')}\n`,
    'vectors.jsonl': `${given.join('\n')}\n`,
    'vectors.yaml': vectorsPage,
    'bad.yaml': vectorsPage.replace('epochs: 10', 'epochs: many').replace('units: 3', 'unit: 3'),
  });
}

/** Pictures of 8 x 8 pixels, red or green, bright on the left or everywhere. */
async function images(): Promise<void> {
  const lines = ['image,split,color,red,left,level'];
  mkdirSync(join(project, 'images'));
  for (let i = 0; i < 60; i++) {
    const [red, left, level] = [i % 2 === 0, i % 3 === 0, 100 + i];
    const data = new Uint8Array(8 * 8 * 3);
    for (let at = 0; at < 64; at++) if (!left || at % 8 < 4) data[3 * at + (red ? 0 : 1)] = level;
    const raw = { width: 8, height: 8, channels: 3 } as const;
    await sharp(data, { raw })
      .png()
      .toFile(join(project, `images/${i}.png`));
    const split = i < 40 ? 'train' : 'validation';
    lines.push(`images/${i}.png,${split},${red ? 'red' : 'green'},${Number(red)},${Number(left)},${level}`);
  }
  write(project, { 'images.csv': `${lines.join('\n')}\n`, 'images.yaml': imagesPage });
  copyFileSync('test/parts/backbones/golden/small.onnx', join(project, 'small.onnx'));
}

beforeAll(async () => {
  installPacked(project, '.', ['.']);
  linkDependencies(project);
  write(project, { 'package.json': { private: true, type: 'module' } });
  for (const file of ['vectors.mjs', 'images.ts'])
    writeFileSync(join(project, file), readFileSync(resolve('test/api/programs', file)));
  vectors();
  await images();
  const compiler = resolve('node_modules/typescript/bin/tsc');
  const how = ['--strict', '--skipLibCheck', 'false', '--target', 'es2022', '--module', 'nodenext'];
  const args = [compiler, ...how, '--types', 'node', 'images.ts'];
  compiled = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' }).stdout;
});
afterAll(() => rmSync(project, { recursive: true }));

describe('the packed library, in a JavaScript program', () => {
  it('checks, plans, trains, stops, resumes and scores a page of vectors', () => {
    const said = JSON.parse(node('vectors.mjs'));
    expect(said.problems).toEqual([
      expect.objectContaining({ code: 'unknown-option', path: 'heads.mood.unit', file: 'bad.yaml', line: 5 }),
      expect.objectContaining({ code: 'wrong-type', path: 'training.epochs', file: 'bad.yaml', line: 6 }),
    ]);
    expect(said).toMatchObject({
      page: { name: 'mood', file: 'vectors.yaml', profile: null, profiles: [], notes: [] },
      sound: [],
      plan: { nodes: 2, steps: 10, flops: true },
      kinds: ['epoch', 'note', 'run', 'task'],
      stopped: ['AbortError', true],
      errors: [
        [true, 'not-finished'],
        [true, 'other-run'],
      ],
      started: [true],
      labels: { mood: { names: ['calm', 'cross', 'glad'] } },
      of: 'mood',
      vectors: ['needs-vectors'],
    });
    expect(new Set(said.weights).size).toBe(1); // stopped and resumed, bit for bit
    const { scores, ...validation } = said.validation;
    expect(validation).toEqual({ split: 'validation', rows: 15 });
    expect(scores).toEqual(said.scores);
    // 5 rows of each class, all predicted as the first: its F1 is 2 x 1/3 / (1/3 + 1), by hand.
    const constant = { value: expect.closeTo(0.5 / 3, 12), perClass: { calm: 0.5, cross: 0, glad: 0 } };
    const perClass = { calm: 1, cross: 1, glad: 1 };
    expect(scores).toEqual({ f1: { value: 1, perClass, constant, isError: false } });
  });
});

describe('the packed library, in a TypeScript program', () => {
  it('has exact types: compile errors are only in third-party packages', () => {
    const own = compiled
      .split('\n')
      .filter((line) => line.includes('error TS') && !/@tensorflow|@webgpu|lib\.dom\.d\.ts/.test(line));
    expect(own).toEqual([]);
  });

  it('predicts by label name on paths, bytes and lists', () => {
    const said = JSON.parse(node('images.js'));
    const { color, marks, level } = said.one;
    expect(said.epochs).toBe(10);
    expect(said.chosen).toBe('red'); // image 58 is red
    expect(color.probabilities.red + color.probabilities.green).toBeCloseTo(1, 6);
    expect(marks).toMatchObject({ kind: 'multi-label', labels: 'marks', on: { red: true } });
    for (const name of ['red', 'left']) expect(marks.on[name]).toBe(marks.probabilities[name] >= 0.5);
    expect(level).toEqual({
      kind: 'continuous',
      labels: 'level',
      values: { level: expect.any(Number) },
      unit: 'levels',
    });
    expect(said.list.slice(0, 3)).toEqual([said.one, said.one, said.one]);
    expect(said.list[3].color.class).toBe('green');
    expect(said).toMatchObject({ none: [], stopped: 'enough', reopened: said.one });
    expect(said.unreadable).toEqual([
      'gone.png cannot be read: there is no such file',
      expect.stringMatching(/^image 2 cannot be read: it is a text file/),
    ]);
    const line = readFileSync(join(project, 'images-run/predictions.jsonl'), 'utf8').split('\n')[18]!;
    const { key, outputs } = JSON.parse(line);
    expect(key).toBe('images/58.png'); // what the run predicted on the same image
    expect(level.values.level).toBeCloseTo(outputs.level[0], 3);
  });
});
