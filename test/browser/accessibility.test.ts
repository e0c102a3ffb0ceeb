import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { studyTable } from '../../src/many/study-table.js';
import type { RunRecord } from '../../src/report/record.js';
import { renderReport } from '../../src/report/render.js';
import { renderStudy } from '../../src/report/study.js';
import { chromiumPath } from '../needs.js';
import { inspection, predictions, record } from '../report/sample.js';

const root = join(import.meta.dirname, '../..');
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const executablePath = chromiumPath();

let browser: Browser;
let folder = '';

/** What axe ranks as serious or critical on a page, `rule: element`. */
async function serious(file: string, colorScheme: 'light' | 'dark'): Promise<readonly string[]> {
  const page = await browser.newPage({ colorScheme });
  await page.goto(pathToFileURL(join(folder, file)).href);
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
  await page.close();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}

/** A study of two variants with two seeds each. */
function studyOf(sample: RunRecord): Parameters<typeof renderStudy>[0] {
  const runs = ['a', 'b'].flatMap((name) =>
    [1, 2].map((seed) => ({ folder: `runs/${name}${seed}`, record: { ...sample, name, seed } })),
  );
  const variants = ['a', 'b'].map((name) => ({ name, page: name, set: [] }));
  const study = { name: 's', variants, seeds: [1, 2], contrasts: [{ of: 'b', to: 'a' }], metric: 'P_AU' };
  const records = runs.map((run) => run.record);
  return {
    table: studyTable({ study, records, notRun: [], rows: () => undefined, notes: ['A note.'] }),
    runs,
  };
}

describe.skipIf(!executablePath)('axe finds nothing serious', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zoo-axe-'));
    const picture = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    const sample = { record, predictions, inspection, image: () => picture };
    writeFileSync(join(folder, 'report.html'), renderReport(sample));
    const comparable = { ...record, comparable: true, profile: null };
    writeFileSync(join(folder, 'comparable.html'), renderReport({ ...sample, record: comparable }));
    writeFileSync(join(folder, 'study.html'), renderStudy(studyOf(record)));
    const call = [join(root, 'dist/bin.js'), 'docs', '--site', join(folder, 'site')];
    const { status, stderr } = spawnSync(process.execPath, call, { cwd: root, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['report.html', 'light'],
    ['report.html', 'dark'],
    ['comparable.html', 'light'],
    ['study.html', 'light'],
    ['study.html', 'dark'],
    ['site/index.html', 'light'],
    ['site/index.html', 'dark'],
    ['site/docs/model.html', 'light'],
    ['site/docs/pages.html', 'dark'],
    ['site/docs/reference/heads/fc.html', 'light'],
    ['site/src/index.ts.html', 'dark'],
  ] as const)('on %s, %s', async (file, colorScheme) => {
    expect(await serious(file, colorScheme)).toEqual([]);
  });
});
