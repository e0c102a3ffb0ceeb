import type { PlanWindows } from '../plan/plan.js';
import type { Stream } from '../random/stream.js';
import type { BatchRows, Draw } from './feed.js';
import type { Track } from './tracks.js';

/** Windows of tracks, given by the track and the frame where they start; their rows are determined when they are drawn. */
export interface WindowList {
  readonly tracks: readonly Track[];
  readonly length: PlanWindows['length'];
  /** A track index and a start frame, alternating. */
  readonly starts: Int32Array;
}

type Plan = Pick<PlanWindows, 'length' | 'stride' | 'random' | 'missing'>;

/**
 * Windows that cover every row: one every `stride` frames, the last ending with its track. A track that is not longer
 * than a window is one window.
 */
export function evaluationWindows(tracks: readonly Track[], { length, stride }: Plan): WindowList {
  const starts: number[] = [];
  for (const [track, { rows }] of tracks.entries()) {
    const frames = length === 'whole' ? rows.length : length;
    const last = Math.max(0, rows.length - frames);
    const take = (start: number): void => {
      if (rows.subarray(start, start + frames).some((row) => row >= 0)) starts.push(track, start);
    };
    for (let start = 0; start < last; start += stride ?? frames) take(start);
    take(last);
  }
  return { tracks, length, starts: Int32Array.from(starts) };
}

/**
 * Windows to train on: one every `stride` frames, the last padded; for random ones, all possible positions. Leaves
 * out windows without a labeled frame, and those whose share of unlabeled frames exceeds `missing`.
 */
export function trainingWindows(
  tracks: readonly Track[],
  plan: Plan,
  isLabeled: (row: number) => boolean,
): WindowList {
  const { length, random, missing = 1 } = plan;
  const stride = random === undefined ? (plan.stride ?? length) : 1;
  const starts: number[] = [];
  for (const [track, { rows }] of tracks.entries()) {
    const before = new Uint32Array(rows.length + 1); // number of labeled frames before each frame
    rows.forEach((row, at) => {
      before[at + 1] = before[at]! + (row >= 0 && isLabeled(row) ? 1 : 0);
    });
    const frames = length === 'whole' ? rows.length : length;
    const end = random === undefined ? rows.length : Math.max(1, rows.length - frames + 1);
    for (let start = 0; start < end; start += stride === 'whole' ? frames : stride) {
      const labeled = before[Math.min(start + frames, rows.length)]! - before[start]!;
      if (labeled > 0 && frames - labeled <= missing * frames) starts.push(track, start);
      if (start + frames >= rows.length) break;
    }
  }
  return { tracks, length, starts: Int32Array.from(starts) };
}

/** Number of windows in a list. */
export const countOf = ({ starts }: WindowList): number => starts.length / 2;

/** Total number of frames in the windows of a list. */
export const framesIn = (list: WindowList): number =>
  list.length === 'whole'
    ? list.tracks.reduce((sum, { rows }) => sum + rows.length, 0)
    : countOf(list) * list.length;

/** The windows of each sequence, as indexes in the list, for sequences that have some. */
export function bySequence(list: WindowList): readonly Int32Array[] {
  const found = new Map<number, number[]>();
  for (let window = 0; window < countOf(list); window++) {
    const { sequence } = list.tracks[list.starts[2 * window]!]!;
    const own = found.get(sequence);
    if (own) own.push(window);
    else found.set(sequence, [window]);
  }
  return [...found.values()].map((own) => Int32Array.from(own));
}

/** Draws `each` windows from every sequence, uniformly, with replacement. */
export const drawnWindows = (sequences: readonly Int32Array[], each: number, random: Stream): Int32Array =>
  Int32Array.from(
    sequences.flatMap((own) =>
      Array.from({ length: each }, () => own[Math.floor((random.uint32() / 2 ** 32) * own.length)]!),
    ),
  );

/** The data set of a window's frames. */
export function memberOfWindow(
  { tracks, starts }: WindowList,
  window: number,
  members: readonly string[] | undefined,
): string {
  const row = tracks[starts[2 * window]!]!.rows.find((one) => one >= 0)!;
  return members?.[row] ?? '';
}

/** Batches of windows of a list, by index, in this order. */
export const windowDraw = (list: WindowList, order: Int32Array, size: number): Draw => ({
  batches: Math.ceil(order.length / size),
  batch: (index) => rowsOf(list, order.subarray(index * size, (index + 1) * size)),
});

/** All windows of a list, in batches of about `rows` frames. */
export function everyWindow(list: WindowList, rows: number): Draw {
  const order = Int32Array.from({ length: countOf(list) }, (_, i) => i);
  return windowDraw(list, order, windowsAtATime(list, rows));
}

/** The number of windows with about `rows` frames in total; at least one, and one if windows are whole sequences. */
export const windowsAtATime = ({ length }: Pick<WindowList, 'length'>, rows: number): number =>
  length === 'whole' ? 1 : Math.max(1, Math.floor(rows / length));

/** The rows of windows, one window after the other; all have the length of the longest. */
function rowsOf({ tracks, starts, length: asked }: WindowList, windows: Int32Array): BatchRows {
  const trackOf = (window: number): Track => tracks[starts[2 * window]!]!;
  const length =
    asked === 'whole' ? Math.max(...Array.from(windows, (window) => trackOf(window).rows.length)) : asked;
  const rows = new Int32Array(windows.length * length).fill(-1);
  const shown = new Int32Array(rows.length);
  const frames = new Float32Array(rows.length);
  windows.forEach((window, i) => {
    const track = trackOf(window);
    const start = starts[2 * window + 1]!;
    for (let frame = 0; frame < length; frame++) {
      const at = i * length + frame;
      const inside = start + frame < track.rows.length;
      shown[at] = track.shown[inside ? start + frame : track.rows.length - 1]!;
      if (!inside) continue;
      rows[at] = track.rows[start + frame]!;
      frames[at] = 1; // also for a gap that is read as zeros
    }
  });
  return { rows, shown, windows: { length, ...(frames.includes(0) && { frames }) } };
}
