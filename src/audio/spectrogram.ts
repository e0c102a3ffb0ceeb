// cspell:ignore stft
import { createFft } from './fft.js';
import type { Sound } from './sound.js';

/** Rows of numbers over time, one per hop, in one array. */
export interface Hops {
  readonly hops: number;
  /** Numbers per hop. */
  readonly width: number;
  readonly values: Float32Array;
}

/** How to cut and transform sound; lengths in samples. */
export interface SpectrogramOptions {
  readonly window: number;
  readonly hop: number;
  /** Length of the transform, at least that of the window, which is centered in it. */
  readonly fft: number;
  /**
   * Whether hop i is centered on sample i * hop, with zeros (or a mirror image) beyond the ends of the sound. If false,
   * it starts there, and only whole windows are used.
   */
  readonly center: 'zeros' | 'mirror' | false;
  /** 1: magnitudes; 2: powers. */
  readonly power: 1 | 2;
}

/** Writes the frequencies of a hop, the first of which is 0 Hz, to `out` in reduced form. */
export type Reduce = (frequencies: Float64Array, out: Float32Array) => void;

/** Hops to read from a sound at a time. */
const PIECE = 1024;

/**
 * Magnitudes or powers of a sound, fft / 2 + 1 numbers a hop: |sum_n w_n x_n exp(-2 pi i k n / fft)|^power, with the
 * periodic Hann window w_n = .5 - .5 cos(2 pi n / window). The conventions are those of `librosa.stft` and
 * `torch.stft`. Each hop is reduced to `width` numbers immediately, so a long sound needs only the memory for these.
 */
export function spectrogram(sound: Sound, options: SpectrogramOptions, width: number, reduce: Reduce): Hops {
  const { hop, fft } = options;
  const half = options.center === false ? 0 : Math.floor(fft / 2);
  const hops = Math.max(0, 1 + Math.floor((sound.length + 2 * half - fft) / hop));
  const values = new Float32Array(hops * width);
  const analyze = analyzer(options);
  for (let from = 0; from < hops; from += PIECE) {
    const to = Math.min(hops, from + PIECE);
    const start = from * hop - half;
    const samples = sound.read(start, (to - 1 - from) * hop + fft);
    if (options.center === 'mirror') mirror(sound, start, samples);
    for (let i = from; i < to; i++)
      reduce(analyze(samples, (i - from) * hop), values.subarray(i * width, (i + 1) * width));
  }
  return { hops, width, values };
}

/** The magnitudes or powers of the samples from `at` on, in an array that the next call overwrites. */
function analyzer({
  window,
  fft,
  power,
}: SpectrogramOptions): (samples: Float32Array, at: number) => Float64Array {
  const weights = hann(window, fft);
  const transform = createFft(fft);
  const [re, im] = [new Float64Array(fft), new Float64Array(fft)];
  const out = new Float64Array(Math.floor(fft / 2) + 1);
  return (samples, at) => {
    for (let n = 0; n < fft; n++) re[n] = weights[n]! * samples[at + n]!;
    im.fill(0);
    transform(re, im);
    for (let k = 0; k < out.length; k++) {
      const squared = re[k]! * re[k]! + im[k]! * im[k]!;
      out[k] = power === 2 ? squared : Math.sqrt(squared);
    }
    return out;
  };
}

function hann(window: number, fft: number): Float64Array {
  const before = Math.floor((fft - window) / 2);
  const weights = new Float64Array(fft);
  for (let n = 0; n < window; n++) weights[before + n] = 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / window);
  return weights;
}

/** Writes the mirror image of a sound, without doubling its last sample, where samples from `start` on are beyond its ends. */
function mirror(sound: Sound, start: number, samples: Float32Array): void {
  const last = sound.length - 1;
  const period = Math.max(1, 2 * last);
  for (let i = 0; i < samples.length; i++) {
    if (start + i >= 0 && start + i <= last) continue;
    const at = (((start + i) % period) + period) % period;
    samples[i] = sound.read(Math.min(at, period - at, Math.max(0, last)), 1)[0]!;
  }
}
