import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { withPlugins } from '../../src/run/plugins.js';
import type { Surroundings } from '../../src/run/surroundings.js';

/** An empty working folder. */
export const workingFolder = (): string => mkdtempSync(join(tmpdir(), 'zoo-plugins-'));

/** Writes files, by path, into a folder; what is not text is written as JSON. */
export function write(folder: string, files: { readonly [path: string]: unknown }): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

/** The module of a plugin with one loss, constantly 0; `changed` replaces fields of the plugin, `part` of the loss. */
export function pluginModule(
  name: string,
  changed: { readonly [field: string]: string } = {},
  part: { readonly [field: string]: string } = {},
): string {
  const loss = {
    shelf: "'losses'",
    name: "'nothing'",
    schema: JSON.stringify(nothingSchema()),
    kinds: "['classes']",
    scales: "['logits']",
    bind: '() => ({ build: (tf) => () => tf.scalar(0) })',
    ...part,
  };
  const plugin = { name: `'${name}'`, api: '2', parts: `[${literal(loss)}]`, ...changed };
  return `export default ${literal(plugin)};`;
}

const literal = (fields: { readonly [field: string]: string }): string =>
  `{ ${Object.entries(fields)
    .map(([field, value]) => `${field}: ${value}`)
    .join(', ')} }`;

export const nothingSchema = (changed: object = {}): object => ({
  title: 'NothingOptions',
  type: 'object',
  additionalProperties: false,
  required: ['type'],
  properties: { type: { const: 'nothing', description: 'Picks nothing.' } },
  ...changed,
});

export interface PackageOptions {
  /** Where the package is, inside the working folder; absent: installed. */
  readonly at?: string;
  readonly fields?: object;
}

/** A package of this name in the working folder; `files` beside its package.json, such as `index.js`. */
export function install(
  folder: string,
  name: string,
  files: { readonly [path: string]: unknown },
  { at = `node_modules/${name}`, fields = {} }: PackageOptions = {},
): void {
  write(join(folder, at), {
    'package.json': { name, version: '1.2.3', type: 'module', ...fields },
    ...files,
  });
}

/** A page that lists these plugins. */
export function pageWith(folder: string, plugins: readonly string[]): string {
  write(folder, {
    'page.yaml': `name: page\nextends: mtl-cross-attn\nplugins: ${JSON.stringify(plugins)}\n`,
  });
  return join(folder, 'page.yaml');
}

const context: Surroundings = {
  registry: createRegistry(builtinParts),
  env: {},
  cache: 'cache',
  zoo: 'zoo',
  library: ['zoo'],
  version: '0.0.0',
  now: () => new Date(0),
};

/** The surroundings of a page in a working folder, as commands make them. */
export const open = (folder: string, flags: readonly string[] = [], page?: string): Promise<Surroundings> =>
  withPlugins(context, { folder, flags }, page === undefined ? [] : [{ page }]);
