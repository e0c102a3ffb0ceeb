import { expect, test } from 'vitest';
import { listEngines } from '../../src/engine/list.js';
import { openEngine } from '../../src/engine/open.js';
import { choices, engines, installable, reference } from '../../src/engine/shelf.js';

const settings = { threads: 1, cache: '/nowhere' };

test('auto tries the engines in the order of docs/engines.md', () => {
  expect(choices).toEqual(['auto', 'tensorflow', 'wasm', 'onnx']);
  expect(listEngines(settings).map(({ name }) => name)).toEqual(choices.slice(1));
});

test('the reference is on the shelf, but is not offered to users', () => {
  expect(engines.map(({ name }) => name)).toContain(reference);
  expect(choices).not.toContain(reference);
});

test('zoo can install tensorflow', () => expect(installable.map(({ name }) => name)).toEqual(['tensorflow']));

test.each(engines.filter((record) => record.find(settings).here).map(({ name }) => name))(
  '%s opens under the name of its record',
  async (name) => {
    const engine = await openEngine(name, undefined, settings);
    expect(engine).toMatchObject({ name, provider: expect.stringMatching(/^\w+$/) });
    expect(engine.tf.getBackend()).toBe(name);
  },
);
