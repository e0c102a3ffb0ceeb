import { describe, expect, test } from 'vitest';
import { ZooError } from '../../src/errors/problem.js';
import { stream } from '../../src/random/stream.js';
import { batches, type Draw, type Feed } from '../../src/train/feed.js';
import { type Track, tracksOf } from '../../src/train/tracks.js';
import {
  bySequence,
  countOf,
  drawnWindows,
  evaluationWindows,
  everyWindow,
  trainingWindows,
  windowDraw,
} from '../../src/train/windows.js';

/** Rows of sequences, each `a3`: frame 3 of sequence a. */
const rowsOf = (...names: string[]) =>
  names.map((key) => ({ key, sequence: key[0]!, position: Number(key.slice(1)) }));
const alike = { gaps: 'repeat', dilation: 1 } as const;
const shownBy = (tracks: readonly Track[]) =>
  tracks.map(({ rows, shown }) => ({ rows: [...rows], shown: [...shown] }));
const all = ({ batches, batch }: Draw) => Array.from({ length: batches }, (_, i) => batch(i));

// All lists are by hand.
describe('sequences of rows', () => {
  const rows = rowsOf('b4', 'a2', 'a1', 'b2', 'a5');
  test('are in the order of their first rows, frames in the order of their numbers, and a gap repeats the frame before it', () => {
    expect(shownBy(tracksOf(rows, alike))).toEqual([
      { rows: [3, -1, 0], shown: [3, 3, 0] },
      { rows: [2, 1, -1, -1, 4], shown: [2, 1, 1, 1, 4] },
    ]);
  });
  test('zeros for a gap', () => {
    expect(shownBy(tracksOf(rows, { gaps: 'zeros', dilation: 1 }))[1]).toEqual({
      rows: [2, 1, -1, -1, 4],
      shown: [2, 1, -1, -1, 4],
    });
  });
  test('gaps are skipped', () => {
    expect(shownBy(tracksOf(rows, { gaps: 'skip', dilation: 1 }))[1]).toEqual({
      rows: [2, 1, 4],
      shown: [2, 1, 4],
    });
  });
  test('with a dilation, the frames between are separate tracks', () => {
    const tracks = tracksOf(rows, { gaps: 'repeat', dilation: 2 });
    expect(shownBy(tracks)).toEqual([
      { rows: [3, 0], shown: [3, 0] },
      { rows: [-1], shown: [3] },
      { rows: [2, -1, 4], shown: [2, 1, 4] },
      { rows: [1, -1], shown: [1, 1] },
    ]);
    expect(tracks.map(({ sequence }) => sequence)).toEqual([0, 0, 1, 1]);
  });
  test('another frame replaces an image that cannot be read: the one before, or at the start the next', () => {
    const failed = new Set([2, 4]);
    expect(shownBy(tracksOf(rows, alike, failed))[1]).toEqual({
      rows: [2, 1, -1, -1, 4],
      shown: [1, 1, 1, 1, 1],
    });
    expect(shownBy(tracksOf(rowsOf('a1'), alike, new Set([0])))).toEqual([{ rows: [0], shown: [-1] }]);
  });
  test('a row without a sequence is its own sequence', () => {
    expect(shownBy(tracksOf([{ key: 'x' }, { key: 'y' }], alike))).toEqual([
      { rows: [0], shown: [0] },
      { rows: [1], shown: [1] },
    ]);
  });
  test('one frame twice is refused, and so are times in place of numbers', () => {
    expect(() => tracksOf(rowsOf('a1', 'a2', 'a2'), alike)).toThrow(
      'frame 2 of sequence "a" is listed twice, as a2 and a2. List each frame once, or name the two sequences differently.',
    );
    expect(() => tracksOf(rowsOf('a1', 'a100000000'), alike)).toThrow(ZooError);
  });
});

const track = (length: number, sequence = 0): Track => {
  const rows = Int32Array.from({ length }, (_, i) => 100 * sequence + i);
  return { sequence, rows, shown: rows };
};
const startsOf = (list: { starts: Int32Array }) => [...list.starts];

