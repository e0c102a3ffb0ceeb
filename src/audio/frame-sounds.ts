import { otherRate } from '../errors/audio.js';
import { ZooError } from '../errors/problem.js';
import { type Alignment, firstHop, hopOf, rowsFrom } from './alignment.js';
import { type LogMelOptions, logMel } from './log-mel.js';
import { openWav } from './wav.js';

/** What `soundsOfFrames` reads of a WAV file. */
export interface FrameSoundOptions extends Omit<LogMelOptions, 'hop'> {
  /** Samples a second that the file must have. */
  readonly rate: number;
  readonly alignment: Alignment;
  /** Hops that a frame reads. */
  readonly count: number;
}

/**
 * The sound of frames of a video: for each position (counted from 1) `count` hops of `width` numbers, zeros before and after
 * the sound. Throws `sample-rate` where the file has another rate, and what `openWav` throws.
 */
export function soundsOfFrames(
  file: string,
  positions: readonly number[],
  { alignment, count, rate, ...options }: FrameSoundOptions,
): readonly Float32Array[] {
  const wav = openWav(file);
  try {
    if (wav.rate !== rate) throw new ZooError(otherRate(file, wav.rate, rate));
    const hops = logMel(wav, { ...options, hop: hopOf(alignment, rate) });
    return positions.map((position) =>
      rowsFrom(hops, firstHop(position, alignment, rate, hops.hops, count), count),
    );
  } finally {
    wav.close();
  }
}
