import { describe, expect, test } from 'vitest';
import plugin from '../src/index.js';
import { modelFile } from '../src/models.js';
import faceres from '../src/parts/backbones/faceres.js';

describe('without @vladmandic/human', () => {
  test('says how to install it', () => {
    expect(() => modelFile('faceres', 'nowhere')).toThrow(
      'There is no faceres.json in nowhere: run "npm install --ignore-scripts @vladmandic/human@3.3.6"',
    );
  });

  test('a page is still planned', () => {
    const outputs = ['features', 'gender', 'age', 'embedding'] as const;
    const options = { type: 'faceres', outputs: [...outputs], models: 'nowhere' } as const;
    expect(Object.entries(faceres.bind(options).frozen!.outputs([224, 224], undefined))).toEqual([
      ['features', 1024],
      ['gender', 1],
      ['age', 100],
      ['embedding', 256],
    ]);
  });
});

test('the plugin has the name of its package, and two parts', () => {
  expect(plugin).toMatchObject({ name: 'human', api: 2 });
  expect(plugin.parts.map(({ shelf, name }) => `${shelf}/${name}`)).toEqual([
    'backbones/faceres',
    'aligners/blazeface',
  ]);
});
