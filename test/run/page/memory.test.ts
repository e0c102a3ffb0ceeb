import { join } from 'node:path';
import { expect, it } from 'vitest';
import { builtinParts } from '../../../src/parts/builtin.js';
import { createRegistry } from '../../../src/registry.js';
import { validatePage } from '../../../src/run/page/validate.js';

const zoo = join(import.meta.dirname, '../../../zoo');
const context = {
  registry: createRegistry(builtinParts),
  env: {},
  cache: '/cache',
  zoo,
  library: [zoo],
  version: '0.0.0',
  now: () => new Date(0),
};

it('a node whose variables exceed the memory of the machine is refused, with its place', () => {
  const request = { page: 'ex-fc', elsewhere: true };
  expect(() => validatePage(request, { ...context, memory: 2 ** 30 })).not.toThrow();
  // 1288 x 8 weights and 8 biases, of 4 bytes
  expect(() => validatePage(request, { ...context, memory: 41_247 })).toThrow(
    /heads\.ex {2}the variables of node "ex" take .*, and this machine has .* of memory\. .*\[too-large\]/,
  );
});
