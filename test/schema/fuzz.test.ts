import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ZooError } from '../../src/errors/problem.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { validatePage } from '../../src/run/page/validate.js';
import { formatProblems } from '../../src/schema/frame.js';
import { folderOf } from '../spec/pages.js';

const zoo = join(import.meta.dirname, '../../zoo');
const registry = createRegistry(builtinParts);
const context = {
  registry,
  env: {},
  cache: '/cache',
  zoo,
  library: [zoo],
  version: '0',
  now: () => new Date(0),
};
const text = readFileSync(join(zoo, 'mtl-cross-attn.yaml'), 'utf8');
const odd = [
  'null',
  '~',
  '[]',
  '{}',
  '""',
  '0',
  '-1',
  '.nan',
  '1e999',
  '*a',
  '&a',
  '!x',
  '${env:',
  '"${a.b}"',
  '\t',
  '\u0000',
  '"',
];

/** Numbers below `n`, the same for the same seed. */
function numbers(seed: number) {
  let state = seed;
  return (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** The page with one to three spots broken: a value replaced by an odd one, a stretch removed or repeated. */
function broken(seed: number): string {
  const draw = numbers(seed);
  let page = text;
  for (let i = draw(3); i >= 0; i--) {
    const at = draw(page.length);
    const length = 1 + draw(25);
    const rest = page.slice(at + length);
    const put = [odd[draw(odd.length)]!, '', page.slice(at, at + length).repeat(2)][draw(3)]!;
    page =
      draw(3) === 0
        ? page.replace(/(?<=: )\w+/g, (word) => (draw(40) === 0 ? put : word))
        : page.slice(0, at) + put + rest;
  }
  return page;
}

describe('a page broken at random', () => {
  it('is valid or has problems with places, and never crashes', () => {
    const file = join(folderOf({}), 'page.yaml');
    for (let seed = 1; seed <= 200; seed++) {
      writeFileSync(file, broken(seed));
      try {
        validatePage({ page: file }, context);
      } catch (error) {
        if (!(error instanceof ZooError))
          throw new Error(`seed ${seed}: ${(error as Error).stack}\n${broken(seed)}`);
        expect(error.problems.length).toBeGreaterThan(0);
        for (const { place, code } of error.problems) expect(place, `seed ${seed} ${code}`).toBeDefined();
        expect(formatProblems(error.problems)).not.toContain('undefined');
      }
    }
  });
});
