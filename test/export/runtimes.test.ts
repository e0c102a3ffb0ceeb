import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SIDE } from '../../src/conformance/stand-ins.js';
import { preprocessingOf } from '../../src/export/about.js';
import type { Fed } from '../../src/export/format.js';
import { encodeOnnx } from '../../src/export/onnx/encode.js';
import { onnxruntimeNode } from '../../src/export/onnx/node-runtime.js';
import { stream } from '../../src/random/stream.js';
import { traceModel } from '../../src/trace/record.js';
import { chromiumPath, pythonWithOnnxruntime } from '../needs.js';
import { answered, requestOf, tf } from '../trace/head-plan.js';
import { networkPlan, normalize } from '../trace/network-plan.js';

const python = pythonWithOnnxruntime();
const executablePath = chromiumPath();

/** An exported file and its inputs. */
interface Job {
  readonly file: string;
  readonly fed: Fed;
}
type Outputs = { readonly [name: string]: readonly number[] };

const folder = mkdtempSync(join(tmpdir(), 'zoo-runtimes-'));
const jobs: Job[] = [];
let expected: readonly Outputs[];

/** A file that accepts pixels at two batch sizes, and one that accepts images of two sizes, with the outputs of onnxruntime-node. */
beforeAll(async () => {
  const given = networkPlan();
  const request = requestOf(given, ['answer']);
  const trace = await traceModel(request);
  const run = { page: 'p', weights: 'w', seed: 1, profile: null, zoo: '1.2.3' };
  const preprocessing = preprocessingOf({ resize: SIDE }, normalize);
  const about = { name: 'n', title: 't', outputs: {}, inputs: {}, terms: { data: null }, preprocessing, run };
  const model = { plan: given.plan, trace, about };
  writeFileSync(join(folder, 'pixels.onnx'), encodeOnnx(model, {}));
  writeFileSync(join(folder, 'images.onnx'), encodeOnnx(model, { embed: true }));
  for (const rows of [1, 5])
    jobs.push({ file: 'pixels.onnx', fed: { shape: [rows, SIDE, SIDE, 3], data: answered(given, request, rows).fed } }); // biome-ignore format: one job
  for (const [height, width] of [
    [SIDE, SIDE],
    [50, 71],
  ] as const) {
    // biome-ignore format: two sizes
    const data = Uint8Array.from(stream(1, 'image').uniform(height * width * 3), (u) => Math.floor(u * 256));
    jobs.push({ file: 'images.onnx', fed: { shape: [height, width, 3], data } });
  }
  const found: Outputs[] = [];
  for (const { file, fed } of jobs) {
    const open = await onnxruntimeNode.open(new Map([[file, readFileSync(join(folder, file))]]), tf);
    if (typeof open === 'string') throw new Error(open);
    const { answer } = await open.run({ image: fed });
    open.close();
    found.push({ answer: Array.from(answer!) });
  }
  expected = found;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The input of a runtime outside of Node: numbers as JSON. */
const asJson = ({ file, fed }: Job) => ({
  file,
  shape: fed.shape,
  type: fed.data instanceof Uint8Array ? 'uint8' : 'float32',
  data: Array.from(fed.data),
});

function expectSame(found: readonly Outputs[]): void {
  expect(found).toHaveLength(jobs.length);
  for (const [i, { answer }] of found.entries()) {
    const { answer: values } = expected[i]! as { answer: readonly number[] };
    expect(answer).toHaveLength(values.length);
    for (const [at, value] of values.entries()) expect(Math.abs(answer![at]! - value)).toBeLessThan(1e-5 * Math.max(1, Math.abs(value))); // biome-ignore format: one check
  }
}

describe('an exported file gives the same in', () => {
  it.skipIf(!python)(
    `onnxruntime of Python${python ? '' : ' (no Python here has it: pip install onnxruntime)'}`,
    () => {
      const input = JSON.stringify(jobs.map((job) => asJson({ ...job, file: join(folder, job.file) })));
      const { stdout, stderr, status } = spawnSync(python!, [join(import.meta.dirname, 'run-onnx.py')], { input, encoding: 'utf8', maxBuffer: 2 ** 26 }); // biome-ignore format: one call
      expect(status, stderr).toBe(0);
      expectSame(JSON.parse(stdout));
    },
  );

  it.skipIf(!executablePath)('onnxruntime-web in Chromium', async () => {
    const { server, address } = await serve();
    const browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      await page.goto(address);
      await page.waitForFunction('globalThis.ort');
      expectSame(await page.evaluate(inBrowser, jobs.map(asJson)));
    } finally {
      await browser.close();
      server.close();
    }
  });
});

/** Runs in the page. */
async function inBrowser(list: readonly ReturnType<typeof asJson>[]): Promise<readonly Outputs[]> {
  const { ort } = globalThis as unknown as { readonly ort: typeof import('onnxruntime-web') };
  ort.env.wasm.numThreads = 1;
  const found: Outputs[] = [];
  for (const { file, shape, type, data } of list) {
    const session = await ort.InferenceSession.create(`/${file}`);
    const tensor =
      type === 'uint8'
        ? new ort.Tensor('uint8', Uint8Array.from(data), shape)
        : new ort.Tensor('float32', Float32Array.from(data), shape);
    const { answer } = await session.run({ image: tensor });
    found.push({ answer: Array.from(answer!.data as Float32Array) });
  }
  return found;
}

/** The page: it loads the library. */
const PAGE = `<!doctype html><script type="module">import * as ort from '/ort.wasm.min.mjs'; globalThis.ort = ort;</script>`;

/** A local server with the files and the library. */
async function serve(): Promise<{ readonly server: Server; readonly address: string }> {
  const library = dirname(fileURLToPath(import.meta.resolve('onnxruntime-web')));
  const types: { readonly [ending: string]: string } = { mjs: 'text/javascript', wasm: 'application/wasm' };
  const server = createServer(({ url = '/' }, response) => {
    const [name, ending] = [url.slice(1), url.split('.').at(-1)!];
    if (name === '') return void response.end(PAGE);
    const file = join(ending === 'onnx' ? folder : library, name);
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.setHeader('content-type', types[ending] ?? 'application/octet-stream');
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}
