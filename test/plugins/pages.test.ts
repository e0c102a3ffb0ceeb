import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { ZooError } from '../../src/errors/problem.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { openPage } from '../../src/run/page/open.js';
import { withPlugins } from '../../src/run/plugins.js';
import type { Surroundings } from '../../src/run/surroundings.js';

const context: Surroundings = {
  registry: createRegistry(builtinParts),
  env: {},
  cache: 'cache',
  zoo: resolve('zoo'),
  library: [resolve('zoo')],
  version: '0.0.0',
  now: () => new Date(0),
};

/** The pages of the plugins that come with the project, each with its plugin's folder. */
const pages = readdirSync('plugins').flatMap((plugin) => {
  const folder = join('plugins', plugin, 'zoo');
  return existsSync(folder)
    ? readdirSync(folder).map((file) => [join(folder, file), join('plugins', plugin)])
    : [];
});

/** A plugin lacks a package that its users install. */
const needsPackage = ({ problems }: ZooError): boolean =>
  problems?.every(({ code }) => code.endsWith('-not-installed'));

test.for(pages)('%s is planned, as written and as its demo', async ([page, plugin], { skip }) => {
  const permission = { folder: resolve('.'), flags: [resolve(plugin!)] };
  const allowed = await withPlugins(context, permission, [{ page: page! }]);
  try {
    const { spec, plan } = openPage({ page: page!, profile: 'paper', keepUnset: true }, allowed);
    expect(plan.stages).not.toEqual([]);
    if (!spec.profiles.includes('demo')) return; // the faces of its page are photos, which nothing draws
    const demo = openPage({ page: page!, profile: 'demo', keepUnset: true }, allowed);
    expect(demo.plan.stages).not.toEqual([]);
  } catch (error) {
    if (!needsPackage(error as ZooError)) throw error;
    skip('a package that the plugin needs is not installed');
  }
});
