import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { fetchWeights } from '../../../src/frozen/fetch.js';
import { defineAligner } from '../../../src/part.js';
import { builtinParts } from '../../../src/parts/builtin.js';
import { tensorsText } from '../../../src/plan/print.js';
import { createRegistry } from '../../../src/registry.js';
import { findImages } from '../../../src/run/data/image-files.js';
import type { ModelSource } from '../../../src/run/evaluate.js';
import { openPage, openPageToRun } from '../../../src/run/page/open.js';
import { type ImageRow, openPredictor } from '../../../src/run/predict.js';
import { readRun } from '../../../src/run/record/saved.js';
import { runPage } from '../../../src/run/run.js';
import type { Surroundings } from '../../../src/run/surroundings.js';
import { knownWeights } from '../../../src/weights/fetch/known.js';
import { quietEvents } from '../small.js';

const golden = resolve('test/parts/backbones/golden');
let folder: string;

/** Finds the bright half of an image, if it has one. */
const brightHalf = defineAligner({
  name: 'bright-half',
  schema: {
    type: 'object',
    additionalProperties: false,
    description: 'The bright half.',
    properties: { type: { const: 'bright-half', description: 'Picks it.' } },
    required: ['type'],
  },
  bind: () => ({
    open: async () => ({
      identity: 'one',
      find: async ({ data, width, height }) => {
        const first = data.findIndex((level) => level > 100);
        const x = ((first / 3) % width) + height / 2;
        return first < 0 ? null : { x, y: height / 2, side: height, angle: 0 };
      },
      close: () => undefined,
    }),
  }),
});

const context = (): Surroundings => ({
  registry: createRegistry([...builtinParts, brightHalf]),
  env: {},
  cache: join(folder, 'cache'),
  zoo: resolve('zoo'),
  library: [resolve('zoo')],
  version: '0.0.0',
  now: () => new Date(0),
});

/** The same, with requests to a local server allowed. */
const local = (): Surroundings => ({ ...context(), allow: { env: [], hosts: ['127.0.0.1'], outside: [] } });

/** Photos of 16 x 8 pixels, one half bright, red or green; one is dark. Their label is their color. */
async function photos(): Promise<void> {
  const lines = ['image,split,color,left,top,width,height'];
  mkdirSync(join(folder, 'images'), { recursive: true });
  for (let i = 0; i < 60; i++) {
    const [red, left] = [i % 2 === 0, i % 3 === 0];
    const data = new Uint8Array(16 * 8 * 3);
    for (let at = 0; at < 128 && i !== 7; at++)
      if (at % 16 < 8 === left) data[3 * at + (red ? 0 : 1)] = 150 + i;
    const name = `images/${i}.png`;
    await sharp(data, { raw: { width: 16, height: 8, channels: 3 } })
      .png()
      .toFile(join(folder, name));
    lines.push(`${name},${i < 40 ? 'train' : 'validation'},${red ? 'red' : 'green'},${left ? 0 : 8},0,8,8`);
  }
  writeFileSync(join(folder, 'labels.csv'), `${lines.join('\n')}\n`);
}

function page(name: string, backbone: string, images = ''): string {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(
    file,
    `name: ${name}
data: { type: manifest, root: ${folder}, file: labels.csv, labels: { color: { column: color } }, tolerance: 0.1 }
labels: { color: { kind: classes, names: [red, green] } }
images: { train: { resize: 8 }, evaluate: { resize: 8 }, ${images} }
backbone: ${backbone}
heads: { c: { type: fc, input: backbone, units: 2, init: units, labels: color } }
training: { optimizer: { type: adam, rate: 0.05 }, batch: 8, epochs: 30 }
stages: { c: { train: [c], losses: { c: { type: weighted-cross-entropy } } } }
metrics: { accuracy: { type: accuracy, node: c } }
`,
  );
  return file;
}

