import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openPage } from '../../src/run/page/open.js';
import { runPage } from '../../src/run/run.js';
import { quietEvents, smallWorkplace } from './small.js';

it('the resolved page that a run saves is a page: run again, it gives the same page and the same model', async () => {
  const { folder, context, open } = smallWorkplace();
  const records = [];
  for (const [name, opened] of [
    ['first', () => open(['training.epochs=1'])],
    ['second', () => openPage({ page: join(folder, 'first/page.yaml') }, context)],
  ] as const) {
    const request = { open: opened(), engine: 'wasm' as const, folder: join(folder, name), resume: false };
    records.push(await runPage(request, context, quietEvents()));
  }
  const [first, second] = records;
  expect(second!.page).toBe(first!.page);
  expect(second!.weights).toEqual(first!.weights);
  expect(second!.scores).toEqual(first!.scores);
});
