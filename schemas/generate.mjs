/**
 * Writes src/generated/<shelf>/<name>.ts for every schemas/<shelf>/<name>.json, and src/generated/page.ts for page.json:
 * the TypeScript type of the checked value (options with a default are always set) and the schema itself, as `schema`.
 *
 * Also writes src/generated/schemas.ts, the list of the schemas of pages and parts, and, with the built src/schema/editor.ts,
 * the schemas for editors: schemas/zoo.schema.json for whole pages, and schemas/study.schema.json for study files.
 *
 *   node schemas/generate.mjs            writes changed files, removes files without a schema
 *   node schemas/generate.mjs --check    writes nothing; exits 1 when a file is stale
 *
 * The same for the plugins in plugins/, whose modules import the package instead.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { typesOf } from './types.mjs';

/** The folder of the project. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The schema for editors, composed of the other schemas; not a part of the list itself. */
const EDITOR = 'zoo.schema.json';
/** The same for study files. */
const STUDY_EDITOR = 'study.schema.json';

/** The list of the schemas of src/generated. */
const LIST = 'schemas.ts';

/** Files under `folder` that end in `ending`, relative to it. */
async function filesUnder(folder, ending) {
  const found = await readdir(folder, { recursive: true }).catch(() => []);
  return found.filter((file) => file.endsWith(ending) && file !== EDITOR && file !== STUDY_EDITOR).sort();
}

const readJson = async (file) => JSON.parse(await readFile(file, 'utf8'));

/** The TypeScript module of one schema; `file` is relative to schemas/. */
async function moduleOf(file, schema, door) {
  const up = '../'.repeat(file.split(sep).length);
  const types = await typesOf(schema);
  const imports = [`import type { PartSchema } from '${door ?? `${up}part.js`}';`];
  if (types.includes('PartOptions')) imports.push(`import type { PartOptions } from '${up}plan/plan.js';`);
  const value = `export const schema: PartSchema<${typeNamed(schema.title, types)}> = ${JSON.stringify(schema, null, 2)};`;
  const note = `// Generated from schemas/${file.split(sep).join('/')} by ${door ? 'zoo plugin build' : 'schemas/generate.mjs'}. Do not edit.`;
  return `${[note, ...imports].join('\n')}\n\n${types}\n\n${value}\n`;
}

/** The name of the type with this title: `Bp4DOptions` for the title `Bp4dOptions`. */
function typeNamed(title, types) {
  const names = [...types.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name);
  const plain = (name) => name.replace(/\W/g, '').toLowerCase();
  return names.find((name) => plain(name) === plain(title ?? '')) ?? names.at(-1);
}

/**
 * Writes (or, with `check`, only compares) every module. The modules import `door` or, without it, a file in src.
 * Returns the stale files, relative to `base`.
 *
 * @param {{ base?: string, check?: boolean, door?: string }} [how]
 */
export async function generate({ base = root, check = false, door } = {}) {
  const [schemas, target] = [join(base, 'schemas'), join(base, 'src', 'generated')];
  const stale = [];
  const wanted = new Set();
  for (const file of await filesUnder(schemas, '.json')) {
    const path = join(target, file.replace(/\.json$/, '.ts'));
    wanted.add(path);
    const text = await moduleOf(file, await readJson(join(schemas, file)), door);
    stale.push(...(await written(path, text, base, check)));
  }
  for (const file of await filesUnder(target, '.ts')) {
    if (wanted.has(join(target, file)) || file === LIST) continue;
    stale.push(relative(base, join(target, file)));
    if (!check) await rm(join(target, file));
  }
  return stale;
}

/** The parts whose schemas are in `base`; a plugin's parts are named `plugin/part`. */
async function partsIn(base, prefix = '') {
  const folder = join(base, 'schemas');
  const files = (await filesUnder(folder, '.json')).filter((file) => file.includes(sep));
  return Promise.all(
    files.map(async (file) => {
      const [shelf, name] = file.replace(/\.json$/, '').split(sep);
      return { shelf, name: prefix + name, schema: await readJson(join(folder, file)) };
    }),
  );
}

