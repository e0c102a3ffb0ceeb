import { describe, expect, it } from 'vitest';
import { planText } from '../../src/commands/terminal/plan.js';
import { svg } from '../../src/plan/svg.js';
import { costOf } from '../../src/run/page/cost.js';
import { openPage } from '../../src/run/page/open.js';
import { context } from '../cost/context.js';
import { names } from '../zoo/zoo.js';

/** The cost without the zoo's data, on the wasm engine with two threads. */
async function costed(page: string, profile: string) {
  const open = openPage({ page, profile, keepUnset: true }, context);
  return { ...open, ...(await costOf(open, 'wasm', context)) };
}

describe.each(names)('the plan of zoo/%s.yaml', (name) => {
  it.each(['paper', 'demo'])('under %s has not changed', async (profile) => {
    const plan = await planText(await costed(name, profile));
    const [table = ''] = plan.split('Worth a look:'); // whose sentences are one line each
    expect(Math.max(...table.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    await expect(`${plan}\n`).toMatchFileSnapshot(`golden/${name}.${profile}.txt`);
  });
});

it('the picture in the guide is what zoo plan draws', async () => {
  const { plan, cost } = await costed('mtl-cross-attn', 'demo');
  await expect(`${svg(plan, cost)}\n`).toMatchFileSnapshot('../../docs/images/mtl-cross-attn.svg');
});
