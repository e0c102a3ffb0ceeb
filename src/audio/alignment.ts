import type { Hops } from './spectrogram.js';

/**
 * Which hops a frame of a video reads; frames are counted from 1.
 *
 * - `count`: each frame has `hops` hops, and reads from its first hop on.
 * - `time`: the hops around the time of the frame at `fps` frames a second; a hop is `hop` samples.
 * - `stamps`: the hops around the frame's time in `seconds`, for videos with a varying frame rate.
 * - `proportion`: the hops around the same relative position in the sound as the frame has in a video of `frames`
 *   frames, at any frame rate.
 */
export type Alignment =
  | { readonly by: 'count'; readonly hops: number; readonly fps: number }
  | { readonly by: 'time'; readonly hop: number; readonly fps: number }
  | { readonly by: 'stamps'; readonly hop: number; readonly seconds: readonly number[] }
  | { readonly by: 'proportion'; readonly hop: number; readonly frames: number };

/** Samples from one hop to the next, at least one. */
export const hopOf = (alignment: Alignment, rate: number): number =>
  alignment.by === 'count' ? Math.max(1, Math.floor(rate / (alignment.hops * alignment.fps))) : alignment.hop;

/**
 * The first of the `count` hops that a frame reads, in a sound of `hops` hops; it may be before the start of the sound.
 * Except for `count`, the hop in the middle is at the frame's position.
 */
export function firstHop(
  position: number,
  alignment: Alignment,
  rate: number,
  hops: number,
  count: number,
): number {
  const at = (seconds: number): number => Math.round((seconds * rate) / hopOf(alignment, rate));
  const before = Math.floor(count / 2);
  const index = position - 1;
  switch (alignment.by) {
    case 'count':
      return index * alignment.hops;
    case 'time':
      return at(index / alignment.fps) - before;
    case 'stamps':
      return at(alignment.seconds[index] ?? Number.POSITIVE_INFINITY) - before;
    case 'proportion':
      return Math.floor((index * hops) / alignment.frames) - before;
  }
}

/** `count` rows from `first` on, in order; zeros before and after the sound. */
export function rowsFrom({ hops, width, values }: Hops, first: number, count: number): Float32Array {
  const rows = new Float32Array(count * width);
  const from = Math.max(0, first);
  const to = Math.min(hops, first + count);
  if (from < to) rows.set(values.subarray(from * width, to * width), (from - first) * width);
  return rows;
}
