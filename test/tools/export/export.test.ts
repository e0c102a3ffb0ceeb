import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import onnxProto from 'onnx-proto';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatOf } from '../../../src/export/formats.js';
import { type AnyPart, defineBackbone } from '../../../src/part.js';
import { builtinParts } from '../../../src/parts/builtin.js';
import { stream } from '../../../src/random/stream.js';
import { createRegistry } from '../../../src/registry.js';
import { openPage } from '../../../src/run/page/open.js';
import { runPage } from '../../../src/run/run.js';
import type { Surroundings } from '../../../src/run/surroundings.js';
import { type ExportRequest, exportRun } from '../../../src/tools/export/export.js';
import { verifyExport } from '../../../src/tools/export/verify.js';
import { decodeSafetensors } from '../../../src/weights/safetensors/decode.js';
import { quietEvents, smallWorkplace } from '../../run/small.js';

const { onnx } = onnxProto;
const golden = resolve('test/parts/backbones/golden');
const folder = mkdtempSync(join(tmpdir(), 'zoo-export-'));

/** A small network of convolutions with batch norms, to be trained. */
const network = defineBackbone({
  name: 'small-network',
  schema: {
    type: 'object',
    additionalProperties: false,
    description: 'A small network.',
    properties: { type: { const: 'small-network', description: 'Picks it.' } },
    required: ['type'],
  },
  normalize: { mean: [0.4, 0.5, 0.6], std: [0.2, 0.3, 0.25] },
  bind: () => ({
    network: (ops, image) => {
      const norm = { epsilon: 1e-3, momentum: 0.1 };
      const a = ops.batchNorm(ops.conv(image, 'a', { filters: 8, kernel: 3, stride: 2, padding: 1, bias: false }), 'a.norm', norm); // biome-ignore format: one step
      const b = ops.batchNorm(ops.depthwise(ops.swish(a), 'b', { kernel: 3, stride: 1, padding: 'same', bias: false }), 'b.norm', norm); // biome-ignore format: one step
      return { features: ops.globalAveragePool(ops.relu(ops.add(a, b))) };
    },
  }),
}) as unknown as AnyPart;

const context: Surroundings = {
  registry: createRegistry([...builtinParts, network]),
  env: {},
  cache: join(folder, 'cache'),
  zoo: resolve('zoo'),
  library: [resolve('zoo')],
  version: '0.0.0',
  now: () => new Date(0),
};

const IMAGES = 24;

/** Images of noise, red or green. */
async function photos(): Promise<void> {
  const lines = ['image,split,color'];
  mkdirSync(join(folder, 'images'));
  for (let i = 0; i < IMAGES; i++) {
    const data = Uint8Array.from(stream(1, 'photo', i).uniform(20 * 14 * 3), (u, at) =>
      Math.round(u * (at % 3 === i % 2 ? 255 : 120)),
    );
    const name = `images/${i}.png`;
    await sharp(data, { raw: { width: 20, height: 14, channels: 3 } })
      .png()
      .toFile(join(folder, name));
    lines.push(`${name},${i < 16 ? 'train' : 'validation'},${i % 2 === 0 ? 'red' : 'green'}`);
  }
  writeFileSync(join(folder, 'labels.csv'), `${lines.join('\n')}\n`);
}

/** Runs a page of those images over a backbone, and returns the run's folder. */
async function trained(name: string, backbone: string, stage: string): Promise<string> {
  const page = join(folder, `${name}.yaml`);
  writeFileSync(
    page,
    `name: ${name}
data: { type: manifest, root: ${folder}, file: labels.csv, labels: { color: { column: color } } }
labels: { color: { kind: classes, names: [red, green] } }
images: { train: { resize: 10, crop: 8 }, evaluate: { resize: 8 } }
backbone: ${backbone}
heads:
  h: { type: fc, input: backbone, units: 4 }
  image: { type: fc, input: h, units: 2, labels: color }
training: { optimizer: { type: adam, rate: 0.05 }, batch: 8, epochs: 2 }
stages: { only: { train: ${stage}, losses: { image: { type: weighted-cross-entropy } } } }
metrics: { accuracy: { type: accuracy, node: image } }
`,
  );
  const out = join(folder, 'runs', name);
  const open = openPage({ page }, context);
  await runPage({ open, engine: 'wasm', folder: out, resume: false }, context, quietEvents());
  return out;
}

const exported = (run: string, output: string, options: Partial<ExportRequest> = {}, where = context) =>
  exportRun(
    { run, format: formatOf('onnx'), engine: 'wasm', output: join(folder, output), force: false, ...options },
    where,
    quietEvents(),
  );

