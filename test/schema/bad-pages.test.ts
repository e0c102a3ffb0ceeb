import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ZooError } from '../../src/errors/problem.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { validatePage } from '../../src/run/page/validate.js';

const folder = join(import.meta.dirname, '../fixtures/pages/bad');
const zoo = join(import.meta.dirname, '../../zoo');
const context = {
  registry: createRegistry(builtinParts),
  env: {},
  cache: '/cache',
  zoo,
  library: [zoo],
  version: '0.0.0',
  now: () => new Date(0),
};

/** The first line of a bad page, written by hand: `# expect LINE:COLUMN code  a piece of the sentence`. */
function expectation(file: string) {
  const [first = ''] = readFileSync(file, 'utf8').split('\n');
  const [, line, column, code, piece] = /^# expect (\d+):(\d+) (\S+) {2}(.+)$/.exec(first) ?? [];
  return { line: Number(line), column: Number(column), code, piece: piece ?? 'no expectation' };
}

function problemsOf(file: string) {
  try {
    validatePage({ page: file }, context);
    return [];
  } catch (error) {
    if (error instanceof ZooError) return error.problems;
    throw error;
  }
}

describe('a page with one error gets one sentence, at its place', () => {
  it.each(readdirSync(folder))('%s', (name) => {
    const file = join(folder, name);
    const { line, column, code, piece } = expectation(file);
    const problems = problemsOf(file);
    expect(problems.map((problem) => ({ code: problem.code, place: problem.place }))).toEqual([
      { code, place: { file, line, column } },
    ]);
    expect(problems[0]?.message).toContain(piece);
  });
});
