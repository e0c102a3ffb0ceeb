import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { Interrupted } from '../../../src/errors/train.js';
import { unlessStopped } from '../../../src/run/surroundings.js';
import { modelProcesses, until } from '../../frozen/processes.js';
import { writeEndless } from '../../frozen/tiny-onnx.js';

it('work is awaited until the user asks to stop', async () => {
  expect(await unlessStopped(Promise.resolve(7), { stopping: () => false })).toBe(7);
  await expect(unlessStopped(Promise.reject(new Error('no')), { stopping: () => false })).rejects.toThrow(
    'no',
  );
  const never = new Promise(() => undefined);
  await expect(unlessStopped(never, { stopping: () => true })).rejects.toThrow(Interrupted);
});

it('one Ctrl-C ends a run whose model hangs, and its process', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stopped-'));
  const image = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  const names = ['a', 'b', 'c', 'd'];
  for (const name of names) writeFileSync(join(folder, `${name}.png`), image);
  const rows = names.map(
    (name, i) => `${name}.png,${i < 2 ? 'train' : 'validation'},${i % 2 ? 'red' : 'green'}`,
  );
  writeFileSync(join(folder, 'labels.csv'), `image,split,color\n${rows.join('\n')}\n`);
  const page = join(folder, 'page.yaml');
  writeFileSync(
    page,
    `name: endless
data: { type: manifest, root: ${folder}, file: labels.csv, labels: { color: { column: color } } }
labels: { color: { kind: classes, names: [red, green] } }
images: { train: { resize: 8 }, evaluate: { resize: 8 } }
backbone: { type: onnx, weights: ${writeEndless()} }
heads: { c: { type: fc, input: backbone, units: 2, labels: color } }
training: { optimizer: { type: adam, rate: 0.05 }, batch: 2, epochs: 1 }
stages: { c: { train: [c], losses: { c: { type: weighted-cross-entropy } } } }
metrics: { accuracy: { type: accuracy, node: c } }
`,
  );
  const args = [resolve('dist/bin.js'), 'run', page, '--out', join(folder, 'run')];
  const zoo = spawn(process.execPath, args, {
    env: { ...process.env, ZOO_CACHE: join(folder, 'cache') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  zoo.stderr.on('data', (text) => {
    said += text;
  });
  const ended = new Promise((done) => zoo.on('close', done));
  await until(() => modelProcesses(zoo.pid!).length === 1);
  zoo.kill('SIGINT');
  expect(await ended, said).toBe(130);
  expect(said).toContain('stopping after this step');
  expect(modelProcesses(zoo.pid!)).toEqual([]);
});
