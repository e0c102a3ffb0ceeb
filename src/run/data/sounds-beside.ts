import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { needsFrameRate, noSoundsBeside } from '../../errors/predict.js';
import { ZooError } from '../../errors/problem.js';
import type { Row, VideoSound } from '../../part.js';
import type { Audio } from '../../plan/plan.js';
import type { RunEvents } from '../surroundings.js';

/** The location of the sounds of videos that a model predicts on. */
export interface SoundPlaces {
  /** Absent: next to the folder of the video's frames. */
  readonly folder?: string | undefined;
  /** Frames per second; absent: the page's value. */
  readonly fps?: number | undefined;
}

type Frame = Pick<Row, 'sequence' | 'position'>;

/**
 * Adds to rows the sounds of their videos: `a.wav` for the frames in `clips/a`. Notes how many have none. Throws if
 * none has any, or if the frame rate is unknown.
 */
export function soundsBeside<R extends Frame>(
  rows: readonly R[],
  { rate, fps: ofPage, align }: Audio,
  { folder, fps: given }: SoundPlaces,
  events: Pick<RunEvents, 'note'>,
): readonly (R & { readonly sound?: VideoSound })[] {
  const fps = given ?? (typeof ofPage === 'number' ? ofPage : undefined);
  const lengths = new Map<string, number>();
  for (const { sequence, position } of rows)
    if (sequence !== undefined) lengths.set(sequence, Math.max(lengths.get(sequence) ?? 0, position ?? 0));
  const sounds = new Map<string, VideoSound>();
  for (const [sequence, count] of lengths) {
    const file = join(folder ?? dirname(sequence), `${basename(sequence)}.wav`);
    if (!existsSync(file)) continue;
    if (fps === undefined && align === 'time') throw new ZooError(needsFrameRate(file));
    sounds.set(sequence, { file, frames: { fps: fps ?? 0, count } });
  }
  const found = rows.map((row) => {
    const sound = sounds.get(row.sequence ?? '');
    return sound ? { ...row, sound } : row;
  });
  const silent = found.filter((row) => !('sound' in row)).length;
  const [sequence = 'VIDEO'] = lengths.keys();
  if (silent === rows.length && silent > 0)
    throw new ZooError(noSoundsBeside(folder ?? dirname(sequence), basename(sequence), rate));
  if (silent > 0) events.note(`${silent} of ${rows.length} images have no sound, and are silent`);
  return found;
}