const run = async (name: string, backbone: string, images?: string, set: readonly string[] = []) => {
  const open = openPage({ page: page(name, backbone, images), set }, context());
  const events = quietEvents();
  const request = { open, engine: 'wasm' as const, folder: join(folder, 'runs', name), resume: false };
  return { record: await runPage(request, context(), events), notes: events.notes };
};

const predict = async (source: ModelSource, rows: readonly ImageRow[], events = quietEvents()) => {
  const predictor = await openPredictor(source, 'wasm', context(), events);
  const found = await predictor.predict(rows, quietEvents());
  predictor.close();
  return found;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'frozen-'));
  await photos();
});

describe('a page with an external model', () => {
  it.each([
    ['onnx', `{ type: onnx, weights: ${golden}/small.onnx, outputs: [features, logits] }`],
    ['graph-model', `{ type: graph-model, weights: ${golden}/graph-model }`],
  ])('%s is trained, banked and used', async (name, backbone) => {
    const { record } = await run(name, backbone);
    expect(record.scores.accuracy!.value).toBeGreaterThan(record.constant.accuracy!.value! + 0.2);
    expect(record.environment['backbone weights']).toContain('sha256');
    const again = await run(`${name}-again`, backbone);
    expect(again.notes).toContain('backbone outputs of 40 rows are in the bank');
    const source = { run: join(folder, 'runs', name) };
    const kept = () => readdirSync(context().cache, { recursive: true }).sort();
    const before = kept();
    const { predictions } = await predict(source, findImages([join(folder, 'images')]).rows);
    expect(kept()).toEqual(before);
    const byKey = new Map(predictions.map(({ key, outputs }) => [`images/${key}`, outputs]));
    for (const { key, outputs } of readRun(source.run).predictions) expect(byKey.get(key)).toEqual(outputs);
  });

  it.each([
    ['have no random augmentation', false, true],
    ['differ for each seed', true, false],
  ])('another seed, images that %s', async (_, flip, found) => {
    const backbone = `{ type: onnx, weights: ${golden}/small.onnx, outputs: [logits] }`;
    const bankedBy = async (seed: number) => {
      const set = [`images.train.flip=${flip}`, `seed=${seed}`, 'training.epochs=1'];
      const { notes } = await run(`flip-${flip}-${seed}`, backbone, '', set);
      return notes.filter((note) => note.includes('in the bank')).map((note) => note.match(/\d+/)![0]);
    };
    expect(await bankedBy(1)).not.toContain('40');
    expect(await bankedBy(2)).toEqual(found ? ['40', '20'] : ['20']);
  });

  it('cannot train it', () => {
    const file = page('trained', `{ type: onnx, weights: ${golden}/small.onnx }`);
    expect(() => openPage({ page: file, set: ['stages.c.train=[backbone, c]'] }, context())).toThrow(
      'backbone "onnx" is used unchanged and cannot be trained',
    );
  });

  it('is planned with the tensors of its outputs', () => {
    const backbone = `{ type: onnx, weights: ${golden}/small.onnx, outputs: [features, logits, map], tensors: { map: /Relu_1_output_0 }, widths: { map: 24 } }`;
    const { plan } = openPage({ page: page('tensors', backbone) }, context());
    expect(tensorsText(plan).split('\n')).toEqual([
      `backbone.features is "/Flatten_output_0" [6] of ${golden}/small.onnx`,
      `backbone.logits is "output" [5] of ${golden}/small.onnx`,
      `backbone.map is "/Relu_1_output_0" [24] of ${golden}/small.onnx`,
    ]);
  });

  it('is planned without the file if the page gives its widths', () => {
    const widths = 'widths: { features: 6 }';
    const file = page('planned', `{ type: onnx, weights: "https://example.org/net.onnx", ${widths} }`);
    expect(openPage({ page: file }, context()).plan.nodes[0]!.output.shape).toEqual([6]);
    expect(() => openPage({ page: file, set: ['~backbone.widths'] }, context())).toThrow('zoo weights fetch');
  });

  it('is fetched before it is planned, for a run', async () => {
    const server = createServer((_, response) => response.end(readFileSync(`${golden}/small.onnx`)));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/small.onnx`;
    const file = page('fetched', `{ type: onnx, weights: "${url}" }`);
    const { plan } = await openPageToRun({ page: file }, local(), quietEvents());
    expect(plan.nodes[0]!.outputs).toEqual({ features: { offset: 0, width: 6 } });
    server.close();
  });
});

describe('weights fetched beforehand', () => {
  it('are a GraphModel with its shards, from their folder', async () => {
    const server = createServer((request, response) =>
      response.end(readFileSync(`${golden}/graph-model/${request.url!.split('/').at(-1)}`)),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/net`;
    const events = quietEvents();
    await fetchWeights(`${url}/model.json`, local(), events);
    server.close();
    expect(events.notes).toEqual([expect.stringContaining('model.json#sha256=')]);
    const file = page('from-url', `{ type: graph-model, weights: "${url}" }`);
    const { plan } = await openPageToRun({ page: file }, context(), quietEvents());
    expect(plan.nodes[0]!.output.shape).toEqual([6]);
  });

  it('are those of the catalog, and the list shows which are downloaded', () => {
    const list = new Map(knownWeights(context()).map((one) => [one.name, one]));
    expect(list.get('zoo/synthetic-faces')).toMatchObject({ here: true, pinned: 'by sha256' });
    expect(list.get('torchvision/vgg16')).toMatchObject({ here: false, pinned: 'by sha256' });
    expect(list.get('timm/efficientnet_b0.ra_in1k')!.pinned).toBe('by its first digits');
    expect(list.get('hsemotion/enet_b0_8_va_mtl')!.pinned).toBe('by its first use');
  });
});

