import { stream } from '../random/stream.js';

/** Random draws in sequence, from one named stream. */
export interface Dice {
  /** [0, 1), or [low, high). */
  uniform(low?: number, high?: number): number;
  /** N(0, 1), limited to three deviations. */
  normal(): number;
  chance(probability: number): boolean;
  pick<T>(of: readonly T[]): T;
  /** An index, with these probabilities (which sum to 1). */
  weighted(shares: readonly number[]): number;
}

/** Draws that only depend on `seed` and `path`. */
export function createDice(seed: number, ...path: readonly (string | number)[]): Dice {
  const source = stream(seed, 'faces', ...path);
  const uniform = (low = 0, high = 1) => low + (high - low) * (source.uint32() / 2 ** 32);
  return {
    uniform,
    normal: () => Math.min(3, Math.max(-3, source.normal(1)[0]!)),
    chance: (probability) => uniform() < probability,
    pick: (of) => of[Math.floor(uniform() * of.length)]!,
    weighted: (shares) => {
      let left = uniform();
      const index = shares.findIndex((share) => {
        left -= share;
        return left < 0;
      });
      return index < 0 ? shares.length - 1 : index;
    },
  };
}
