import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../needs.js';

const root = join(import.meta.dirname, '../..');
const executablePath = chromiumPath();

describe.skipIf(!executablePath)('the site of the docs in a browser', () => {
  let browser: Browser;
  let site = '';
  beforeAll(async () => {
    site = mkdtempSync(join(tmpdir(), 'zoo-site-'));
    const call = [join(root, 'dist/bin.js'), 'docs', '--site', site];
    const { status, stderr } = spawnSync(process.execPath, call, { cwd: root, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(site, { recursive: true });
  });

  async function open(file: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await browser.newPage(options);
    await page.goto(pathToFileURL(join(site, file)).href);
    return page;
  }
  const style = (page: Page, selector: string, property: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => {
        const { getComputedStyle } = element.ownerDocument.defaultView!;
        return getComputedStyle(element).getPropertyValue(name);
      }, property);

  it.each([
    'index.html',
    'docs/model.html',
    'docs/pages.html',
    'docs/engines.html',
    'docs/reference/heads/fc.html',
  ])('fits 400 pixels: %s', async (file) => {
    const page = await open(file, { viewport: { width: 400, height: 800 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
    await page.close();
  });

  it('stacks the cells of a row at 400 pixels, each with the heading of its column', async () => {
    const page = await open('docs/engines.html', { viewport: { width: 400, height: 800 } });
    const cells = page.locator('table').first().locator('tbody tr').first().locator('td');
    const [first, second] = [await cells.nth(0).boundingBox(), await cells.nth(1).boundingBox()];
    expect(second!.y).toBeGreaterThanOrEqual(first!.y + first!.height);
    expect(await cells.nth(1).getAttribute('data-label')).toBe('what it is');
    await page.close();
  });

  it('prints dark text on white from the dark theme', async () => {
    const page = await open('index.html', { colorScheme: 'dark' });
    await page.click('#theme');
    await page.click('#theme');
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await style(page, 'body', 'background-color')).toBe('rgb(255, 255, 255)');
    expect(await style(page, 'body', 'color')).toBe('rgb(29, 33, 41)');
    await page.close();
  });

  it('copies a block of code', async () => {
    const page = await open('docs/first-run.html');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const block = page.locator('.block').first();
    await block.locator('.copy').click();
    expect(await block.locator('.copy').textContent()).toBe('Copied');
    const text = await block.locator('code').textContent();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(text!.trimEnd());
    await page.close();
  });

  it('finds a guide while the user types, and opens it', async () => {
    const page = await open('index.html');
    await page.fill('#search', 'transfer learning');
    await page.waitForSelector('#found a');
    await page.keyboard.press('Enter');
    await page.waitForURL(/docs\/stages\.html#fine-tune-the-backbone$/);
    await page.close();
  });
});
