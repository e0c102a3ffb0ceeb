// node test/bench/page.mjs RUN [loads [seconds]]: how long the page that zoo serve shows takes to be ready in headless Chromium, and how many frames of
// a (fake) camera a second it predicts on. CHROMIUM: the Chromium to use instead of the system's.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';

const [run, LOADS = 3, SECONDS = 10] = process.argv.slice(2);
const args = [resolve('dist/bin.js'), 'serve', run, '--port', '0', '--no-log'];
const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise((found) => {
  child.stdout.on('data', (chunk) => {
    const [one] = /http:\S+/.exec(chunk) ?? [];
    if (one !== undefined) found(one);
  });
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
});
const text = (page, place) => page.textContent(place);

for (let load = 0; load < Number(LOADS); load++) {
  const page = await browser.newPage(); // a separate context with an empty cache
  let bytes = 0;
  page.on('response', async (response) => {
    bytes += Number((await response.allHeaders())['content-length'] ?? 0);
  });
  const began = performance.now();
  await page.goto(address);
  while (!/^Ready/.test(await text(page, '#status'))) await page.waitForTimeout(50);
  const ready = (performance.now() - began) / 1000;
  await page.click('#camera');
  await page.waitForTimeout(1000 * SECONDS);
  const [, rate] = /([\d.]+) frames a second/.exec(await text(page, '#caption')) ?? [];
  console.log(
    `ready after ${ready.toFixed(1)} s, ${(bytes / 1e6).toFixed(1)} MB, ${rate} frames a second; ${await text(page, '#runtime')}`,
  );
  await page.close();
}
await browser.close();
child.kill('SIGTERM');
