import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'zoo-vectors-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'labels.csv'), 'key,split,mood\na,train,calm\nb,train,glad\nc,validation,calm\n');
writeFileSync(
  join(folder, 'page.yaml'),
  `name: page
data: { type: manifest, root: ., file: labels.csv, image: false, key: key, labels: { mood: { column: mood } } }
labels: { mood: { kind: classes, names: [calm, glad] } }
backbone: { type: features, file: vectors.csv, width: 2 }
heads: { mood: { type: fc, input: backbone, units: 2, labels: mood } }
training: { optimizer: { type: sgd, rate: 0.1 }, batch: 2, epochs: 1 }
stages: { s: { train: [mood], losses: { mood: { type: weighted-cross-entropy } } } }
metrics: { F1: { type: f1-macro, node: mood } }
`,
);

it.each([
  ['a vector for each row', 'image,x,y\na,1,2\nb,3,4\nc,5,6\n', 0, /vectors that you bring/],
  [
    'text among the numbers',
    'image,x,y\na,1,2\nb,3,cam\n',
    2,
    /^vectors\.csv:3:1 .*number 2 .*\[bad-vectors\]/m,
  ],
  ['a row without a vector', 'image,x,y\na,1,2\nb,3,4\n', 2, /^page\.yaml:4:\d+ .*\[vectors-missing\]/m],
])('zoo plan reads the vectors: %s', (_, vectors, status, said) => {
  writeFileSync(join(folder, 'vectors.csv'), vectors);
  const ended = spawnSync(process.execPath, [resolve('dist/bin.js'), 'plan', 'page.yaml'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(`${ended.stdout}${ended.stderr}`).toMatch(said);
  expect(ended.status).toBe(status);
});
