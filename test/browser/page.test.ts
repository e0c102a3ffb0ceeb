import { readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatOf } from '../../src/export/formats.js';
import { pageFiles } from '../../src/export/web/files.js';
import type { Prediction } from '../../src/prediction.js';
import { type Serving, startServer } from '../../src/serve/server.js';
import { exportRun } from '../../src/tools/export/export.js';
import { chromiumPath } from '../needs.js';
import { quietEvents } from '../run/small.js';
import { alignedRun, type Runs, trainedRuns } from '../serve/runs.js';

const executablePath = chromiumPath();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let runs: Runs;
let browser: Browser;
let serving: Serving;
let folder: string;
let host: { readonly server: Server; readonly address: string };

/** A static file server that sends no header except the type. */
async function staticHost(files: string): Promise<typeof host> {
  const types: { readonly [ending: string]: string } = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' }; // biome-ignore format: a table
  const server = createServer(({ url = '/' }, response) => {
    const file = join(files, url.replace(/\?.*/, '').replace(/\/$/, '/index.html'));
    try {
      const content = readFileSync(file);
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

/** Waits for a text of the page; its policy forbids the eval of `waitForFunction`. */
const until = (page: Page, place: string, text: RegExp): Promise<void> =>
  expect.poll(() => page.textContent(place), { timeout: 30_000 }).toMatch(text);

/** Opens the page and waits until it is ready; collects later requests and errors. */
async function open(address: string, options: BrowserContextOptions = {}, within = browser) {
  const page = await within.newPage(options);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(address);
  await until(page, '#status', /^(Ready|The model cannot)/);
  expect(await page.textContent('#status')).toBe('Ready.');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const sent = (): readonly string[] => requests.filter((url) => !/^(blob|data):/.test(url));
  return { page, faults, sent };
}

const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe);
  const found = await page.evaluate<AxeResults>('axe.run()');
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
};

const choose = async (page: Page, images: readonly Buffer[]): Promise<void> => {
  const files = images.map((buffer, i) => ({ name: `photo ${i}.png`, mimeType: 'image/png', buffer }));
  await page.setInputFiles('#files', files);
  await until(page, '#caption', new RegExp(`^photo ${images.length - 1}.png`));
};

describe.skipIf(!executablePath)('the page to try a model', () => {
  beforeAll(async () => {
    runs = await trainedRuns();
    folder = join(runs.folder, 'static');
    const request = {
      run: runs.photos,
      format: formatOf('web'),
      engine: 'wasm',
      output: folder,
      force: false,
    } as const;
    await exportRun(request, runs.context, quietEvents());
    host = await staticHost(folder);
    const limits = { bytes: 1e6, megapixels: 1, time: 5000, queue: 8 };
    const batching = { size: 8, wait: 5, workers: 1, threads: 1 };
    const models = await runs.models(runs.photos, runs.vectors);
    serving = await startServer({
      models,
      host: '127.0.0.1',
      port: 0,
      limits,
      batching,
      version: '1',
      page: pageFiles(),
    });
    const camera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox', ...camera] });
  });
  afterAll(async () => {
    await browser?.close();
    await serving?.close();
    host?.server.close();
    if (runs) rmSync(runs.folder, { recursive: true });
  });

  it('predicts on photos and the camera, and sends nothing once it is ready', async () => {
    const { page, faults, sent } = await open(host.address);
    expect(await page.textContent('#runtime')).toMatch(/WebAssembly, one thread|WebGPU/);
    await choose(page, runs.images.slice(1, 2));
    const expected = runs.expected[1]!.color as Prediction[string] & { kind: 'classes' };
    const [chosen] = await page.locator('tr.on th').allTextContents();
    expect(chosen).toBe(expected.class);
    expect(await page.textContent('#status')).toContain(
      `color: ${expected.class}, ${(100 * expected.probabilities[expected.class]!).toFixed(1)} %`,
    );
    expect(await page.locator('caption').allTextContents()).toEqual([
      'color (color)',
      'marks (marks)',
      'level (level), levels',
      'attention of color',
    ]);
    const widths = await page
      .locator('.fill')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
    expect(new Set(widths).size).toBeGreaterThan(3);
    await page.click('#camera');
    await until(page, '#caption', /frames a second/);
    await page.click('#camera');
    await page.waitForTimeout(500);
    expect({ sent: sent(), faults }).toEqual({ sent: [], faults: [] });
    await page.close();
  });

  it('reports a file that is not an image', async () => {
    const { page } = await open(host.address);
    await page.setInputFiles('#files', {
      name: 'notes.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('text'),
    });
    await until(page, '#status', /^notes\.txt cannot be read as an image\.$/);
    await page.close();
  });

  it.each([
    ['wide and light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }],
    ['on a tablet, dark', { viewport: { width: 800, height: 1000 }, colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 360, height: 740 }, colorScheme: 'light' }],
  ] as const)('is accessible and does not scroll sideways, %s', async (_, options) => {
    const { page } = await open(host.address, options);
    expect(await violations(page)).toEqual([]);
    await choose(page, runs.images.slice(0, 2));
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.close();
  });

  it('can be used with the keyboard', async () => {
    const { page } = await open(host.address);
    await choose(page, runs.images.slice(1, 3));
    const focused: string[] = [];
    await page.evaluate('document.activeElement.blur()');
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('Tab');
      focused.push(
        await page.evaluate("document.activeElement.id || document.activeElement.querySelector('img')?.alt"),
      );
    }
    expect(focused).toEqual(['files', 'camera', 'photo 0.png', 'photo 1.png']);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await until(page, '#caption', /^photo 0\.png/);
    expect(await page.getAttribute('.photos button', 'aria-pressed')).toBe('true');
    await page.close();
  });

  it('shows a frame for a run with an aligner, says that the step is missing, and predicts on the part in the frame', async () => {
    const { run, context, image, expected } = await alignedRun(runs);
    const output = join(runs.folder, 'aligned-static');
    await exportRun({ run, format: formatOf('web'), engine: 'wasm', output, force: false }, context, quietEvents()); // biome-ignore format: one call
    const aligned = await staticHost(output);
    const { page, faults } = await open(aligned.address);
    expect(await page.textContent('#aligner')).toMatch(/aligner "middle" .* missing here/);
    expect(await page.isVisible('#aligner')).toBe(true);
    expect(await violations(page)).toEqual([]);
    await choose(page, [image]);
    const size = await page.evaluate("[document.getElementById('canvas').width, document.getElementById('canvas').height]"); // biome-ignore format: one call
    expect(size).toEqual([10, 10]); // the whole photo, not only the part in the frame
    const color = expected.color as Prediction[string] & { kind: 'classes' };
    const share = (100 * color.probabilities[color.class]!).toFixed(1);
    expect(await page.textContent('#status')).toContain(`color: ${color.class}, ${share} %`);
    expect(faults).toEqual([]);
    await page.close();
    aligned.server.close();
  });

  it('is served at /, with several threads, and a list of several models', async () => {
    const start = await (await fetch(serving.address)).text();
    expect(start).toContain('<a href="/try/photos/">Small photos</a>');
    expect(start).toContain('<li>Small vectors');
    const { page, faults, sent } = await open(`${serving.address}try/photos/?provider=wasm`);
    expect(await page.textContent('#runtime')).toContain('WebAssembly, several threads');
    await choose(page, runs.images.slice(1, 2));
    expect({ sent: sent(), faults }).toEqual({ sent: [], faults: [] });
    await page.close();
    expect((await fetch(`${serving.address}try/photos/../../package.json`)).status).toBe(404);
    expect((await fetch(`${serving.address}try/photos/%2e%2e%2f%2e%2e%2fREADME.md`)).status).toBe(404);
  });

  it('predicts the same with WebGPU, on a software adapter', async ({ skip }) => {
    const software = [
      '--enable-unsafe-webgpu',
      '--use-webgpu-adapter=swiftshader',
      '--enable-features=Vulkan',
    ];
    const gpu = await chromium.launch({
      executablePath: executablePath!,
      args: ['--no-sandbox', ...software],
    });
    try {
      const { page, faults } = await open(host.address, {}, gpu);
      if (!(await page.evaluate('navigator.gpu?.requestAdapter().then(Boolean)')))
        return skip('this Chromium has no software adapter for WebGPU');
      expect(await page.textContent('#runtime')).toBe('It computes with WebGPU.');
      await choose(page, runs.images.slice(1, 2));
      const { class: name, probabilities } = runs.expected[1]!.color as Prediction[string] & {
        kind: 'classes';
      };
      expect(await page.textContent('#status')).toContain(
        `color: ${name}, ${(100 * probabilities[name]!).toFixed(1)} %`,
      );
      expect(faults).toEqual([]);
    } finally {
      await gpu.close();
    }
  });

  it('has a library whose loadModel predicts the same as Node, within 1e-5', async () => {
    const page = await browser.newPage();
    await page.goto(`${serving.address}try/photos/?provider=wasm`);
    const script = `(async (texts) => {
      const { loadModel } = await import('./zoo/web/model.js');
      const ort = await import('./ort/ort.wasm.min.mjs');
      const model = await loadModel('model.onnx', { ort, provider: 'wasm' });
      const blobs = await Promise.all(texts.map(async (text) => new Blob([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))])));
      const refused = await model.predict(new Blob(['text'])).catch((error) => error.message);
      return { one: await model.predict(blobs[0]), many: await model.predict(blobs), none: await model.predict([]), refused };
    })`;
    const lossless = [1, 3];
    const texts = lossless.map((i) => runs.images[i]!.toString('base64'));
    const found = await page.evaluate(`${script}(${JSON.stringify(texts)})`) as { one: Prediction; many: Prediction[]; none: Prediction[]; refused: string }; // biome-ignore format: one call
    const near = (value: unknown): unknown => {
      if (typeof value === 'number')
        return expect.closeTo(value, 5 - Math.ceil(Math.log10(Math.max(1, Math.abs(value)))));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, near(one)]));
    };
    expect(found.many).toEqual(lossless.map((i) => near(runs.expected[i])));
    expect(found.one).toEqual(near(runs.expected[1]));
    expect(found.none).toEqual([]);
    expect(found.refused).toContain('An image is needed');
    await page.close();
  });
});

describe('an export as web', () => {
  it('is refused for a model of vectors', async () => {
    const own = await trainedRuns();
    const request = { run: own.vectors, format: formatOf('web'), engine: 'wasm', force: false } as const;
    await expect(exportRun({ ...request, output: join(own.folder, 'w') }, own.context, quietEvents())).rejects.toThrow('--format web is for models of images'); // biome-ignore format: one call
    rmSync(own.folder, { recursive: true });
  });
});
