import { otherRate } from '../errors/audio.js';
import { ZooError } from '../errors/problem.js';
import { type Alignment, firstHop, hopOf, rowsFrom } from './alignment.js';
import { type LogMelOptions, logMel } from './log-mel.js';
import { openWav } from './wav.js';

/** Options of `openFrameSounds`. */
export interface FrameSoundOptions extends Omit<LogMelOptions, 'hop'> {
  /** Samples a second that the file must have. */
  readonly rate: number;
  readonly alignment: Alignment;
  /** The content of the file, if it is in memory. */
  readonly bytes?: Uint8Array | undefined;
  /** Hops that a frame reads. */
  readonly count: number;
}

/**
 * The sound of a video's frames: for a position (counted from 1) `count` hops of `width` numbers, or zeros if there is
 * no sound. The file is read once. Throws `sample-rate` if the file has another rate, and the errors of `openWav`.
 */
export function openFrameSounds(
  file: string,
  { alignment, count, rate, bytes, ...options }: FrameSoundOptions,
): (position: number) => Float32Array {
  const wav = openWav(file, bytes);
  try {
    if (wav.rate !== rate) throw new ZooError(otherRate(file, wav.rate, rate));
    const hops = logMel(wav, { ...options, hop: hopOf(alignment, rate) });
    return (position) => rowsFrom(hops, firstHop(position, alignment, rate, hops.hops, count), count);
  } finally {
    wav.close();
  }
}
