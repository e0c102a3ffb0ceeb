import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { satisfies, validRange } from 'semver';
import type { LoadedPlugin } from './plugin.js';

/** Problems with a plugin's package that none of its parts shows, each with its fix. */
export const packageFaults = (plugin: LoadedPlugin, zoo: string): readonly string[] => [
  ...rangeFaults(plugin, zoo),
  ...schemaFaults(plugin),
];

/** npm would refuse to install it with this version, or would install a second copy. */
function rangeFaults({ folder }: LoadedPlugin, zoo: string): readonly string[] {
  const { peerDependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly peerDependencies?: { readonly [name: string]: string };
  };
  const range = peerDependencies['declarative-zoo'];
  if (range === undefined) return [];
  if (validRange(range) === null)
    return [`peerDependencies in package.json: "${range}" is not a range of versions; write "^${zoo}"`];
  if (satisfies(zoo, range, { includePrerelease: true })) return [];
  return [
    `peerDependencies in package.json excludes this version of declarative-zoo: "${range}" does not include ${zoo}; ` +
      `write "${range} || ^${zoo}" if it works with both`,
  ];
}

/** Schemas that changed since the plugin was built, and schemas of parts that it does not list. */
function schemaFaults({ folder, parts, name }: LoadedPlugin): readonly string[] {
  const root = join(folder, 'schemas');
  const shelves = existsSync(root) ? readdirSync(root, { withFileTypes: true }) : [];
  return shelves
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: shelf }) =>
      readdirSync(join(root, shelf))
        .filter((file) => file.endsWith('.json'))
        .flatMap((file) => {
          const own = file.replace(/\.json$/, '');
          const part = parts.find((one) => one.shelf === shelf && one.name === `${name}/${own}`);
          const path = `schemas/${shelf}/${file}`;
          if (!part)
            return [`${path} belongs to no part of the plugin: add the part to "parts" in src/index.ts`];
          const schema = JSON.parse(readFileSync(join(root, shelf, file), 'utf8')) as Schema;
          return isDeepStrictEqual(qualified(schema, part.name), part.schema)
            ? []
            : [`${path} was changed after the plugin was built: run npx zoo plugin build ${folder}`];
        }),
    );
}

type Schema = { readonly properties?: { readonly type?: object } };

/** As the loader writes it: the part's name starts with its plugin's. */
const qualified = (schema: Schema, name: string): object => ({
  ...schema,
  properties: { ...schema.properties, type: { ...schema.properties?.type, const: name } },
});
