import { badFrameRate } from '../errors/audio.js';
import { ZooError } from '../errors/problem.js';
import { readRecords } from '../tables/records.js';

/** Length and frame rate of a video, as `readFrameRates` reads them. */
export interface FrameRate {
  readonly frames: number;
  /** Frames a second. */
  readonly fps: number;
}

const COLUMNS = ['video', 'frames', 'fps'];

/**
 * The frame rates of videos by name, from a table `video,frames,fps` with or without that header. Throws
 * `bad-frame-rate`, and the errors of `readRecords`.
 */
export async function readFrameRates(file: string): Promise<ReadonlyMap<string, FrameRate>> {
  const rates = new Map<string, FrameRate>();
  for await (const row of readRecords(file, COLUMNS)) {
    const bad = (what: string): never => {
      throw new ZooError(badFrameRate(file, row.line, what));
    };
    if ('why' in row) return bad(`the row ${row.why}`);
    const [video, frames, fps] = COLUMNS.map((column) => row.fields.get(column)?.trim() ?? '') as [string, string, string]; // biome-ignore format: one thought
    if (video === '') return bad('the row names no video');
    if (rates.has(video)) return bad(`video "${video}" is listed twice`);
    if (!(Number.isInteger(Number(frames)) && Number(frames) > 0))
      return bad(`video "${video}" has "${frames}" frames; expected a whole number above 0`);
    if (!(Number.isFinite(Number(fps)) && Number(fps) > 0))
      return bad(`video "${video}" has a frame rate of "${fps}"; expected a number above 0`);
    rates.set(video, { frames: Number(frames), fps: Number(fps) });
  }
  return rates;
}
