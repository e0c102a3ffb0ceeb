import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtinParts } from '../../../src/parts/builtin.js';
import { createRegistry } from '../../../src/registry.js';
import { openSpec } from '../../../src/run/page/open.js';
import { folderOf } from '../../spec/pages.js';

const zoo = join(import.meta.dirname, '../../../zoo');
const context = {
  registry: createRegistry(builtinParts),
  env: { DATA: 'there' },
  cache: '/cache',
  zoo,
  library: [zoo],
  version: '0.0.0',
  now: () => new Date(0),
};

const PAGE = `name: page
training: { epochs: 5, batch: 32, optimizer: { type: sgd, rate: 0.1 } }
stages:
  one: { epochs: 2, optimizer: { rate: 0.2 } }
  two: { epochs: 3, optimizer: { rate: 0.3 }, batch: 16 }
`;

const notes = (...set: string[]) =>
  openSpec({ page: join(folderOf({ 'page.yaml': PAGE }), 'page.yaml'), set }, context).notes;

describe('--set of a value that stages share', () => {
  it('reports which stages set their own', () => {
    expect(notes('training.epochs=1')).toEqual([
      '--set training.epochs does not change stages.one.epochs and stages.two.epochs, which this page sets.',
    ]);
    expect(notes('training.batch=8')).toEqual([
      '--set training.batch does not change stages.two.batch, which this page sets.',
    ]);
    expect(notes('training.optimizer.rate=1')).toHaveLength(1);
  });

  it.each(['training.optimizer.momentum=0.9', 'training.patience=3', 'stages.one.epochs=1', 'seed=4'])(
    '%s applies to all stages, without a note',
    (setting) => expect(notes(setting)).toEqual([]),
  );
});
