import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { stream } from '../../src/random/stream.js';
import { workingFolder } from '../plugins/packages.js';

const folder = workingFolder();
afterAll(() => rmSync(folder, { recursive: true }));

it('the program of docs/use-as-a-library.md does what it says', async () => {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules/declarative-zoo'), 'junction');
  const pixels = Uint8Array.from(stream(1, 'pixels').uniform(64 * 64 * 3), (value) => 255 * value);
  const raw = { width: 64, height: 64, channels: 3 } as const;
  await sharp(pixels, { raw }).jpeg().toFile(join(folder, 'face.jpg'));
  const guide = readFileSync('docs/use-as-a-library.md', 'utf8');
  const blocks = [...guide.matchAll(/^```js\n(.*?)^```$/gms)].map(([, block]) => block);
  expect(blocks).toHaveLength(8);
  const small = "'training.epochs=2', 'data.synthetic.train=48', 'data.synthetic.validation=24'"; // fewer faces
  const program = blocks.join('\n').replace("'training.epochs=2'", small);
  writeFileSync(join(folder, 'program.mjs'), program);
  const said = execFileSync(process.execPath, ['program.mjs'], { cwd: folder, encoding: 'utf8' });
  const lines = said.trim().split('\n');
  expect(said).toMatch(/^\d+ steps of \d+ FLOPs in stage ex$/m);
  expect(said).toMatch(/^ex 2: loss \d/m);
  expect(said).toMatch(/^P_EX 48 0\.\d+ 0\.\d+ \{/m);
  expect(lines).toContain('true'); // stopped and resumed: the same weights
  expect(said).toMatch(/^(Neutral|Anger|Disgust|Fear|Happiness|Sadness|Surprise|Other) 0\.\d+$/m);
  expect(said).toMatch(/^2 \[$/m);
  expect(said).toMatch(/^first\.onnx \d+ \{ ex: \S+ \}$/m);
  expect(lines.at(-1)).toBe('no-such-page');
}, 120_000);
