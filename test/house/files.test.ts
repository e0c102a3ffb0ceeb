import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keptFiles, root } from './sources.js';

/** Most files are under 150 lines; none has more lines of code than this. */
const MOST_LINES = 240;

const linesOfCode = (source: string): number =>
  source.split('\n').filter((line) => !/^\s*($|\/\/|\/?\*)/.test(line)).length;

const text = (path: string): string => readFileSync(root + path, 'utf8');
const isText = (path: string): boolean => /\.(ts|mjs|json|md|yaml|py|txt|sh)$|^\.[^/]+$|^\.ci\//.test(path);
const kept = keptFiles();

describe('sources', () => {
  it('are small', () => {
    const sources = kept.filter((path) => /^src\/(?!generated\/).*\.ts$/.test(path));
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter((path) => linesOfCode(text(path)) > MOST_LINES)).toEqual([]);
  });
});

/** Paths of one machine, and hosts that only some networks have. */
const LOCAL =
  /(?<![\w.\-/}])\/(home|root|tmp|work|Users|mnt|opt)\/[a-z]|\blocalhost\b|\b(10|192\.168|172\.16)\.\d+\.\d+\.\d+\b/;

/** The code that checks such hosts has to name them, and so does this rule. */
const NAMES_LOCAL = new Set([
  'src/serve/access.ts',
  'src/weights/fetch/public-address.ts',
  'test/house/files.test.ts',
  'test/serve/server.test.ts',
  'test/weights/fetch/hosts.test.ts',
]);

describe('every file', () => {
  it('is free of one machine’s paths', () => {
    const found = kept.filter((path) => isText(path) && !NAMES_LOCAL.has(path) && LOCAL.test(text(path)));
    expect(found).toEqual([]);
  });

  it.each([
    ['see /home/me/zoo', true],
    ['"/tmp/x"', true],
    ['PYTHON=/path/to/python3', false],
    ['https://example.org/home/a', false],
    ['src/work/a', false],
  ])('%s', (line, found) => expect(LOCAL.test(line)).toBe(found));

  // npm 10 runs the install scripts that the lock announces; npm 11 reads allowScripts in package.json. Both skip the one of
  // onnxruntime-node, which fails without a network; a key in .npmrc would make npm 11 warn.
  it('of the lock announces no install script', () => {
    expect(text('package-lock.json')).not.toContain('hasInstallScript');
  });

  it('of the lock names packages only by version and hash', () => {
    expect(text('package-lock.json')).not.toContain('"resolved"');
  });
});
