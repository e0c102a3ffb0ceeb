import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportRun, loadRun } from '../../src/index.js';
import type { Prediction } from '../../src/prediction.js';
import { chromiumPath, pythonWithOnnxruntime, runs as starts } from '../needs.js';
import { type Runs, trainedRuns } from '../serve/runs.js';

const executablePath = chromiumPath();
const found = pythonWithOnnxruntime();
const python = found !== undefined && starts(found, '-c', 'import PIL') ? found : undefined;

let runs: Runs;
const color = (i: number): string => (runs.expected[i]!.color as { readonly class: string }).class;

beforeAll(async () => {
  runs = await trainedRuns();
  mkdirSync(join(runs.folder, 'node_modules'));
  symlinkSync(resolve('.'), join(runs.folder, 'node_modules/declarative-zoo'), 'junction');
  for (const name of ['predict.mjs', 'predict.html', 'predict.py'])
    writeFileSync(join(runs.folder, name), readFileSync(join('docs/examples', name)));
  for (const [i, image] of runs.images.entries()) writeFileSync(join(runs.folder, `${i}.png`), image);
  const run = await loadRun(runs.photos, { cache: runs.context.cache });
  const { file, bytes, runtime, differences } = await exportRun(run, {
    output: join(runs.folder, 'model.onnx'),
  });
  expect(bytes).toBe(statSync(file).size);
  expect(runtime).toBe('onnxruntime-node');
  expect(Object.keys(differences)).toEqual(['color', 'marks', 'level']);
  await expect(exportRun(run, { output: file })).rejects.toThrow('already exists');
  await run.close();
});
afterAll(() => rmSync(runs.folder, { recursive: true }));

describe('the programs of docs/examples', () => {
  it('predict in Node', () => {
    const said = execFileSync(process.execPath, ['predict.mjs', runs.photos, '0.png', '1.png'], {
      cwd: runs.folder,
      encoding: 'utf8',
    });
    expect(said).toMatch(new RegExp(`^0\\.png\n {2}color: ${color(0)} 0\\.\\d+\n {2}marks: \\{ red: (true|false), left: (true|false) \\} \n {2}level: \\{ level: [\\d.]+ \\} levels\n1\\.png\n {2}color: ${color(1)} `)); // biome-ignore format: one pattern
  });

  it.skipIf(!executablePath)('predict in a web page that is bundled', async () => {
    const html = readFileSync(join(runs.folder, 'predict.html'), 'utf8');
    const [whole, script] = /<script type="module">(.*?)<\/script>/s.exec(html)!;
    const { outputFiles } = await build({
      stdin: { contents: script!, resolveDir: resolve('.') },
      bundle: true,
      format: 'esm',
      logLevel: 'silent',
      minify: true,
      platform: 'browser',
      target: 'es2022',
      write: false,
    });
    const page = html.replace(whole, () => '<script type="module" src="bundle.js"></script>');
    const prediction = await inChromium({ page, script: outputFiles[0]!.text });
    expect(prediction).toMatchObject({ color: { class: color(1) }, level: { unit: 'levels' } });
  });

  it.skipIf(!python)('predict in Python', () => {
    const { stdout, stderr } = spawnSync(python!, ['predict.py', 'model.onnx', '1.png'], {
      cwd: runs.folder,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toMatch(new RegExp(`^color ${color(1)}\nmarks .* logits\nlevel .* logits\n`));
  });
});

/** Opens the page in Chromium, chooses a photo, and returns what it prints. */
async function inChromium({
  page: html,
  script,
}: {
  readonly page: string;
  readonly script: string;
}): Promise<Prediction> {
  const library = dirname(fileURLToPath(import.meta.resolve('onnxruntime-web')));
  const texts: { readonly [path: string]: readonly [type: string, text: string] } = { '/': ['text/html', html], '/bundle.js': ['text/javascript', script] }; // biome-ignore format: a table
  const server = createServer(({ url = '/' }, response) => {
    const text = texts[url];
    if (text) return void response.setHeader('content-type', text[0]).end(text[1]);
    const file = url === '/model.onnx' ? join(runs.folder, url) : join(library, url);
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.setHeader('content-type', url.endsWith('.wasm') ? 'application/wasm' : 'text/javascript');
    response.end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const output = page.locator('pre');
    await expect
      .poll(() => output.textContent(), { timeout: 30_000 })
      .toMatch(/^Small photos, on (wasm|webgpu)$/);
    await page.setInputFiles('input', join(runs.folder, '1.png'));
    await expect.poll(() => output.textContent(), { timeout: 30_000 }).toMatch(/^\{/);
    return JSON.parse((await output.textContent())!) as Prediction;
  } finally {
    await browser.close();
    server.close();
  }
}
