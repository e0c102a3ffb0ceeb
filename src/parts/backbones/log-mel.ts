import type { Alignment } from '../../audio/alignment.js';
import {
  coefficientsOfBands,
  lowAboveHigh,
  needsFrameRate,
  pitchTooHigh,
  shortTransform,
} from '../../errors/log-mel.js';
import { type Extent, sizeOf } from '../../extent.js';
import { type LogMelOptions, schema } from '../../generated/backbones/log-mel.js';
import { type AudioReading, defineBackbone, refuse, type VideoSound } from '../../part.js';

/**
 * The sound around each frame of a video: (s - mean) / std of `context` hops of a spectrogram s, [context x bands],
 * or an image [height, width, 3] of it. No weights. Follows the conventions of librosa and torchaudio: periodic Hann
 * window, mel bands on Slaney's or HTK's scale, 10 log10(power) at least `top` dB below the largest, orthonormal
 * cosine transform. Throws `not-wav`, `bad-sound` and `sample-rate` if a file does not match the page.
 */
export default defineBackbone({
  name: 'log-mel',
  schema,
  bind: (options) => {
    const { bands, coefficients, map, context, mean, std } = options;
    if (coefficients !== undefined && (bands === false || coefficients > bands))
      refuse('coefficients', coefficientsOfBands(bands));
    const shape = (rate: number): number[] => {
      const [fft] = [transformOf(options, rate), melOf(options, rate)]; // both refuse values that do not fit the rate
      if (map !== undefined) return [...sizeOf(map as Extent), 3];
      return [context * (coefficients ?? (bands === false ? Math.floor(fft / 2) + 1 : bands))];
    };
    return {
      audio: {
        shape,
        open: async (sound, how) => {
          const [{ openFrameSounds }, { picture }] = await Promise.all([
            import('../../audio/frame-sounds.js'),
            import('../../audio/picture.js'),
          ]);
          const read = openFrameSounds(sound.file, {
            rate: how.rate,
            bytes: sound.bytes,
            count: context,
            window: windowOf(options, how.rate),
            fft: transformOf(options, how.rate),
            center: options.center,
            power: options.power,
            mel: melOf(options, how.rate),
            decibel: options.decibel ? { reference: 1, floor: 1e-10, top: options.top || null } : null,
            coefficients: coefficients ?? null,
            alignment: alignmentOf(options, sound, how),
          });
          const size = shape(how.rate);
          const count = size.reduce((a, b) => a * b, 1);
          return (positions) => {
            const out = new Float32Array(positions.length * count);
            positions.forEach((position, i) => {
              const scaled = read(position).map((value) => (value - mean) / std);
              out.set(map === undefined ? scaled : picture(scaled, context, size), i * count);
            });
            return out;
          };
        },
      },
    };
  },
});

const windowOf = ({ window }: LogMelOptions, rate: number): number => Math.max(2, Math.round(window * rate));

function transformOf(options: LogMelOptions, rate: number): number {
  const window = windowOf(options, rate);
  const { fft = 2 ** Math.ceil(Math.log2(window)) } = options;
  if (fft < window) refuse('fft', shortTransform(fft, window, rate));
  return fft;
}

function melOf({ bands, low, high, scale, area }: LogMelOptions, rate: number) {
  const highest = high ?? rate / 2;
  if (highest > rate / 2) refuse('high', pitchTooHigh(highest, rate));
  if (low >= highest) refuse('low', lowAboveHigh(low, highest));
  return bands === false ? null : { bands, low, high: highest, scale, area };
}

function alignmentOf(
  { hop: seconds, hopsPerFrame }: LogMelOptions,
  { frames }: VideoSound,
  { align, rate }: AudioReading,
): Alignment {
  const hop = Math.max(1, Math.round(seconds * rate));
  if ('seconds' in frames) {
    if (hopsPerFrame !== undefined) refuse('hopsPerFrame', needsFrameRate());
    return { by: 'stamps', hop, seconds: frames.seconds };
  }
  if (hopsPerFrame !== undefined) return { by: 'count', hops: hopsPerFrame, fps: frames.fps };
  if (align === 'proportion') return { by: 'proportion', hop, frames: frames.count! };
  return { by: 'time', hop, fps: frames.fps };
}
