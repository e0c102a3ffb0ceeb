import { modulesOf, type Names } from './module.js';
import type { Sample } from './sample.js';
import { testOf } from './test.js';

/** What a new plugin is made of. */
export interface ScaffoldRequest {
  readonly plugin: string;
  readonly part: string;
  readonly sample: Sample;
  /** Version of declarative-zoo that it is made for. */
  readonly zoo: string;
}

/** The page that a new plugin comes with. */
export const pageName = (plugin: string): string => `${plugin.split('/').at(-1)!}-demo`;

/** The files of a new plugin, by their paths in it. */
export async function filesOf({
  plugin,
  part,
  sample,
  zoo,
}: ScaffoldRequest): Promise<ReadonlyMap<string, string>> {
  const names: Names = { plugin, part, options: `${pascal(part)}Options` };
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  const page = pageName(plugin);
  return new Map([
    ['package.json', json(manifest(plugin, sample, zoo))],
    ['tsconfig.json', json(tsconfig)],
    [`schemas/${sample.shelf}/${part}.json`, json(schemaOf(names, sample))],
    ...(await modulesOf(names, sample)),
    [`test/${part}.test.js`, lines(testOf(sample))],
    [`zoo/${page}.yaml`, lines(pageOf(page, plugin, part, sample))],
    ...Object.entries(sample.files ?? {}).map(([path, text]) => [path, lines(text)] as const),
    ['README.md', lines(readmeOf(page, plugin, part, sample))],
    ['.gitignore', lines(['dist/', 'node_modules/', 'src/generated/'])],
  ]);
}

const lines = (list: readonly string[]): string => `${list.join('\n')}\n`;
const pascal = (name: string): string =>
  name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
/** A scoped name needs quotes in YAML. */
const yaml = (name: string): string => (name.startsWith('@') ? `"${name}"` : name);

const manifest = (plugin: string, { description, files }: Sample, zoo: string): object => ({
  name: plugin,
  version: '0.1.0',
  description,
  keywords: ['declarative-zoo', 'declarative-zoo-plugin'],
  type: 'module',
  engines: { node: '>=20' },
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  files: ['dist', 'schemas', 'src', 'zoo', ...(files ? ['example'] : []), 'README.md'],
  scripts: {
    build: 'zoo plugin build',
    test: 'zoo plugin build && zoo plugin test && node --test',
    prepack: 'zoo plugin build',
  },
  peerDependencies: { 'declarative-zoo': `^${zoo}` },
});

const tsconfig = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2023'],
    module: 'NodeNext',
    rootDir: 'src',
    outDir: 'dist',
    declaration: true,
    sourceMap: true,
    strict: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    types: [],
  },
  include: ['src'],
};

const schemaOf = ({ part, options }: Names, sample: Sample): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: options,
  description: sample.description,
  type: 'object',
  additionalProperties: false,
  required: ['type', ...sample.required],
  properties: { type: { const: part, description: `Picks ${part}.` }, ...sample.options },
});

const pageOf = (page: string, plugin: string, part: string, sample: Sample): string[] => [
  `# A model with ${plugin}/${part}.`,
  `#   npx zoo run ${page}`,
  `name: ${page}`,
  `plugins: [${yaml(plugin)}]`,
  ...sample.page(yaml(`${plugin}/${part}`)),
];

const readmeOf = (
  page: string,
  plugin: string,
  part: string,
  { shelf, description, doc, files }: Sample,
): string[] => [
  `# ${plugin}`,
  '',
  `A plugin of declarative-zoo. Its part \`${plugin}/${part}\`: ${description[0]!.toLowerCase()}${description.slice(1)}`,
  '',
  ...doc.filter((line) => line.startsWith('  ')).map((line) => `  ${line}`),
  '',
  '## Use it',
  '',
  `    npm install ${plugin}`,
  `    npx zoo plugin add ${plugin}`,
  `    npx zoo run ${page}`,
  '',
  `[zoo/${page}.yaml](zoo/${page}.yaml) is a page with it.`,
  '',
  '## Change it',
  '',
  '| file | |',
  '| --- | --- |',
  `| [schemas/${shelf}/${part}.json](schemas/${shelf}/${part}.json) | the law of its options: defaults, ranges, descriptions |`,
  `| [src/parts/${shelf}/${part}.ts](src/parts/${shelf}/${part}.ts) | the part |`,
  '| [src/index.ts](src/index.ts) | the plugin: name, API version, parts |',
  `| [test/${part}.test.js](test/${part}.test.js) | its numbers, by hand |`,
  ...(files
    ? ['| [example](example) | data in its form: the page is trained on them, `zoo plugin test` reads them |']
    : []),
  '',
  '    npm run build    # types from the schemas into src/generated, then JavaScript into dist',
  '    npm test         # the same, then the conformance kit and the tests',
];
