import { longSequence } from '../errors/postprocess.js';
import { ZooError } from '../errors/problem.js';
import { frameTwice } from '../errors/windows.js';
import type { Row, RowList } from '../part.js';
import type { PlanWindows } from '../plan/plan.js';

/** The sequence and frame number of a row, if known. */
export type Frame = Pick<Row, 'sequence' | 'position'>;

/** Maximum number of frames from the first to the last of a sequence: two days at 60 frames per second. */
export const LONGEST = 1e7;

/** The frames of a sequence in order; with dilation, the frames of one of its phases. */
export interface Track {
  /** Sequences are numbered in the order of their first rows. */
  readonly sequence: number;
  /** By frame: its row; -1 if the data set lacks it. */
  readonly rows: Int32Array;
  /** By frame: the row that is read for it; -1: zeros. */
  readonly shown: Int32Array;
}

/**
 * The sequences of rows. A row without a sequence forms its own. `failed` are rows whose image cannot be read: they
 * are frames too, but others are read for them. Throws a ZooError if two rows are the same frame.
 */
export function tracksOf(
  rows: RowList<Frame & Pick<Row, 'key'>>,
  { gaps, dilation }: Pick<PlanWindows, 'gaps' | 'dilation'>,
  failed: ReadonlySet<number> = new Set(),
): readonly Track[] {
  return sequencesOf(rows).flatMap((own, sequence) => {
    const frames = gaps === 'skip' ? Int32Array.from(own) : spread(rows, own);
    const shown = gaps === 'skip' ? frames : standIns(frames, gaps, failed);
    return phases({ sequence, rows: frames, shown }, dilation);
  });
}

/** The rows of each sequence, in the order of their frames. */
function sequencesOf(rows: RowList<Frame & Pick<Row, 'key'>>): readonly number[][] {
  const found: number[][] = [];
  const bySequence = new Map<string, number[]>();
  for (const [row, { sequence, position }] of rows.entries()) {
    if (sequence === undefined || position === undefined) {
      found.push([row]);
      continue;
    }
    const own = bySequence.get(sequence) ?? [];
    if (own.length === 0) found.push(own);
    bySequence.set(sequence, own);
    own.push(row);
  }
  for (const own of bySequence.values()) {
    own.sort((a, b) => rows.at(a)!.position! - rows.at(b)!.position!);
    own.forEach((row, i) => {
      const [before, now] = [i === 0 ? undefined : rows.at(own[i - 1]!), rows.at(row)!];
      if (before && before.position === now.position)
        throw new ZooError(frameTwice(now.sequence!, now.position!, before.key, now.key));
    });
  }
  return found;
}

/** The rows of a sequence at their frame numbers, -1 between them. */
function spread(rows: RowList<Frame>, own: readonly number[]): Int32Array {
  const first = rows.at(own[0]!)!.position ?? 0;
  const length = (rows.at(own.at(-1)!)!.position ?? 0) - first + 1;
  if (length > LONGEST) throw new ZooError(longSequence('windows', 'windows', length, LONGEST));
  const frames = new Int32Array(length).fill(-1);
  for (const row of own) frames[(rows.at(row)!.position ?? 0) - first] = row;
  return frames;
}

/**
 * The row read for each frame: its own or, if that is missing or unreadable, the one before (at the start, the next),
 * or zeros.
 */
function standIns(frames: Int32Array, gaps: 'repeat' | 'zeros', failed: ReadonlySet<number>): Int32Array {
  const readable = frames.map((row) => (failed.has(row) ? -1 : row));
  if (gaps === 'zeros') return readable;
  let last = readable.find((row) => row >= 0) ?? -1;
  return readable.map((row) => {
    if (row >= 0) last = row;
    return last;
  });
}

/** With a dilation of d, frames 0, d, 2d, ... and 1, d + 1, ... and so on are separate tracks. */
function phases(track: Track, dilation: number): readonly Track[] {
  if (dilation === 1) return [track];
  return Array.from({ length: Math.min(dilation, track.rows.length) }, (_, phase) => {
    const every = (_: number, at: number): boolean => at % dilation === phase;
    return { ...track, rows: track.rows.filter(every), shown: track.shown.filter(every) };
  });
}
