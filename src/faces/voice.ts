import { stream } from '../random/stream.js';
import type { Moment } from './script.js';
import type { Speech } from './speech.js';

/** Samples per second. */
export const RATE = 16_000;
/** Samples with the same pitch and color: 5 ms. */
const BLOCK = 80;
const HARMONICS = 24;
/** Harmonics above this frequency (Hz) are left out. */
const HIGHEST = 7200;

/** The person of the voice. */
export interface Speaker {
  /** Pitch of the calm voice, in Hz. */
  readonly pitch: number;
  readonly speech: Speech;
  readonly at: (seconds: number) => Moment;
  /** The source of its random numbers. */
  readonly seed: number;
  readonly path: readonly (string | number)[];
}

/**
 * A voice of `seconds` seconds: harmonics under two formants. Arousal makes it louder, higher, brighter and faster, valence a little
 * higher and brighter; the mouth's opening moves the first formant. Pitch 2^((5 a + 2 v + vibrato) / 12) times the calm one,
 * loudness -24 + 9 a dB, the n-th harmonic n^-(1.7 - .6 a).
 */
export function speak({ pitch, speech, at, seed, path }: Speaker, seconds: number): Float32Array {
  const out = new Float32Array(Math.round(seconds * RATE));
  const noise = stream(seed, 'faces', ...path, 'voice').uniform(out.length);
  const amplitudes = new Float64Array(HARMONICS);
  let phase = 0;
  for (let begin = 0; begin < out.length; begin += BLOCK) {
    const t = begin / RATE;
    const { arousal, valence, units } = at(t);
    const f0 = pitch * 2 ** ((5 * arousal + 2 * valence + 1.5 * Math.sin(2 * Math.PI * 0.9 * t)) / 12);
    color(amplitudes, f0, arousal, [450 + 100 * units[10]! + 350 * units[11]!, 1500 + 250 * valence]);
    const loudness = 10 ** ((-24 + 9 * arousal) / 20);
    const breath = 0.03 * (1 - arousal);
    for (let i = begin; i < Math.min(begin + BLOCK, out.length); i++) {
      const level = speech(i / RATE);
      const hiss = Math.sqrt(3) * (2 * noise[i]! - 1);
      out[i] = Math.tanh(
        loudness * level * sum(amplitudes, phase) + hiss * (10 ** (-50 / 20) + breath * loudness * level),
      );
      phase = (phase + (2 * Math.PI * f0) / RATE) % (2 * Math.PI);
    }
  }
  return out;
}

/** Amplitudes of the harmonics: a slope, and a resonance at each formant; total power 1. */
function color(
  amplitudes: Float64Array,
  f0: number,
  arousal: number,
  formants: readonly [number, number],
): void {
  const [narrow, wide] = [90, 140];
  let power = 0;
  for (let n = 1; n <= HARMONICS; n++) {
    const f = n * f0;
    const resonance =
      1 / (1 + ((f - formants[0]) / narrow) ** 2) + 1 / (1 + ((f - formants[1]) / wide) ** 2) + 0.05;
    const amplitude = f < HIGHEST ? n ** -(1.7 - 0.6 * arousal) * resonance : 0;
    amplitudes[n - 1] = amplitude;
    power += amplitude * amplitude;
  }
  for (let n = 0; n < HARMONICS; n++) amplitudes[n]! /= Math.sqrt(power / 2);
}

/** sum_n a_n sin(n x), using sin(n x) = 2 cos(x) sin((n - 1) x) - sin((n - 2) x). */
function sum(amplitudes: Float64Array, x: number): number {
  const twice = 2 * Math.cos(x);
  let before = 0;
  let sine = Math.sin(x);
  let total = 0;
  for (let n = 0; n < HARMONICS; n++) {
    total += amplitudes[n]! * sine;
    const next = twice * sine - before;
    before = sine;
    sine = next;
  }
  return total;
}