describe('windows', () => {
  test('of evaluation cover every frame, and the last ends with its sequence', () => {
    const tracks = [track(7), track(2, 1), track(3, 2)];
    expect(startsOf(evaluationWindows(tracks, { length: 3 }))).toEqual([0, 0, 0, 3, 0, 4, 1, 0, 2, 0]);
    expect(startsOf(evaluationWindows(tracks, { length: 3, stride: 2 }))).toEqual([
      0, 0, 0, 2, 0, 4, 1, 0, 2, 0,
    ]);
    expect(startsOf(evaluationWindows(tracks, { length: 'whole' }))).toEqual([0, 0, 1, 0, 2, 0]);
  });
  test('of evaluation do not cover long gaps', () => {
    const rows = Int32Array.of(0, -1, -1, -1, -1, 1);
    const shown = Int32Array.of(0, 0, 0, 0, 0, 1);
    expect(startsOf(evaluationWindows([{ sequence: 0, rows, shown }], { length: 2 }))).toEqual([0, 0, 0, 4]);
  });
  test('of training start every stride, and the last is padded', () => {
    const always = () => true;
    expect(startsOf(trainingWindows([track(7), track(2, 1)], { length: 3 }, always))).toEqual([
      0, 0, 0, 3, 0, 6, 1, 0,
    ]);
    expect(startsOf(trainingWindows([track(7)], { length: 3, stride: 2 }, always))).toEqual([
      0, 0, 0, 2, 0, 4,
    ]);
    expect(startsOf(trainingWindows([track(4), track(9, 1)], { length: 'whole' }, always))).toEqual([
      0, 0, 1, 0,
    ]);
  });
  test('of training with too few labels are skipped', () => {
    const labeled = (row: number) => row !== 1 && row < 5; // frames 0, 2, 3 and 4 of 7
    const starts = (missing?: number) =>
      startsOf(
        trainingWindows([track(7)], { length: 3, ...(missing !== undefined && { missing }) }, labeled),
      );
    expect(starts()).toEqual([0, 0, 0, 3]);
    expect(starts(0.34)).toEqual([0, 0, 0, 3]);
    expect(starts(0.33)).toEqual([]);
    expect(startsOf(trainingWindows([track(7)], { length: 2, missing: 0 }, labeled))).toEqual([0, 2]);
  });
  test('at random cover every place, with as many from each sequence', () => {
    const list = trainingWindows(
      [track(5), track(2, 1), track(3, 3)],
      { length: 3, random: 4 },
      (row) => row < 300,
    );
    expect(startsOf(list)).toEqual([0, 0, 0, 1, 0, 2, 1, 0]);
    const sequences = bySequence(list);
    expect(sequences.map((own) => [...own])).toEqual([[0, 1, 2], [3]]);
    const drawn = [...drawnWindows(sequences, 200, stream(1, 'it'))];
    expect(drawn.slice(200)).toEqual(Array(200).fill(3));
    const counts = [0, 1, 2].map((window) => drawn.filter((one) => one === window).length);
    expect(counts.reduce((a, b) => a + b)).toBe(200);
    for (const count of counts) expect(count).toBeGreaterThan(40); // 66.7 expected, 6.7 standard deviation
  });
  test('become the rows of a batch: padded with the last frame, which then has no row', () => {
    const list = trainingWindows([track(4), track(2, 1)], { length: 3 }, () => true);
    expect(all(windowDraw(list, Int32Array.of(2, 0, 1), 2))).toEqual([
      {
        rows: Int32Array.of(100, 101, -1, 0, 1, 2),
        shown: Int32Array.of(100, 101, 101, 0, 1, 2),
        windows: { length: 3, frames: Float32Array.of(1, 1, 0, 1, 1, 1) },
      },
      {
        rows: Int32Array.of(3, -1, -1),
        shown: Int32Array.of(3, 3, 3),
        windows: { length: 3, frames: Float32Array.of(1, 0, 0) },
      },
    ]);
  });
  test('read a gap of zeros like any other frame, and frames after the end of their sequence as padding', () => {
    const [gap] = tracksOf(rowsOf('a1', 'a4', 'a5'), { gaps: 'zeros', dilation: 1 });
    const list = evaluationWindows([gap!], { length: 7 });
    expect(windowDraw(list, Int32Array.of(0), 1).batch(0)).toEqual({
      rows: Int32Array.of(0, -1, -1, 1, 2, -1, -1),
      shown: Int32Array.of(0, -1, -1, 1, 2, 2, 2),
      windows: { length: 7, frames: Float32Array.of(1, 1, 1, 1, 1, 0, 0) },
    });
  });
  test('that are whole sequences are as long as the longest of the batch', () => {
    const list = evaluationWindows([track(1), track(3, 1)], { length: 'whole' });
    expect(windowDraw(list, Int32Array.of(0, 1), 2).batch(0)).toEqual({
      rows: Int32Array.of(0, -1, -1, 100, 101, 102),
      shown: Int32Array.of(0, 0, 0, 100, 101, 102),
      windows: { length: 3, frames: Float32Array.of(1, 0, 0, 1, 1, 1) },
    });
  });
  test('are one at a time, or as many as fit into the requested rows', () => {
    const list = evaluationWindows([track(12)], { length: 3 });
    expect(countOf(list)).toBe(4);
    expect(all(everyWindow(list, 7)).map(({ rows }) => rows.length)).toEqual([6, 6]);
    expect(all(everyWindow(list, 1)).map(({ rows }) => rows.length)).toEqual([3, 3, 3, 3]);
  });
});

test('a batch reads the rows that are shown, and zeros for none', async () => {
  const read: Feed['read'] = async (rows) => Float32Array.from([...rows].flatMap((row) => [row, row + 0.5]));
  const draw: Draw = {
    batches: 1,
    batch: () => ({ rows: Int32Array.of(4, -1, -1), shown: Int32Array.of(4, 4, -1), windows: { length: 3 } }),
  };
  for await (const { rows, windows, feeds } of batches(draw, [{ name: 'it', shape: [2], read }], 0)) {
    expect([...rows]).toEqual([4, -1, -1]);
    expect(windows).toEqual({ length: 3 });
    expect([...feeds[0]!.data]).toEqual([4, 4.5, 4, 4.5, 0, 0]);
  }
});