describe('boxes of images', () => {
  it('set what the model sees; predicting later prints a note to crop', async () => {
    const boxed = ['data.box={ columns: [left, top, width, height] }'];
    const backbone = `{ type: onnx, weights: ${golden}/small.onnx }`;
    await run('boxed', backbone, '', boxed);
    const cut = join(folder, 'cut-50.png'); // whose bright half is on the right
    await sharp(join(folder, 'images/50.png')).extract({ left: 8, top: 0, width: 8, height: 8 }).toFile(cut);
    const events = quietEvents();
    const source = { run: join(folder, 'runs', 'boxed') };
    const { predictions } = await predict(source, findImages([cut]).rows, events);
    const saved = readRun(source.run)
      .predictions.filter(({ key }) => key === 'images/50.png')
      .at(0)!;
    expect(predictions.at(0)!.outputs).toEqual(saved.outputs);
    expect(events.notes).toContainEqual(expect.stringContaining('crop them first'));
  });
});

describe('an aligner', () => {
  const backbone = `{ type: onnx, weights: ${golden}/small.onnx }`;

  it('decides what the backbone sees, and skips photos in which it finds nothing', async () => {
    const { record } = await run('aligned', backbone, 'align: { type: bright-half }');
    expect(record.data.train!.labeled.color).toBe(39);
    const whole = await run('whole', backbone, 'align: { type: bright-half, missing: whole }');
    expect(whole.record.data.train!.labeled.color).toBe(40);
  });

  it('gives the predictions of photos that were cropped by hand', async () => {
    const source = { run: join(folder, 'runs', 'aligned') };
    const cut = join(folder, 'cut.png');
    const left = { left: 0, top: 0, width: 8, height: 8 };
    await sharp(join(folder, 'images/0.png')).extract(left).toFile(cut);
    const photo = join(folder, 'images/0.png');
    const { predictions } = await predict(source, findImages([photo, cut]).rows);
    expect(predictions.at(0)!.outputs).toEqual(predictions.at(1)!.outputs);
    const { failed } = await predict(source, findImages([join(folder, 'images/7.png'), cut]).rows);
    expect(failed).toEqual([{ row: 0, why: 'bright-half finds nothing in it' }]);
  });
});