/** Schemas of other files than pages. They are not in the list, so that the browser bundle does not include them. */
export const fileSchemas = ['config', 'executors/here', 'executors/slurm', 'study'];

/** The schemas of pages and built-in parts, by name: `page`, `heads/fc`. */
export async function schemaNames() {
  const files = await filesUnder(join(root, 'schemas'), '.json');
  const names = files.map((file) =>
    file
      .split(sep)
      .join('/')
      .replace(/\.json$/, ''),
  );
  return names.filter((name) => !fileSchemas.includes(name));
}

/** Writes (or compares) the list of the package's schemas. */
async function generateList({ check = false } = {}) {
  const names = await schemaNames();
  const text = `// Generated from schemas/ by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../part.js';
${names.map((name, i) => `import { schema as schema_${i} } from './${name}.js';`).join('\n')}

/** The schemas of pages and built-in parts, by their names. */
export const schemas: { readonly [name: string]: PartSchema } = {
${names.map((name, i) => `  '${name}': schema_${i},`).join('\n')}
};
`;
  return written(join(root, 'src', 'generated', LIST), text, root, check);
}

/** Writes a file if its text has changed (not with `check`). Returns its path, relative to `base`, if it was stale. */
async function written(path, text, base, check) {
  if (text === (await readFile(path, 'utf8').catch(() => undefined))) return [];
  if (!check) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  return [relative(base, path)];
}

/** Writes (or compares) the editor schema of the pages in `base`; a plugin's includes its own parts. */
async function generateEditor({ base = root, check = false } = {}) {
  const { editorSchema, schemaText, studyEditorSchema } = await import('../dist/modules/schema/editor.js');
  const { labelSpaces } = await import('../dist/modules/labels.js');
  const { readPage } = await import('../dist/modules/spec/read.js');
  const { offeredBy } = await import('../dist/modules/zoo/offered.js');
  const own =
    base === root ? [] : await partsIn(base, `${(await readJson(join(base, 'package.json'))).name}/`);
  const page = await readJson(join(root, 'schemas', 'page.json'));
  const parts = [...(await partsIn(root)), ...own];
  const library = [...new Set([root, base])].map((folder) => join(folder, 'zoo'));
  const offered = offeredBy(library, (file) =>
    readPage(file, { env: {}, cache: '', library, keepUnset: true }),
  );
  const source = { page, parts, labels: Object.keys(labelSpaces), offered };
  const study = studyEditorSchema(await readJson(join(root, 'schemas', 'study.json')), source);
  return [
    ...(await written(join(base, 'schemas', EDITOR), schemaText(editorSchema(source)), base, check)),
    ...(base === root
      ? await written(join(base, 'schemas', STUDY_EDITOR), schemaText(study), base, check)
      : []),
  ];
}

/** The folders of the project's plugins. */
export async function plugins() {
  const entries = await readdir(join(root, 'plugins'), { withFileTypes: true });
  const others = ['node_modules', 'templates'];
  const folders = entries.filter((entry) => entry.isDirectory() && !others.includes(entry.name));
  return folders.map(({ name }) => join(root, 'plugins', name));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const check = process.argv.includes('--check');
  const stale = [
    ...(await generate({ check })),
    ...(await generateList({ check })),
    ...(await generateEditor({ check })),
  ];
  for (const plugin of await plugins()) {
    const files = [
      ...(await generate({ base: plugin, check, door: 'declarative-zoo' })),
      ...(await generateEditor({ base: plugin, check })),
    ];
    stale.push(...files.map((file) => relative(root, join(plugin, file))));
  }
  for (const file of stale) console.log(`${check ? 'stale' : 'wrote'} ${file}`);
  if (check && stale.length > 0) {
    console.error('run: npm run generate');
    process.exitCode = 1;
  }
}
