import { type MelOptions, melBands } from './mel.js';
import type { Sound } from './sound.js';
import { type Hops, type Reduce, type SpectrogramOptions, spectrogram } from './spectrogram.js';

/** Loudness in decibels. */
export interface DecibelOptions {
  /** The value of 0 dB: a fixed number, or the largest of the spectrogram. */
  readonly reference: number | 'largest';
  /** Smaller powers are raised to this. */
  readonly floor: number;
  /** Numbers more than this many dB below the largest are raised to that limit; null for no limit. */
  readonly top: number | null;
}

/** How a sound becomes numbers, in the order of the steps; null skips a step. */
export interface LogMelOptions extends SpectrogramOptions {
  readonly mel: MelOptions | null;
  readonly decibel: DecibelOptions | null;
  /** The number of first coefficients of each hop's cosine transform to keep (MFCC, of mel bands in decibels). */
  readonly coefficients: number | null;
}

/** A sound as rows of numbers, one per hop: its spectrogram, mel bands, decibels or cepstral coefficients. */
export function logMel(sound: Sound, options: LogMelOptions): Hops {
  const { mel, decibel, coefficients, fft, power } = options;
  const plain = Math.floor(fft / 2) + 1;
  const heard =
    mel === null
      ? spectrogram(sound, options, plain, (frequencies, out) => out.set(frequencies))
      : spectrogram(sound, options, mel.bands, inBands(mel, sound.rate, fft));
  const loud = decibel === null ? heard : decibels(heard, decibel, power);
  return coefficients === null ? loud : cosines(loud, coefficients);
}

/** The weighted sum of each band. */
function inBands(mel: MelOptions, rate: number, fft: number): Reduce {
  const bands = melBands(mel, rate, fft);
  return (frequencies, out) => {
    for (let band = 0; band < bands.length; band++) {
      const { first, weights } = bands[band]!;
      let sum = 0;
      for (let k = 0; k < weights.length; k++) sum += weights[k]! * frequencies[first + k]!;
      out[band] = sum;
    }
  };
}

/** 10 log10(power / reference), or 20 log10 for magnitudes. */
function decibels({ values, ...shape }: Hops, options: DecibelOptions, power: 1 | 2): Hops {
  const { reference, floor, top } = options;
  const least = floor ** (power / 2);
  const level = (value: number): number => (20 / power) * Math.log10(Math.max(least, value));
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  const zero = level(reference === 'largest' ? largest : reference);
  const lowest = top === null ? Number.NEGATIVE_INFINITY : level(largest) - zero - top;
  return { ...shape, values: values.map((value) => Math.max(lowest, level(value) - zero)) };
}

/** The first `count` numbers of the orthonormal cosine transform (DCT-II) of each hop. */
function cosines({ hops, width, values }: Hops, count: number): Hops {
  const waves = Array.from({ length: count }, (_, k) => {
    const scale = Math.sqrt((k === 0 ? 1 : 2) / width);
    const turn = (Math.PI * k) / (2 * width);
    return Float64Array.from({ length: width }, (_, n) => scale * Math.cos(turn * (2 * n + 1)));
  });
  const out = new Float32Array(hops * count);
  for (let i = 0; i < hops; i++) {
    waves.forEach((wave, k) => {
      let sum = 0;
      for (let n = 0; n < width; n++) sum += wave[n]! * values[i * width + n]!;
      out[i * count + k] = sum;
    });
  }
  return { hops, width: count, values: out };
}
