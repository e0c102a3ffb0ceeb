import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { builtinParts } from '../../src/parts/builtin.js';
import { copyPage } from '../../src/tools/new-page/copy.js';
import { newPage } from '../../src/tools/new-page/new.js';
import { registry, resolved } from '../zoo/zoo.js';
import { LanguageServer, type Position } from './language-server.js';

const root = join(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const named = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `${folder}/${file}`);
const plugins = readdirSync(join(root, 'plugins'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
  .map(({ name }) => `plugins/${name}/zoo`)
  .filter((folder) => existsSync(join(root, folder)));
const pages = ['zoo', 'zoo/pretrain', ...plugins].flatMap(named);
const headsOf = builtinParts.filter(({ shelf }) => shelf === 'heads').map(({ name }) => name);

describe.concurrent('the real yaml-language-server', () => {
  let server: LanguageServer;
  beforeAll(async () => {
    server = await LanguageServer.start();
  });
  afterAll(() => server.stop());

  /** Opens a page in the folder of those of the zoo; `|` is where the cursor is. */
  async function opened(name: string, marked: string) {
    const path = join(root, 'zoo', name);
    const before = marked.slice(0, Math.max(0, marked.indexOf('|'))).split('\n');
    const cursor: Position = { line: before.length - 1, character: before.at(-1)!.length };
    const diagnostics = await server.open(path, marked.replace('|', ''));
    return { path, cursor, diagnostics };
  }

  const page = text('zoo/mtl-cross-attn.yaml');
  const ablation = `# yaml-language-server: $schema=../schemas/zoo.schema.json
name: mine
extends: mtl-cross-attn.yaml
`;

  it.each(pages)('finds nothing wrong with %s', async (file) => {
    expect(text(file)).toMatch(/^# yaml-language-server: \$schema=[./]+\/schemas\/zoo\.schema\.json\n/);
    expect(await server.open(join(root, file), text(file))).toEqual([]);
  });

  it.each(named('zoo/studies'))('finds nothing wrong with %s', async (file) => {
    expect(text(file)).toMatch(/^# yaml-language-server: \$schema=[./]+\/schemas\/study\.schema\.json\n/);
    expect(await server.open(join(root, file), text(file))).toEqual([]);
  });

  it('completes the page of a variant, and marks a key that a study does not have', async () => {
    const study = text('zoo/studies/table-3.yaml').replace('va-fc-bn-tanh', 'va|').replace('seeds:', 'seed:');
    const { path, cursor, diagnostics } = await opened('studies/a.yaml', study);
    expect(JSON.stringify(diagnostics)).toContain('seed');
    const offered = await server.complete(path, cursor);
    expect(offered.map(({ label }) => label)).toContain('va-fc-bn-tanh');
  });

  it('completes the type of a head', async () => {
    const { path, cursor } = await opened('a.yaml', page.replace('au: { type: anfl-gcn', 'au: { type: |'));
    const offered = await server.complete(path, cursor);
    expect(offered.map(({ label }) => label).sort()).toEqual([...headsOf].sort());
    expect(JSON.stringify(offered)).toContain('Fully connected layers');
  });

  it.each([
    [
      'whose type is written',
      page.replace(/ {2}au: .*/, '  au:\n    type: anfl-gcn\n    input: backbone\n    |'),
    ],
    ['whose type is inherited', `${ablation}heads:\n  au:\n    |\n`],
  ])('completes the options of a head %s', async (name, marked) => {
    const { path, cursor } = await opened(`${name}.yaml`, marked);
    const labels = (await server.complete(path, cursor)).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['neighbors', 'similarity', 'dropout', 'labels']));
    expect(labels).not.toContain('optimizer');
    expect(labels.includes('hidden')).toBe(name === 'whose type is inherited'); // an option of fc
  });

  it.each([
    ['heads', `${ablation}|\n`, ['heads', 'stages', 'profiles']],
    ['label spaces', page.replace('labels: action-units', 'labels: |'), ['action-units', 'expression']],
    ['choices', page.replace('activation: tanh', 'activation: |'), ['none', 'relu', 'sigmoid', 'tanh']],
  ])('completes %s', async (name, marked, labels) => {
    const { path, cursor } = await opened(`${name}.yaml`, marked);
    const offered = await server.complete(path, cursor);
    expect(offered.map(({ label }) => label)).toEqual(expect.arrayContaining(labels));
  });

  it.each([
    // With a space before the brace, this version of the server offers nothing until the first letter is typed.
    ['the type in a flow map', `${ablation}heads:\n  au: { type: |}\n`, ['anfl-gcn', 'fc']],
    ['the first letter of a type', `${ablation}heads:\n  au: { type: a| }\n`, ['anfl-gcn', 'fc']],
    ['the type of a loss', `${ablation}stages:\n  va: { losses: { va: { type: |} } }\n`, ['ccc', 'huber']],
    ['a page to extend', `${ablation.replace('mtl-cross-attn.yaml', '|')}`, ['mtl-cross-attn', 'ex-fc']],
    ['one of several pages', ablation.replace('mtl-cross-attn.yaml', '[ex-fc, |]'), ['au-fc-sigmoid']],
    [
      'the metric that selects',
      page.replace('select: P_AU }', 'select: |}'),
      ['P_AU', 'P_EX', 'P_VA', 'P_MTL'],
    ],
    ['an inherited metric', `${ablation}stages:\n  va: { select: |}\n`, ['P_VA']],
    ['an input', page.replace('input: backbone', 'input: |'), ['backbone', 'au', 'emotion']],
    ['an input in block style', `${ablation}heads:\n  au:\n    type: fc\n    input: |\n`, ['backbone', 'ex']],
  ])('offers names for %s', async (name, marked, labels) => {
    const { path, cursor } = await opened(`names-${name}.yaml`, marked);
    const offered = await server.complete(path, cursor);
    expect(offered.map(({ label }) => label)).toEqual(expect.arrayContaining(labels));
  });

  describe('with the schema that zoo schema prints for a plugin', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zoo-editor-'));
    beforeAll(() => {
      const args = [join(root, 'dist/bin.js'), 'schema', '--plugin', join(root, 'plugins/gated')];
      const { stdout } = spawnSync(process.execPath, args, {
        encoding: 'utf8',
        cwd: folder,
      });
      writeFileSync(join(folder, 'zoo.schema.json'), stdout);
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    const fused = '{ type: gated/gated-fusion, first: backbone, second: backbone, units: 8 }';
    const extending = `# yaml-language-server: $schema=zoo.schema.json
name: mine
extends: mtl-cross-attn
plugins: [gated]
heads:
  ex: ${fused}
`;
    const at = async (name: string, marked: string) => {
      const path = join(folder, name);
      const before = marked.slice(0, Math.max(0, marked.indexOf('|'))).split('\n');
      const diagnostics = await server.open(path, marked.replace('|', ''));
      return { path, cursor: { line: before.length - 1, character: before.at(-1)!.length }, diagnostics };
    };

    it.each([
      ['plugins', extending.replace('[gated]', '[|]'), 'gated'],
      ['plugins in block style', extending.replace('[gated]', '\n  - |'), 'gated'],
      ['its parts', extending.replace(fused, '{ type: |}'), 'gated/gated-fusion'],
      ['its pages', extending.replace('mtl-cross-attn', '|'), 'mtl-gated-fusion'],
    ])('completes %s', async (name, marked, label) => {
      const { path, cursor } = await at(`${name}.yaml`, marked);
      expect((await server.complete(path, cursor)).map((one) => one.label)).toContain(label);
    });

    it.each([
      ['a page that extends one of the zoo', extending.replace('plugins: [gated]\n', ''), 5],
      ['a page that lists another plugin', extending.replace('[gated]', '[other]'), 6],
      [
        'a whole page',
        page
          .replace('schemas/', '')
          .replace('../', '')
          .replace(/au: \{.*/, `au: ${fused}`),
        22,
      ],
    ])('marks its part in %s that does not list it', async (name, text, line) => {
      const { diagnostics } = await at(`unlisted ${name}.yaml`, text);
      expect(diagnostics.map(({ range, message }) => `${range.start.line + 1} ${message}`)).toEqual([
        `${line} This part needs the plugin "gated", which the page does not list. Add plugins: ["gated"].`,
      ]);
    });

    it.each([
      ['lists it', extending],
      ['appends it', extending.replace('[gated]', '{ append: gated }')],
      ['may inherit it', extending.replace('mtl-cross-attn\nplugins: [gated]', 'mtl-gated-fusion')],
      ['extends a file', extending.replace('mtl-cross-attn\nplugins: [gated]', './mine.yaml')],
      ['uses no part of it', extending.replace('plugins: [gated]\n', '').replace(/heads:.*/s, '')],
    ])('marks nothing in a page that %s', async (name, text) => {
      expect((await at(`listed ${name}.yaml`, text)).diagnostics).toEqual([]);
    });
  });

  it.each([
    ['an option', page.replace('neighbors', 'neigh|bors'), ['Neighbors that each node keeps', 'Default: 4.']],
    ['a key', page.replace('batch: 256', 'ba|tch: 256'), ['Rows per step', 'from 1 to 65536 (rows)']],
    ['a type', page.replace('anfl-gcn', 'anfl|-gcn'), ['Selects the head.', 'nodes of a graph per face']],
    ['an inherited option', `${ablation}heads: { au: { neigh|bors: 3 } }\n`, ['Default: 4.']],
    [
      'a list operator',
      `${ablation}stages: { au: { train: { app|end: [va] } } }\n`,
      ['end of the inherited'],
    ],
  ])('explains %s', async (name, marked, pieces) => {
    const { path, cursor } = await opened(`${name}.yaml`, marked);
    const said = await server.hover(path, cursor);
    for (const piece of pieces) expect(said).toContain(piece);
  });

  /** Line counted from 1, found by hand in the page or in the few lines below. */
  it.each([
    ['option', page.replace('neighbors', 'neigbors'), 22, 'neigbors'],
    ['type', page.replace('anfl-gcn', 'anfl-gnc'), 22, 'Expected one of'],
    ['key', page.replace('backbone:', 'bakbone:'), 16, 'bakbone'],
    ['number', page.replace('neighbors: 4', 'neighbors: four'), 22, 'Expected a whole number of at least 1.'],
    ['range', page.replace('epochs: 100', 'epochs: 0'), 32, 'minimum of 1'],
    ['choice', page.replace('activation: tanh', 'activation: tan'), 25, 'Expected one of "none"'],
    ['nothing', page.replace('neighbors: 4', 'neighbors: null'), 22, 'Expected a whole number'],
    ['stage', page.replace('  batch: 256\n', ''), 34, 'batch'],
    ['inherited', `${ablation}heads:\n  au: { neigbors: 3 }\n`, 5, 'neigbors'],
    ['profile', `${ablation}profiles:\n  demo:\n    traning: { batch: 3 }\n`, 6, 'traning'],
    ['operator', `${ablation}stages:\n  au:\n    train: { apend: [va] }\n`, 6, 'apend'],
  ])('underlines a wrong %s at its line', async (name, wrong, line, piece) => {
    const { diagnostics } = await opened(`wrong-${name}.yaml`, wrong);
    const lines = diagnostics.map(({ range, message }) => `${range.start.line + 1} ${message}`);
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${line} .*${piece}`)));
  });

  it('finds the schema of a page that zoo new and zoo cp write, wherever it is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zoo-editor-'));
    const context = {
      registry,
      env: {},
      cache: 'cache',
      zoo: join(root, 'zoo'),
      library: [join(root, 'zoo')],
    };
    const all = { ...context, version: '0.0.0', now: () => new Date(0) };
    const file = join(folder, 'fresh.yaml');
    await newPage({ file, force: false }, all);
    const copy = copyPage({ page: 'ex-fc', to: folder, force: false }, all);
    for (const path of [file, copy]) expect(await server.open(path, readFileSync(path, 'utf8'))).toEqual([]);
    const wrong = `${readFileSync(copy, 'utf8')}nonsense: 1\n`;
    expect(await server.open(join(folder, 'wrong.yaml'), wrong)).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });

  it('accepts references, deletions and list operators', async () => {
    const lines = [
      'heads:',
      '  ex: null',
      '  au: { neighbors: "${heads.x.neighbors}", similarity: "${heads.x.similarity}", dropout: null }',
      'stages:',
      '  ex: null',
      '  au: { train: { append: [va], remove: ex }, optimizer: { rate: 0.3 } }',
      'profiles: { demo: null, small: { data: { root: "${env:ROOT}" }, training: { batch: "${heads.au.neighbors}" } } }',
    ];
    expect((await opened('free.yaml', `${ablation + lines.join('\n')}\n`)).diagnostics).toEqual([]);
  });
});

const schema = JSON.parse(text('schemas/zoo.schema.json'));

describe('the schema that editors read', () => {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
  for (const keyword of ['errorMessage', 'enumDescriptions']) ajv.addKeyword(keyword);
  const validate = ajv.compile(schema);

  it.each(named('zoo').map((file) => basename(file, '.yaml')))('accepts %s, resolved', (name) => {
    expect(validate(JSON.parse(JSON.stringify(resolved(name)))) || validate.errors).toBe(true);
  });

  /** Errors that no other file can fix; what a page lacks may be inherited. */
  const seen =
    /^(unknown-(key|option|part)|out-of-range|wrong-(type|form|size)|not-a-choice|bad-name|not-in-.*)$/;
  const bad = 'test/fixtures/pages/bad';
  const corpus = named(bad).filter((file) => {
    const [, code = ''] = /^# expect \S+ (\S+)/.exec(text(file)) ?? [];
    return seen.test(code) || (/^missing-/.test(code) && !/^extends:/m.test(text(file)));
  });
  /** Errors that only the whole page shows: another page sets the type, the list or the value of the reference. */
  const elsewhere = /\/(option-of-another-part|choice-in-list|no-stages|list-.*|reference-.*)\.yaml$/;

  it.each(corpus.filter((file) => !elsewhere.test(file)))('refuses what zoo validate refuses: %s', (file) => {
    expect(validate(parse(text(file), { logLevel: 'error' }))).toBe(false);
  });

  it('explains every key', () => {
    const silent: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (value === null || typeof value !== 'object') return;
      const { anyOf } = value as { [keyword: string]: unknown };
      const forms = [value, ...((anyOf ?? []) as object[])];
      const explained = forms.some((form) => 'description' in form);
      if (/\.properties\.[^.]+$/.test(path) && !explained) silent.push(path);
      for (const [key, inner] of Object.entries(value)) if (key !== 'if') look(inner, `${path}.${key}`);
    };
    const { allOf: _shared, ...whole } = schema.else;
    look({ ...schema, else: whole }, '');
    expect(silent).toEqual([]);
  });

  it('is what zoo schema prints', () => {
    const printed = spawnSync(process.execPath, [join(root, 'dist/bin.js'), 'schema'], { encoding: 'utf8' });
    expect(JSON.parse(printed.stdout)).toEqual(schema);
  });

  it('is, for studies, what zoo schema --study prints, and accepts those of the zoo', () => {
    const study = JSON.parse(text('schemas/study.schema.json'));
    const words = [join(root, 'dist/bin.js'), 'schema', '--study'];
    expect(JSON.parse(spawnSync(process.execPath, words, { encoding: 'utf8' }).stdout)).toEqual(study);
    const fits = ajv.compile(study);
    for (const file of named('zoo/studies')) expect(fits(parse(text(file))) || fits.errors).toBe(true);
    expect(fits({ kind: 'study', name: 'a', seed: 3 })).toBe(false);
  });
});
