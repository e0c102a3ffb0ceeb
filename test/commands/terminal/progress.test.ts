import { describe, expect, it } from 'vitest';
import { createProgress } from '../../../src/commands/terminal/progress.js';

/** A stream that records its text, and a clock that the test moves. */
function bench(tty: boolean, columns = 120) {
  const written: string[] = [];
  const clock = { ms: 0 };
  const stream = { write: (text: string) => written.push(text), columns };
  return { written, clock, progress: createProgress(stream, { tty, now: () => clock.ms }) };
}

describe('on a terminal', () => {
  it('redraws one line, with rate and remaining time', () => {
    const { written, clock, progress } = bench(true);
    progress.start('stage au', 40, 'steps');
    clock.ms = 5000;
    progress.advance(10, 'loss 0.4100');
    expect(written.at(-1)).toBe(
      '\r\x1b[2Kstage au ━━━━━━──────────────────  25 %  10/40 steps  2.0/s  0:15 left  loss 0.4100',
    );
    clock.ms = 20_000;
    progress.advance(30, 'loss 0.2000');
    progress.done();
    expect(written.slice(-2)).toEqual(['\r\x1b[2Kstage au  40 steps in 0:20  2.0/s  loss 0.2000', '\n']);
  });

  it('does not redraw more often than an eye follows', () => {
    const { written, clock, progress } = bench(true);
    progress.start('a', 1000, 'images');
    for (let i = 0; i < 100; i++) {
      clock.ms += 5;
      progress.advance(1);
    }
    expect(written.length).toBe(1 + 500 / 100);
  });

  it('does not shorten lines if the width of the terminal is unknown', () => {
    const { written, progress } = bench(true, 0);
    progress.start('a', 10, 'steps');
    expect(written.at(-1)).toMatch(/ 0\/10 steps$/);
  });

  it('disappears for a note, and stops where the work stopped', () => {
    const { written, progress } = bench(true);
    progress.start('a', 10, 'steps');
    progress.note('half of it is in the bank');
    progress.note('and so is the rest');
    expect(written.slice(1)).toEqual(['\r\x1b[2Khalf of it is in the bank\n', 'and so is the rest\n']);
    progress.start('b', 10, 'steps');
    progress.end();
    progress.end();
    progress.advance(1);
    expect(written.slice(4)).toEqual(['\n']);
  });

  it('never wraps', () => {
    const { written, progress } = bench(true, 20);
    progress.start('a very long name of a stage', 10, 'steps');
    expect(written.at(-1)?.replace('\r\x1b[2K', '')).toHaveLength(19);
  });
});

describe('in a pipe', () => {
  it('writes a plain line every ten seconds and at the end', () => {
    const { written, clock, progress } = bench(false);
    progress.start('bank', 9000, 'images');
    for (let i = 0; i < 25; i++) {
      clock.ms += 1000;
      progress.advance(300);
    }
    progress.done();
    expect(written).toEqual([
      'bank  33 %  3000/9000 images  300/s  0:20 left\n',
      'bank  66 %  6000/9000 images  300/s  0:10 left\n',
      'bank  7500 images in 0:25  300/s\n',
    ]);
  });

  it.each([
    { ms: 65_000, said: 'a  1 steps in 1:05  0.0/s\n' },
    { ms: 3_725_000, said: 'a  1 steps in 1:02:05  0.0/s\n' },
    { ms: 0, said: 'a  1 steps in 0:00\n' },
  ])('shows $ms ms as a clock does', ({ ms, said }) => {
    const { written, clock, progress } = bench(false);
    progress.start('a', 1, 'steps');
    progress.advance(1);
    clock.ms = ms;
    progress.done();
    expect(written).toEqual([said]);
  });

  it('is silent outside a task', () => {
    const { written, progress } = bench(false);
    progress.advance(1);
    progress.done();
    expect(written).toEqual([]);
  });
});
