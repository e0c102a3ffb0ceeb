import { describe, expect, it } from 'vitest';
import { createStudyProgress } from '../../../../src/commands/terminal/study/progress.js';

const unit = (index: number, variant = 'base') => ({
  index,
  variant,
  seed: index,
  address: `${index}`,
  folder: `runs/u${index}`,
});

function bench(tty: boolean, columns = 60) {
  const clock = { ms: 0 };
  const written: string[] = [];
  const stream = { write: (text: string) => written.push(text), columns };
  const display = createStudyProgress(stream, { tty, now: () => clock.ms });
  return { clock, written, display, screen: () => screenOf(written.join('')) };
}

const ESCAPE = '\x1b';
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal is sent
const TOKENS = /\x1b\[(\d*)[AJ]|\n|\r|[^\x1b\n\r]+/g;

/** What a terminal shows after this text, as far as the display uses it: lines, the cursor up, and everything below it erased. */
function screenOf(text: string): readonly string[] {
  const screen = [''];
  let line = 0;
  for (const [token] of text.matchAll(TOKENS)) {
    if (token.endsWith('A') && token.startsWith(ESCAPE)) line -= Number(token.slice(2, -1));
    else if (token === `${ESCAPE}[J`) screen.splice(line, screen.length, '');
    else if (token === '\n') screen[++line] ??= '';
    else if (token !== '\r') screen[line] += token;
  }
  return screen.slice(0, -1);
}

describe('on a terminal', () => {
  it('is one table of the running units, below the notes', () => {
    const { clock, display, screen } = bench(true);
    display.study(4, 1);
    display.starting(unit(2, 'a long name'));
    display.starting(unit(3));
    clock.ms = 1000;
    display.working(unit(3), 'stage ex  50 %  7/14 steps  0.3/s  0:23 left');
    expect(screen()).toEqual([
      '2  a long name, seed 2',
      '3  base, seed 3         stage ex  50 %  7/14 steps  0.3/s  ', // cut at the width
      '1 of 4 units finished, 2 running, 1 waiting',
    ]);
    display.ended(unit(3), 'finished');
    display.note('a remark');
    display.ended(unit(2, 'a long name'), 'failed', 'the disk is full');
    expect(screen()).toEqual([
      '3  base, seed 3  finished  stage ex  50 %  7/14 steps  0.3/s  0:23 left',
      'a remark',
      '2  a long name, seed 2  failed: the disk is full',
      '2 of 4 units finished, 1 failed, 1 waiting',
    ]);
  });

  it('shows what this process computes in the row of its unit, and frozen outputs without a row', () => {
    const { clock, display, screen } = bench(true, 200);
    display.study(2, 0);
    display.start('backbone outputs', 10, 'rows');
    clock.ms = 1000;
    display.advance(5);
    expect(screen()[0]).toMatch(/^backbone outputs ━+─+ {2}50 % {2}5\/10 rows {2}5\.0\/s {2}0:01 left$/);
    display.advance(5);
    display.done();
    display.starting(unit(1));
    display.start('stage ex', 4, 'steps');
    clock.ms = 2000;
    display.advance(1, 'loss 0.5');
    expect(screen()).toEqual([
      'backbone outputs  10 rows in 0:01  10/s',
      expect.stringMatching(/^1 {2}base, seed 1 {2}stage ex ━+─+ {2}25 % {2}1\/4 steps .* loss 0\.5$/),
      '0 of 2 units finished, 1 running, 1 waiting',
    ]);
  });

  it('is drawn ten times a second at most', () => {
    const { clock, written, display } = bench(true);
    display.study(1, 0);
    display.starting(unit(1));
    for (let i = 0; i < 100; i++) {
      clock.ms += 5;
      display.working(unit(1), `line ${i}`);
    }
    expect(written.length).toBeLessThanOrEqual(1 + 5);
  });
});

it('without a terminal it is plain lines', () => {
  const { display, written } = bench(false);
  display.study(2, 0);
  display.starting(unit(1));
  display.working(unit(1), 'stage ex  50 %');
  display.ended(unit(1), 'finished');
  expect(written.join('')).toBe(
    'unit 1  base, seed 1: runs/u1\nunit 1: stage ex  50 %\nunit 1  base, seed 1: finished; 1 of 2 units finished, 1 waiting\n',
  );
});
