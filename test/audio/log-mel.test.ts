import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createFft } from '../../src/audio/fft.js';
import { type LogMelOptions, logMel } from '../../src/audio/log-mel.js';
import type { Sound } from '../../src/audio/sound.js';

/** `golden/spectrograms.json`: librosa and torchaudio in float64, of the sound with this sample rate. */
interface SpectrogramCase {
  readonly name: string;
  readonly options: LogMelOptions;
  readonly signal: string;
  readonly shape: readonly [number, number];
  readonly values: readonly number[];
}
const { cases, signals } = JSON.parse(
  readFileSync(new URL('../parity/golden/spectrograms.json', import.meta.url), 'utf8'),
) as { cases: readonly SpectrogramCase[]; signals: { readonly [rate: string]: readonly number[] } };

const soundOf = (samples: readonly number[], rate = 16_000): Sound => ({
  rate,
  length: samples.length,
  read: (start, count) => Float32Array.from({ length: count }, (_, i) => samples[start + i] ?? 0),
});

const [first] = cases as readonly [SpectrogramCase, ...SpectrogramCase[]];

describe('a spectrogram', () => {
  it.each(cases)('$name', ({ options, signal, shape, values }) => {
    const made = logMel(soundOf(signals[signal]!, Number(signal)), options);
    expect([made.hops, made.width]).toEqual(shape);
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const off = made.values.reduce((most, value, i) => Math.max(most, Math.abs(value - values[i]!)), 0);
    expect(largest).toBeGreaterThan(0.1);
    expect(off / largest).toBeLessThan(1e-6);
  });

  it('of a long sound, read in pieces, has the hops of its parts', () => {
    const samples = Array.from({ length: 12_000 }, (_, i) => Math.sin(i * i));
    const options: LogMelOptions = { ...first.options, window: 16, fft: 16, hop: 4, center: 'zeros' };
    const { hops, width, values } = logMel(soundOf(samples), options);
    expect(hops).toBe(3001);
    for (const hop of [0, 1023, 1024, 2047, 2500, 3000]) {
      const near = Array.from({ length: 16 }, (_, i) => samples[hop * 4 - 8 + i] ?? 0);
      const alone = logMel(soundOf(near), { ...options, center: false });
      expect([...alone.values]).toEqual([...values.subarray(hop * width, (hop + 1) * width)]);
    }
  });

  it('of a sound shorter than a window is empty or finite', () => {
    expect(logMel(soundOf([]), { ...first.options, center: false }).hops).toBe(0);
    const silence = logMel(soundOf([]), { ...first.options, center: 'mirror' });
    expect([silence.hops, silence.values.every((value) => value === 0)]).toEqual([1, true]);
    const tick = logMel(soundOf([1]), { ...first.options, center: 'mirror' });
    expect(tick.values.every(Number.isFinite)).toBe(true);
  });
});

/** The Fourier transform by its definition. */
function transformed(re: Float64Array, im: Float64Array): readonly [Float64Array, Float64Array] {
  const n = re.length;
  const sum = (k: number, part: (x: number, y: number, c: number, s: number) => number): number =>
    re.reduce((total, x, j) => {
      const turn = (-2 * Math.PI * ((j * k) % n)) / n;
      return total + part(x, im[j]!, Math.cos(turn), Math.sin(turn));
    }, 0);
  return [
    Float64Array.from(re, (_, k) => sum(k, (x, y, c, s) => x * c - y * s)),
    Float64Array.from(re, (_, k) => sum(k, (x, y, c, s) => x * s + y * c)),
  ];
}

it.each([1, 2, 3, 4, 5, 7, 8, 12, 49, 64, 97, 126, 400, 512])(
  'a Fourier transform of %i numbers follows the definition',
  (n) => {
    const re = Float64Array.from({ length: n }, (_, i) => Math.sin(i * i));
    const im = Float64Array.from({ length: n }, (_, i) => Math.cos(3 * i * i));
    const expected = transformed(re, im);
    createFft(n)(re, im);
    for (let k = 0; k < n; k++) {
      expect(re[k]).toBeCloseTo(expected[0][k]!, 9);
      expect(im[k]).toBeCloseTo(expected[1][k]!, 9);
    }
  },
);
