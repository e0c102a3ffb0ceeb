import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPlugin } from '../../src/plugins/find.js';
import { packageFaults } from '../../src/plugins/package-faults.js';
import { load } from '../../src/run/plugins.js';
import { install, nothingSchema, pluginModule, workingFolder } from './packages.js';

interface Changed {
  readonly range?: string;
  /** The schema in schemas/, once the plugin is built. */
  readonly schema?: object;
  /** Other schemas in schemas/. */
  readonly more?: readonly string[];
}

async function faults({ range, schema = {}, more = [] }: Changed): Promise<readonly string[]> {
  const folder = workingFolder();
  const files = {
    'index.js': pluginModule('mine'),
    'schemas/losses/nothing.json': nothingSchema(schema),
    'schemas/zoo.schema.json': {},
    ...Object.fromEntries(more.map((path) => [path, nothingSchema()])),
  };
  const fields = range === undefined ? {} : { peerDependencies: { 'declarative-zoo': range } };
  install(folder, 'mine', files, { fields });
  const plugin = await load(findPlugin('mine', folder));
  return packageFaults(plugin, '0.3.1').map((one) => one.replaceAll(plugin.folder, '.'));
}

// Ranges as npm reads them: a caret before 1.0 keeps the minor version.
test.each<[string, Changed, readonly string[]]>([
  ['no range', {}, []],
  ['a range that includes this version', { range: '^0.3.0' }, []],
  ['any version', { range: '*' }, []],
  [
    'a range that excludes it',
    { range: '^0.2.0' },
    [
      'peerDependencies in package.json excludes this version of declarative-zoo: "^0.2.0" does not include 0.3.1; write "^0.2.0 || ^0.3.1" if it works with both',
    ],
  ],
  [
    'an invalid range',
    { range: 'newest' },
    ['peerDependencies in package.json: "newest" is not a range of versions; write "^0.3.1"'],
  ],
  [
    'a schema that has changed since',
    { schema: { description: 'Other.' } },
    ['schemas/losses/nothing.json was changed after the plugin was built: run npx zoo plugin build .'],
  ],
  [
    'a schema without a part',
    { more: ['schemas/heads/nothing.json'] },
    ['schemas/heads/nothing.json belongs to no part of the plugin: add the part to "parts" in src/index.ts'],
  ],
])('%s', async (_, changed, expected) => expect(await faults(changed)).toEqual(expected));

test('a pre-release of this version counts as this version', async () => {
  const folder = workingFolder();
  install(folder, 'mine', { 'index.js': pluginModule('mine') });
  writeFileSync(
    join(folder, 'node_modules/mine/package.json'),
    JSON.stringify({ name: 'mine', type: 'module', peerDependencies: { 'declarative-zoo': '^0.3.0' } }),
  );
  expect(packageFaults(await load(findPlugin('mine', folder)), '0.3.1-beta.2')).toEqual([]);
});