const decoded = (file: string) => onnx.ModelProto.decode(readFileSync(join(folder, file)));
const about = (file: string): { readonly [key: string]: string } =>
  Object.fromEntries(decoded(file).metadataProps.map(({ key, value }) => [key, value]));

beforeAll(photos);

describe('a run of a network that was trained', () => {
  let run: string;
  beforeAll(async () => {
    run = await trained('network', '{ type: small-network }', '[backbone, h, image]');
  });

  it('is one file that describes itself, and gives the outputs of the run', async () => {
    const { agreement, outputs } = await exported(run, 'network.onnx');
    expect(outputs).toEqual(['image']);
    expect(agreement).toMatchObject({ runtime: 'onnxruntime-node', passed: true });
    const { graph, opsetImport } = decoded('network.onnx');
    expect(Number(opsetImport[0]!.version)).toBe(17);
    expect(graph!.input!.map(({ name }) => name)).toEqual(['image_input']); // a head is called image
    expect(graph!.node!.map(({ opType }) => opType)).not.toContain('BatchNormalization');
    const { outputs: said, preprocessing, run: from } = about('network.onnx');
    const image = { labels: 'color', kind: 'classes', names: ['red', 'green'], scale: 'logits' };
    expect(JSON.parse(said!)).toEqual({ image });
    expect(JSON.parse(preprocessing!)).toMatchObject({ resize: 8, color: 'RGB', layout: 'NHWC' });
    expect(JSON.parse(from!).weights).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is replaced only with force, and only if it is a file', async () => {
    await exported(run, 'once.onnx');
    await expect(exported(run, 'once.onnx')).rejects.toThrow('already exists');
    await exported(run, 'once.onnx', { force: true });
    await expect(exported(run, 'images', { force: true })).rejects.toThrow('is a folder');
    expect(readdirSync(join(folder, 'images'))).toHaveLength(IMAGES);
  });

  it('prepares images itself: equal pixels give equal outputs, others nearly equal ones', async () => {
    const { agreement } = await exported(run, 'embedded.onnx', { embed: true });
    expect(agreement.passed).toBe(true);
    expect(agreement.resized!.image).toBeLessThan(0.02); // a level of 255 here and there
    const { graph, opsetImport } = decoded('embedded.onnx');
    expect(Number(opsetImport[0]!.version)).toBe(18);
    const [input] = graph!.input!;
    expect(input!.type!.tensorType!.shape!.dim!.map((dim) => dim.dimParam || Number(dim.dimValue))).toEqual(['height', 'width', 3]); // biome-ignore format: one list
  });

  it('with weights of 16 bits is smaller, and reports what that changes', async () => {
    const { agreement, scores, bytes } = await exported(run, 'half.onnx', { half: true });
    expect(bytes).toBeLessThan(readFileSync(join(folder, 'network.onnx')).length);
    expect(agreement.passed).toBe(null);
    expect(agreement.apart.image).toBeGreaterThan(0);
    expect(agreement.apart.image).toBeLessThan(0.01);
    const { accuracy } = scores as { readonly [metric: string]: { run: number; exported: number } };
    expect(accuracy!.exported).toBe(accuracy!.run);
  });

  it('is a folder for TensorFlow.js, replaced only if an export wrote it', async () => {
    const format = formatOf('graph-model');
    const { agreement } = await exported(run, 'tfjs', { format });
    expect(agreement).toMatchObject({ runtime: 'tensorflow.js', passed: true });
    const { signature, userDefinedMetadata } = JSON.parse(
      readFileSync(join(folder, 'tfjs/model.json'), 'utf8'),
    );
    expect(Object.keys(signature.outputs)).toEqual(['image']);
    expect(userDefinedMetadata.outputs.image.names).toEqual(['red', 'green']);
    await expect(exported(run, 'tfjs', { format })).rejects.toThrow('replace it with --force');
    await exported(run, 'tfjs', { format, force: true });
    await expect(exported(run, 'images', { format, force: true })).rejects.toThrow('was not written by zoo');
    await expect(exported(run, 'x', { format, embed: true })).rejects.toThrow('does not apply');
  });

  it('is a folder to publish, with a card from the record, under a license that the user names', async () => {
    const format = formatOf('hub');
    await expect(exported(run, 'hub', { format })).rejects.toThrow('needs --license');
    await expect(exported(run, 'x.onnx', { license: 'mit' })).rejects.toThrow('--license does not apply');
    await exported(run, 'hub', { format, license: 'CC-BY-NC-4.0' });
    const files = readdirSync(join(folder, 'hub')).sort();
    expect(files).toEqual(['README.md', 'model.safetensors', 'onnx', 'page.yaml', 'zoo-folder.json']);
    const card = readFileSync(join(folder, 'hub/README.md'), 'utf8');
    const [, front] = card.split('---\n');
    expect(parse(front!)).toMatchObject({ license: 'cc-by-nc-4.0', library_name: 'declarative-zoo', tags: expect.arrayContaining(['onnx', 'color']) }); // biome-ignore format: one check
    expect(card).toContain('| `image` | color | classes | logits | red, green |');
    expect(card).toMatch(/\| accuracy \| [\d.]+ \| [\d.]+ \|/);
    expect(card).toContain('- training data: not stated in the record');
    expect(card).not.toContain('AI Act'); // colors are not an affect
    const page = readFileSync(join(folder, 'hub/page.yaml'), 'utf8');
    expect(parse(page).data.root).toBe(folder.split('/').at(-1)); // no path of this machine
    const { arrays } = decodeSafetensors(
      readFileSync(join(folder, 'hub/model.safetensors')),
      'model.safetensors',
    );
    expect([...arrays.keys()]).toEqual(expect.arrayContaining(['backbone/a.weight', 'image/output.bias']));
    const decoded = onnx.ModelProto.decode(readFileSync(join(folder, 'hub/onnx/model.onnx')));
    expect(decoded.graph!.output!.map(({ name }) => name)).toEqual(['image']);
  });

  it('refuses heads that do not predict labels, by name', async () => {
    await expect(exported(run, 'no.onnx', { heads: ['images'] })).rejects.toThrow('Did you mean "image"?');
    expect(existsSync(join(folder, 'no.onnx'))).toBe(false);
  });
});

