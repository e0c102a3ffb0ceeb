import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import type { AnyPart } from '../../../src/part.js';
import { builtinParts } from '../../../src/parts/builtin.js';
import { createRegistry } from '../../../src/registry.js';
import { openPage } from '../../../src/run/page/open.js';
import { runPage } from '../../../src/run/run.js';
import type { Surroundings } from '../../../src/run/surroundings.js';
import { verifyExport } from '../../../src/tools/export/verify.js';
import { quietEvents } from '../../../test/run/small.js';
import blazeface from '../src/parts/aligners/blazeface.js';
import faceres from '../src/parts/backbones/faceres.js';
import { face, models, needs } from './installed.js';

const folder = mkdtempSync(join(tmpdir(), 'zoo-human-'));
afterAll(() => rmSync(folder, { recursive: true }));

const context: Surroundings = {
  registry: createRegistry([...builtinParts, faceres as AnyPart, blazeface as AnyPart]),
  env: {},
  cache: join(folder, 'cache'),
  zoo: resolve('zoo'),
  library: [resolve('zoo')],
  version: '0.0.0',
  now: () => new Date(0),
};

const page = `name: faces
data: { type: manifest, root: ${folder}, file: faces.csv, labels: { light: { column: light } } }
labels: { light: { kind: classes, names: [dark, bright] } }
images: { align: { type: blazeface, models: ${models}, missing: whole }, train: { resize: 224 }, evaluate: { resize: 224 } }
backbone: { type: faceres, models: ${models}, outputs: [features, age, gender] }
heads: { light: { type: fc, input: backbone, units: 2, labels: light } }
training: { optimizer: { type: adam, rate: 0.01 }, batch: 4, epochs: 2 }
stages: { all: { train: [light], losses: { light: { type: weighted-cross-entropy } } } }
metrics: { accuracy: { type: accuracy, node: light } }
`;

test.skipIf(!models)(
  `a run on faceres, aligned by blazeface, is exported as ONNX and for TensorFlow.js (${needs})`,
  async () => {
    const raw = { width: 256, height: 256, channels: 3 } as const;
    const drawn = await face();
    const lines = ['image,split,light'];
    for (let i = 0; i < 8; i++) {
      const pixels = drawn.map((value) => value * (i % 2 ? 1 : 0.4 + 0.05 * i));
      await sharp(pixels, { raw })
        .png()
        .toFile(join(folder, `${i}.png`));
      lines.push(`${i}.png,${i < 4 ? 'train' : 'validation'},${i % 2 ? 'bright' : 'dark'}`);
    }
    writeFileSync(join(folder, 'faces.csv'), `${lines.join('\n')}\n`);
    writeFileSync(join(folder, 'faces.yaml'), page);
    const run = join(folder, 'run');
    const open = openPage({ page: join(folder, 'faces.yaml') }, context);
    await runPage({ open, engine: 'wasm', folder: run, resume: false }, context, quietEvents());
    const { rows, refused } = await verifyExport(run, 'wasm', context, quietEvents());
    expect(refused).toEqual([]);
    const ran = rows.filter(({ missing }) => missing === undefined);
    expect(new Set(ran.map(({ format }) => format))).toEqual(new Set(['onnx', 'graph-model']));
    for (const { passed, apart } of ran) expect({ passed, light: apart.light! <= 1e-5 }).toEqual({ passed: true, light: true }); // biome-ignore format: one check
  },
  120_000,
);
