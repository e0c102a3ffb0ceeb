import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { openPage } from '../../src/run/page/open.js';
import { withPlugins } from '../../src/run/plugins.js';
import { runPage } from '../../src/run/run.js';
import type { Surroundings } from '../../src/run/surroundings.js';
import { servedModels } from '../../src/tools/serve/models.js';
import { install, workingFolder, write } from '../plugins/packages.js';
import { quietEvents } from '../run/small.js';

const folder = workingFolder();
const page = join(folder, 'times.yaml');
const run = join(folder, 'runs/times');
const context: Surroundings = {
  registry: createRegistry(builtinParts),
  env: {},
  cache: join(folder, 'cache'),
  zoo: resolve('zoo'),
  library: [resolve('zoo')],
  version: '0.0.0',
  now: () => new Date(0),
};

/** A plugin with a head that multiplies what it reads; the factor is in a separate module. */
function plugin(factor: number, version = '1.0.0'): void {
  const schema = {
    title: 'TimesOptions',
    type: 'object',
    additionalProperties: false,
    required: ['type', 'input'],
    properties: {
      type: { const: 'times', description: 'Picks times.' },
      input: { type: 'string', description: 'What it reads.', 'x-node': true },
    },
  };
  const infer = '(inputs) => ({ output: { shape: inputs.input.shape, scale: "features" }, variables: [] })';
  const build = '({ tf }) => ({ input }) => tf.mul(input, factor)';
  const head = `{ shelf: 'heads', name: 'times', schema: ${JSON.stringify(schema)}, bind: () => ({ infer: ${infer}, build: ${build} }) }`;
  const index = `import { factor } from './lib/factor.js';\nexport default { name: 'times', api: 2, parts: [${head}] };`;
  const files = { 'index.js': index, 'lib/factor.js': `export const factor = ${factor};` };
  install(folder, 'times', files, { at: 'times', fields: { version } });
}

const allowed = (): Promise<Surroundings> => withPlugins(context, { folder, flags: ['./times'] }, [{ page }]);
const exports = (): readonly string[] => readdirSync(join(folder, 'cache/exports')).sort();

it('is exported again if the code or the version of a plugin changed', async () => {
  plugin(2);
  write(folder, {
    'times.yaml': `name: times
plugins: [times]
data: { type: manifest, root: ${folder}, file: rows.csv, image: false, key: key, labels: { level: { columns: [level] } } }
labels: { level: { kind: continuous, names: [level], range: [0, 9] } }
backbone: { type: features, file: ${folder}/numbers.csv, width: 1 }
heads: { twice: { type: times/times, input: backbone }, level: { type: fc, input: twice, units: 1, labels: level } }
training: { optimizer: { type: adam, rate: 0.1 }, batch: 4, epochs: 1 }
stages: { all: { train: [level], losses: { level: { type: mse } } } }
metrics: { error: { type: mae, node: level } }
`,
    'rows.csv': `key,split,level\n${[...'abcdefgh'].map((key, i) => `${key},${i < 4 ? 'train' : 'validation'},${i}`).join('\n')}\n`,
    'numbers.csv': `image,x\n${[...'abcdefgh'].map((key, i) => `${key},${i}`).join('\n')}\n`,
  });
  const now = await allowed();
  const open = openPage({ page }, now);
  await runPage({ open, engine: 'wasm', folder: run, resume: false }, now, quietEvents());
  const served = async (): Promise<string> =>
    (await servedModels({ runs: [run], engine: 'wasm', aligned: false }, await allowed(), quietEvents()))[0]!
      .file;
  const first = await served();
  expect(await served()).toBe(first);
  expect(exports()).toHaveLength(1);
  plugin(3);
  const second = await served();
  expect(second).not.toBe(first);
  plugin(3, '1.0.1');
  expect(exports()).toHaveLength(2);
  expect([first, second]).not.toContain(await served());
  plugin(2);
  expect(await served()).toBe(first);
  expect(exports()).toHaveLength(3);
});