describe('a run of a page that reads vectors', () => {
  it('has the vector as its input', async () => {
    const small = smallWorkplace();
    const run = join(small.folder, 'run');
    const open = small.open(['training.epochs=1']);
    await runPage({ open, engine: 'wasm', folder: run, resume: false }, small.context, quietEvents());
    const { outputs, agreement } = await exported(run, 'vector.onnx', { heads: ['va', 'au'] }, small.context);
    expect(outputs).toEqual(['au', 'va']);
    expect(agreement.passed).toBe(true);
    const format = formatOf('hub');
    await exported(run, 'vector-hub', { format, license: 'My own' }, small.context);
    const card = readFileSync(join(folder, 'vector-hub/README.md'), 'utf8');
    expect(card).toContain('license: other\nlicense_name: My own');
    for (const law of [
      'Regulation (EU) 2024/1689',
      'Article 5(1)(f)',
      'workplace and education',
      'Annex III, point 1(c)',
      'Article 50(3)',
    ])
      expect(card).toContain(law);
    const { graph } = decoded('vector.onnx');
    expect(graph!.input!.map(({ name }) => name)).toEqual(['vector']);
    expect(graph!.node!.filter(({ name }) => name?.startsWith('ex/'))).toEqual([]);
    await expect(exported(run, 'e.onnx', { embed: true }, small.context)).rejects.toThrow('reads vectors');
  });
});

describe('a run on a model in a file', () => {
  it('an ONNX file becomes part of the export', async () => {
    const run = await trained('spliced', `{ type: onnx, weights: ${golden}/small.onnx, outputs: [features, logits] }`, '[h, image]'); // biome-ignore format: one call
    const { agreement } = await exported(run, 'spliced.onnx');
    expect(agreement).toMatchObject({ passed: true });
    const { rows, refused, passed } = await verifyExport(run, 'wasm', context, quietEvents());
    expect(passed).toBe(true);
    expect(rows.map(({ format }) => format)).toEqual(['onnx']);
    expect(refused.map(({ format }) => format)).toEqual(['graph-model']);
    expect(rows.find(({ runtime }) => runtime === 'onnxruntime-node')).toMatchObject({ passed: true });
  });

  it('a GraphModel also becomes part of it, as the kernels that it runs', async () => {
    const run = await trained('graph', `{ type: graph-model, weights: ${golden}/graph-model }`, '[h, image]');
    const { rows, refused, passed } = await verifyExport(run, 'wasm', context, quietEvents());
    expect({ refused, passed }).toEqual({ refused: [], passed: true });
    const ran = rows.filter(({ missing }) => missing === undefined).map(({ format }) => format);
    expect(new Set(ran)).toEqual(new Set(['onnx', 'graph-model']));
  });
});
