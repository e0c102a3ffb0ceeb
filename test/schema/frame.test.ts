import { describe, expect, it } from 'vitest';
import { formatProblem, formatProblems } from '../../src/schema/frame.js';

const problem = (line: number, column: number, file = 'a.yaml') => ({
  code: 'a-code',
  message: 'a sentence.',
  path: 'x.y',
  place: { file, line, column },
});

describe('formatProblem', () => {
  it('puts a caret under the place', () => {
    expect(formatProblem(problem(2, 4), ['one', 'two three'])).toBe(
      ['a.yaml:2:4  x.y  a sentence.  [a-code]', '  2 | two three', '    |    ^'].join('\n'),
    );
  });

  it('shows the part of a long line around the place', () => {
    const [, line, caret] = formatProblem(problem(1, 301), [`${'a'.repeat(300)}X${'b'.repeat(300)}`]).split(
      '\n',
    );
    expect(line!.length).toBeLessThan(120);
    expect(line![caret!.indexOf('^')]).toBe('X');
  });

  it.each([91, 92])(
    'shows a line of 110 from its start if the place is near the start: column %i',
    (column) => {
      const [, line, caret] = formatProblem(problem(1, column), [`${'a'.repeat(column - 1)}Xb`]).split('\n');
      expect(line!.startsWith('  1 | a')).toBe(column === 91);
      expect(line![caret!.indexOf('^')]).toBe('X');
    },
  );

  it('is only the sentence if the line does not exist', () => {
    expect(formatProblem(problem(9, 1), ['one'])).toBe('a.yaml:9:1  x.y  a sentence.  [a-code]');
    expect(formatProblem({ code: 'a-code', message: 'a sentence.' })).toBe('a sentence.  [a-code]');
  });

  it('shows the argument for a place in --set', () => {
    expect(formatProblems([problem(2, 3, '--set')], ['a=1', 'b=2'])).toContain('  2 | b=2\n    |   ^');
  });

  it('only counts the problems beyond the limit', () => {
    const many = (count: number) => Array.from({ length: count }, () => ({ code: 'a-code', message: 'it.' }));
    expect(formatProblems(many(200)).split('\n')).toEqual(new Array(200).fill('it.  [a-code]'));
    expect(formatProblems(many(203)).split('\n').slice(199)).toEqual(['it.  [a-code]', '... and 3 more']);
  });
});
