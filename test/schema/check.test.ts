import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Document, isMap, parseDocument, visit } from 'yaml';
import { ZooError } from '../../src/errors/problem.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { checkPage } from '../../src/schema/check.js';
import { type ReadOptions, readPage } from '../../src/spec/read.js';
import { pageHash, resolvedPage } from '../../src/spec/resolved.js';
import { folderOf } from '../spec/pages.js';

const zoo = join(import.meta.dirname, '../../zoo');
const sound = join(import.meta.dirname, '../fixtures/pages/valid.yaml');
const pages = [sound, ...readdirSync(zoo).flatMap((name) => (name.endsWith('.yaml') ? join(zoo, name) : []))];
const registry = createRegistry(builtinParts);
const options: ReadOptions = { env: {}, cache: '/cache', library: [zoo], keepUnset: true };

function problemsOf(file: string, extra: Partial<ReadOptions> = {}) {
  try {
    checkPage(readPage(file, { ...options, ...extra }), registry);
    return [];
  } catch (error) {
    if (error instanceof ZooError) return error.problems;
    throw error;
  }
}

describe.each(pages)('%s', (file) => {
  it('is valid under every profile', () => {
    expect(problemsOf(file)).toEqual([]);
  });

  it('resolved, is a page that reads back to the same page and hash, under every profile', () => {
    const spec = readPage(file, options);
    for (const each of [spec, ...spec.profiles.map(spec.under)]) {
      const page = checkPage(each, registry);
      const folder = folderOf({ 'resolved.yaml': resolvedPage(page) });
      const again = checkPage(readPage(join(folder, 'resolved.yaml'), options), registry);
      expect(again).toEqual(page);
      expect(pageHash(again)).toBe(pageHash(page));
    }
  });

  it('with a key planted in any of its maps, has exactly one problem, there', () => {
    for (const path of mapsOf(parseDocument(readFileSync(file, 'utf8')))) {
      const { text, word } = planted(file, path);
      const lines = text.split('\n');
      const line = lines.findIndex((each) => each.includes(word)) + 1;
      const key = lines[line - 1]!.indexOf(word) + 1;
      const problems = problemsOf(join(folderOf({ 'page.yaml': text }), 'page.yaml'));
      expect(problems, path.join('.')).toHaveLength(1);
      expect(problems[0]?.place, path.join('.')).toMatchObject({ line });
      expect([key, key + word.length + 2], path.join('.')).toContain(problems[0]?.place?.column);
    }
  });
});

/** The path of every map of a page. */
function mapsOf(document: Document): string[][] {
  const paths: string[][] = [];
  visit(document, {
    Map(_, __, ancestors) {
      const path = ancestors.flatMap((node) => ('key' in node ? [String(node.key)] : []));
      if (ancestors.every((node) => !('items' in node) || isMap(node))) paths.push(path);
    },
  });
  return paths;
}

/** The page with an unknown key, derived from its path, in the map at `path`. */
function planted(file: string, path: readonly string[]): { text: string; word: string } {
  const document = parseDocument(readFileSync(file, 'utf8'));
  const parent = document.get('extends');
  if (typeof parent === 'string' && parent.endsWith('.yaml'))
    document.set('extends', join(file, '..', parent));
  let state = [...path.join('.')].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7);
  const letters = Array.from({ length: 9 }, () => {
    state = (state * 171 + 11) % 30_269;
    return 'bcdfghjkqvwxyz'[state % 14];
  });
  const word = `q${letters.join('')}`;
  document.setIn([...path, word], 1);
  return { text: document.toString({ lineWidth: 0 }), word };
}

describe('a checked page', () => {
  it('has every default filled, from the page and from the parts', () => {
    const page = checkPage(readPage(sound, options), registry);
    expect(page).toMatchObject({
      seed: 1,
      plugins: [],
      labels: {},
      images: { train: { resize: 228, crop: 224, flip: true, views: 1 }, evaluate: { resize: 224 } },
      heads: { au: { neighbors: 4, dropout: 0.5 } },
    });
    expect(page.stages.va).toMatchObject({
      batch: 64,
      epochs: 3,
      optimizer: { type: 'sgd', rate: 1e-3 },
      gradient: { type: 'sam', rho: 0.05 },
      schedule: { type: 'constant' },
      losses: { va: { type: 'ccc', weight: 1 } },
    });
  });

  it('has a hash that the order of keys does not change, but the order of stages does', () => {
    const page = checkPage(readPage(sound, options), registry);
    const { au, va } = page.stages as Required<typeof page.stages>;
    const turned = Object.fromEntries(Object.entries(page).reverse()) as unknown as typeof page;
    expect(pageHash(turned)).toBe(pageHash(page));
    expect(pageHash({ ...page, stages: { va: va!, au: au! } })).not.toBe(pageHash(page));
    expect(pageHash({ ...page, seed: 2 })).not.toBe(pageHash(page));
  });

  it('reports all problems together, sorted by place, for any room that finds them', () => {
    const folder = folderOf({
      'page.yaml': `name: x
extends: ${sound}
heads: { vaa: null, va: { dropuot: 1 } }
training: { batch: "8", gradient: { type: smam } }
data: { root: "\${home:x}" }
metrics: { P_AU: { nod: va } }
`,
    });
    const problems = problemsOf(join(folder, 'page.yaml'));
    expect(problems.map(({ code, place }) => `${place?.line} ${code}`)).toEqual([
      '3 deletes-nothing',
      '3 unknown-option',
      '4 wrong-type',
      '4 unknown-part',
      '5 bad-reference',
      '6 unknown-option',
    ]);
  });

  it('has a place on the command line for a value of --set', () => {
    const problems = problemsOf(sound, { set: ['training.batch=0', 'traning.epochs=2'] });
    expect(
      problems.map(({ code, place }) => `${code} ${place?.file}:${place?.line}:${place?.column}`),
    ).toEqual(['out-of-range --set:1:16', 'unknown-key --set:2:1']);
  });

  it('accepts a path from an unset variable, and reports the variable if it must be set', () => {
    const folder = folderOf({
      'page.yaml': `name: x\nextends: ${sound}\ndata: { root: "\${env:FACES}" }\n`,
    });
    expect(problemsOf(join(folder, 'page.yaml'))).toEqual([]);
    const codes = problemsOf(join(folder, 'page.yaml'), { keepUnset: false }).map(({ code }) => code);
    expect(codes).toEqual(['unset-variable']);
  });
});
