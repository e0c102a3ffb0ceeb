/**
 * Bundles the modules in dist/modules into the shipped files: few of them, because Node takes about half a
 * millisecond for each. Packages that every command loads are bundled; the others stay external.
 *
 *   node src/packaging/bundle.mjs          after tsc and schemas/validators.mjs, as `npm run build` does
 */
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { ascii } from './ascii.mjs';
import { INSIDE } from './inside.mjs';
import { kept } from './kept.mjs';
import { late } from './late.mjs';
import { UNREACHED, unreached } from './unreached.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = join(root, 'dist/modules');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * What `zoo validate` needs, which is also what nearly every other command needs first. Bundled into one file with
 * all imports.
 */
const START = [
  'api/context',
  'commands/terminal/study/load',
  'commands/terminal/surroundings',
  'commands/validate',
  'engine/settings',
  'many/validate',
  'parts/builtin',
  'registry',
  'run/page/several',
  'run/page/validate',
  'run/plugins',
].map((name) => join(modules, `${name}.js`));

/** What the executable needs before it loads a command. */
const FIRST = ['commands/terminal/streams', 'files/kept-code'].map((name) => join(modules, `${name}.js`));

const commands = readdirSync(join(modules, 'commands'), { recursive: true })
  .filter((path) => path.endsWith('.js') && (!path.startsWith('terminal') || path.endsWith('not-found.js')))
  .map((path) => `commands/${path.slice(0, -'.js'.length)}`);

/** Dependencies in package.json are external, except those in INSIDE; what only these need is bundled too. */
const listed = ['dependencies', 'optionalDependencies', 'peerDependencies', 'devDependencies'].flatMap(
  (kind) => Object.keys(manifest[kind]),
);
const isOf = (id, name) => id === name || id.startsWith(`${name}/`);
const isExternal = (id) =>
  id.startsWith('#')
    ? !(id in validators)
    : listed.some((name) => isOf(id, name)) && !INSIDE.some((name) => isOf(id, name));

const validators = Object.fromEntries(
  ['#compiler', '#validators', '#file-validators'].map((name) => [
    name,
    join(root, manifest.imports[name].default),
  ]),
);

const empty = Object.fromEntries(UNREACHED.map((name) => [name, join(root, 'src/packaging/unreached.mjs')]));

async function write(entries, { groups = [], minify = false, ...options } = {}) {
  const bundle = await rolldown({
    input: Object.fromEntries(entries.map((name) => [name, join(modules, `${name}.js`)])),
    external: isExternal,
    resolve: { alias: { ...validators, ...empty } },
    platform: 'node',
    checks: { ineffectiveDynamicImport: false },
    ...options,
  });
  await bundle.write({
    dir: join(root, 'dist'),
    format: 'esm',
    comments: { legal: true, annotation: false, jsdoc: false },
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: { groups },
    minify,
  });
  await bundle.close();
}

await write(['bin', 'index', 'testing', 'files/kept-code', ...commands], {
  // Keep names, so that stack traces are readable.
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  plugins: [unreached, late, ascii, kept('command-line', 'start')],
  groups: [
    { name: 'first', test: (id) => FIRST.includes(id), priority: 3 },
    { name: 'command-line', test: /node_modules\/@oclif\/|\/commands\/terminal\/program\.js$/, priority: 2 },
    { name: 'start', test: (id) => START.includes(id), priority: 1 },
  ],
});
// Each runs in its own thread or process, without the code of the commands.
await write(['serve/worker']);
await write(['frozen/process/child']);
await write(['frozen/process/watch']);
await write(['web/index', 'web/browser', 'web/model'], { platform: 'browser' });

/** Declarations of the public entry points and of what they refer to; those of other modules are not shipped. */
function copyTypes(entries) {
  const seen = new Set();
  const visit = (file) => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.js['"]/g))
      visit(join(dirname(file), `${path}.d.ts`));
  };
  for (const name of entries) visit(join(modules, `${name}.d.ts`));
  for (const file of seen) cpSync(file, join(root, 'dist/types', relative(modules, file)));
}

copyTypes(['index', 'testing', 'web/index']);
