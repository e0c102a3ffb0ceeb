import { describe, expect, it } from 'vitest';
import { ZooError } from '../../src/errors/problem.js';
import { openPage } from '../../src/run/page/open.js';
import { file, names, read, registry } from '../zoo/zoo.js';

const context = {
  registry,
  env: {},
  cache: '',
  zoo: 'zoo',
  library: ['zoo'],
  version: '0',
  now: () => new Date(0),
};

/** The dotted paths of every map in a value. */
function mapsIn(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const inside = Object.entries(value).flatMap(([key, inner]) => mapsIn(inner, [...path, key]));
  return [path.join('.'), ...inside];
}

/** What is wrong with a page of the zoo once `--set` has planted a key: `code file:line:column`. */
function problemsWith(page: string, key: string): string[] {
  try {
    openPage({ page, profile: 'paper', set: [`${key}=1`], keepUnset: true }, context);
    return [];
  } catch (error) {
    if (!(error instanceof ZooError)) throw error;
    return error.problems.map(({ place }) => `${place?.file}:${place?.line}:${place?.column}`);
  }
}

/** A word for a path, the same every time: letters drawn from it. */
function wordFor(path: string): string {
  let state = [...path].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7);
  return Array.from({ length: 8 }, () => {
    state = (state * 171 + 11) % 30_269;
    return 'bcdfghjkqvwxyz'[state % 14];
  }).join('');
}

/** The part whose options are at a path. */
function typeAt(page: object, path: string): unknown {
  const at = path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], page);
  return (at as { type?: unknown } | undefined)?.type;
}

/** A map that several pages share is only tried in the first of them. */
const tried = new Set<string>();

describe.each(names)('a key planted anywhere in %s, inherited as it may be', (name) => {
  const { value } = read(file(name));
  const fresh = mapsIn(value).filter((path) => {
    const mark = `${path} ${typeAt(value, path)}`;
    return !tried.has(mark) && tried.add(mark);
  });

  it('is exactly one error, at that place', () => {
    for (const path of fresh) {
      const word = wordFor(path);
      const key = path === '' ? word : `${path}.${word}`;
      const column = key.length - word.length + 1;
      const places = [`--set:1:${column}`, `--set:1:${key.length + 2}`]; // the key, or a value that is not a map
      const problems = problemsWith(name, key);
      expect(problems, key).toHaveLength(1);
      expect(places, key).toContain(problems[0]);
    }
  });
});

it.each(['toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'isPrototypeOf', 'length'])(
  'a key %s is one error too',
  (word) => {
    for (const path of ['heads.va.', 'training.', 'stages.va.', 'images.train.', '', 'heads.', 'data.']) {
      expect(problemsWith('mtl-cross-attn', `${path}${word}`), path).toHaveLength(1);
    }
  },
);
