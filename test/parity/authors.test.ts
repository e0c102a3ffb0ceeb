import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import Evaluate from '../../src/commands/evaluate.js';
import { engines } from './engines.js';
import { type GoldenTensors, golden } from './golden.js';

/**
 * `golden/authors/`: a checkpoint of a PyTorch model with the names of the paper's authors, and a file of features;
 * `golden/authors.json`: the outputs of that model for them.
 */
const [{ width, outputs }] = golden<{ width: number; outputs: GoldenTensors }>('authors') as [
  { width: number; outputs: GoldenTensors },
];
const given = (name: string): string => fileURLToPath(new URL(`golden/authors/${name}`, import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-authors-'));
  const keys = Array.from(
    { length: outputs.au!.shape[0]! },
    (_, i) => `v/${String(i + 1).padStart(5, '0')}.jpg`,
  );
  const labels = `0.1,-0.2,3,${Array(12).fill(1).join()}`;
  const list = (split: string, images: readonly string[]): void => {
    const lines = ['image,valence,arousal,expression,aus', ...images.map((image) => `${image},${labels}`)];
    writeFileSync(join(folder, `${split}_set_annotations.txt`), `${lines.join('\n')}\n`);
  };
  list('training', ['t/00001.jpg']);
  list('validation', keys);
  const page = `
name: authors
extends: mtl-cross-attn
data: { type: s-aff-wild2, root: ${folder} }
backbone: { type: features, file: ${given('features.npz')}, width: ${width} }
profiles: { demo: null }
`;
  writeFileSync(join(folder, 'page.yaml'), page);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(engines.filter((name) => name !== 'cpu'))("the authors' model, on %s", (engine) => {
  test('zoo evaluate, given their checkpoint and a feature file, gives their outputs', async () => {
    const answers = join(folder, `${engine}.csv`);
    const weights = ['--weights', given('checkpoint.pth')];
    const output = ['--output', answers, '--format', 'csv'];
    await Evaluate.run([join(folder, 'page.yaml'), ...weights, ...output, '--engine', engine], resolve('.'));
    const [header, ...lines] = readFileSync(answers, 'utf8').trim().split('\n');
    const words = header!.split(',').map((name) => name === 'image' || name.endsWith('.answer'));
    const rows = lines.map((line) => {
      const cells = line.split(',').filter((_, i) => !words[i]); // followed by the logits
      return cells.map(Number);
    });
    const expected = rows.map((_, row) => ['au', 'ex', 'va'].flatMap((node) => rowOf(outputs[node]!, row)));
    expect(rows).toHaveLength(outputs.au!.shape[0]!);
    const off = rows.map((row, i) => Math.max(...expected[i]!.map((value, j) => Math.abs(row[j]! - value))));
    expect(Math.max(...off)).toBeLessThan(1e-4);
  });
});

const rowOf = ({ shape, data }: GoldenTensors[string], row: number): readonly number[] =>
  data.slice(row * shape[1]!, (row + 1) * shape[1]!);
