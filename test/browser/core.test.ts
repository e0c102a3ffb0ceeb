import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../needs.js';
import { trainTiny } from './core-step.js';

const executablePath = chromiumPath();

/** Limits of the bundle in kB: zoo's core alone, the whole with tfjs, and the whole compressed with gzip. */
const BUDGET = { core: 500, whole: 1200, gzipped: 320 };

let folder = '';
let script = '';
let own = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-core-'));
  const { outputFiles, metafile } = await build({
    entryPoints: [join(import.meta.dirname, 'core-step.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'zoo',
    logLevel: 'silent',
    metafile: true,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    write: false,
  });
  script = outputFiles[0]!.text;
  const { inputs } = Object.values(metafile.outputs)[0]!;
  own = Object.entries(inputs)
    .filter(([path]) => !path.includes('node_modules/'))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the core without Node', () => {
  it('is bundled within its budget', async ({ annotate }) => {
    const sizes = { core: own, whole: script.length, gzipped: gzipSync(script).length };
    for (const [what, bytes] of Object.entries(sizes)) {
      expect(bytes / 1000, what).toBeLessThan(BUDGET[what as keyof typeof BUDGET]);
    }
    const text = Object.entries(sizes).map(([what, bytes]) => `${what} ${Math.round(bytes / 1000)} kB`);
    await annotate(`the core in a browser: ${text.join(', ')}`);
  });

  it('trains a page in Node, and each epoch has a step', async () => {
    const { losses, page } = await trainTiny();
    expect(losses).toHaveLength(2);
    expect(losses.every(Number.isFinite)).toBe(true);
    expect(page).toContain('rho: 0.05');
  });

  it.skipIf(!executablePath)(
    'trains it to the same losses in Chromium, where eval is forbidden',
    async () => {
      const policy = `default-src 'none'; script-src 'nonce-zoo'`;
      const html = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">`;
      const file = join(folder, 'core.html');
      writeFileSync(
        file,
        `${html}<script nonce="zoo">${script.replaceAll('</script', '<\\/script')}</script>`,
      );
      const browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
      try {
        const page = await browser.newPage();
        const faults: string[] = [];
        page.on('pageerror', (error) => faults.push(error.message));
        await page.goto(pathToFileURL(file).href);
        const found = await page.evaluate<Awaited<ReturnType<typeof trainTiny>>>('zoo.trainTiny()');
        expect(faults).toEqual([]);
        const here = await trainTiny();
        expect(found.page).toBe(here.page);
        for (const [i, loss] of found.losses.entries()) expect(loss).toBeCloseTo(here.losses[i]!, 6);
      } finally {
        await browser.close();
      }
    },
  );
});
