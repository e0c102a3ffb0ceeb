import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkPage } from '../../src/schema/check.js';
import { differences } from '../../src/spec/difference.js';
import { read, registry, resolved } from '../zoo/zoo.js';
import { folderOf } from './pages.js';

/** How a page with these lines differs from the one that it extends. */
function found(lines: string): string[] {
  const file = join(folderOf({ 'page.yaml': `name: x\nextends: mtl-no-attention\n${lines}` }), 'page.yaml');
  const changed = checkPage(read(file), registry);
  return differences(resolved('mtl-no-attention'), changed).map(
    ({ path, before, after }) => `${path} ${JSON.stringify(before)} ${JSON.stringify(after)}`,
  );
}

it.each([
  ['nothing but its name', 'title: Other', []],
  ['a default, written out', 'heads: { va: { dropout: 0 } }', []],
  ['a number in another notation', 'training: { optimizer: { rate: 0.1e-2 } }', []],
  ['a key of training, for all stages', 'training: { batch: 2 }', ['training.batch 256 2']],
  [
    'a key of training that a stage overrides',
    'training: { batch: 2 }\nstages: { au: { batch: 3 } }',
    ['training.batch 256 2', 'stages.au.batch 256 3'],
  ],
  [
    'a key of training that no stage uses',
    'training: { batch: 2 }\nstages: { au: { batch: 256 }, ex: { batch: 256 }, va: { batch: 256 } }',
    [],
  ],
  [
    'a removed head and its stage',
    'heads: { va: null }\nstages: { va: null }\nmetrics: { P_VA: null, P_MTL: { of: [P_AU] } }',
    [
      expect.stringMatching(/^heads\.va \{.*\} undefined$/),
      expect.stringMatching(/^stages\.va \{.*\} undefined$/),
      expect.stringMatching(/^metrics\.P_VA \{.*\} undefined$/),
      'metrics.P_MTL.of ["P_AU","P_EX","P_VA"] ["P_AU"]',
    ],
  ],
])('%s', (_, lines, expected) => expect(found(lines)).toEqual(expected));

it('the order of stages', () => {
  const page = resolved('mtl-no-attention');
  const { au, ...others } = page.stages;
  expect(differences(page, { ...page, stages: { ...others, au: au! } })).toEqual([
    { path: 'stages', before: ['au', 'ex', 'va'], after: ['ex', 'va', 'au'] },
  ]);
});
