import { philox } from './philox.js';

/** The path that identifies a stream below its seed: stage, epoch, step, node, ... */
export type Path = readonly (string | number)[];

/** Random numbers drawn in sequence from a named stream; two streams with the same name return the same numbers. */
export interface Stream {
  /** A uniform integer in [0, 2^32). */
  uint32(): number;
  /** `n` uniform numbers in [0, 1), multiples of 2^-24. */
  uniform(n: number): Float32Array;
  /** `n` numbers from N(0, 1) (Box and Muller). */
  normal(n: number): Float32Array;
  /** 0 .. n-1 in random order (Fisher and Yates). */
  permutation(n: number): Int32Array;
}

/** A stream of random numbers that is a function of `seed` and `path` only: counter-based, without shared state. */
export function stream(seed: number, ...path: Path): Stream {
  const name = streamName(seed, path);
  const block = new Uint32Array(4);
  let index = 0;
  const uint32 = () => {
    if ((index & 3) === 0) writeBlock(block, 0, name, index / 4);
    return block[index++ & 3]!;
  };
  return {
    uint32,
    uniform: (n) => uniform(n, uint32),
    normal: (n) => normal(n, uint32),
    permutation: (n) => permutation(n, uint32),
  };
}

/** A random mask: lanes of `bits` of Philox words, from this key and counter on; `kept` where a lane is at least `threshold`, else 0. */
export interface Bernoulli {
  readonly key: readonly [number, number];
  readonly counter: readonly [number, number, number, number];
  readonly bits: 8 | 16;
  readonly threshold: number;
  readonly kept: number;
}

/** The inverted-dropout mask with this rate (to the nearest 1/65536), a function of `seed` and `path` only. */
export function bernoulli(rate: number, seed: number, ...path: Path): Bernoulli {
  const [k0, k1, c2, c3] = streamName(seed, path) as unknown as [number, number, number, number];
  // Bytes cost half as much as 16-bit lanes, and represent the usual rate, 1/2, exactly.
  const bits = Number.isInteger(rate * 256) ? 8 : 16;
  const threshold = Math.round(rate * 2 ** bits);
  return { key: [k0, k1], counter: [0, 0, c2, c3], bits, threshold, kept: 1 / (1 - rate) };
}

/** Fills `out` with an inverted-dropout mask: 0 with probability `rate`, else 1 / (1 - rate). */
export function bernoulliMask(out: Float32Array, rate: number, seed: number, ...path: Path): Float32Array {
  const { key, counter, bits, threshold, kept } = bernoulli(rate, seed, ...path);
  const [[k0, k1], [, , c2, c3]] = [key, counter];
  const words = new Uint32Array(4096);
  const lanes = bits === 8 ? new Uint8Array(words.buffer) : new Uint16Array(words.buffer);
  const blocks = words.length / 4;
  for (let start = 0, index = 0; start < out.length; start += lanes.length, index += blocks) {
    for (let i = 0; i < blocks; i++) philox(words, 4 * i, index + i, 0, c2, c3, k0, k1);
    const n = Math.min(lanes.length, out.length - start);
    // Use the sign bit of the difference instead of a branch: half of the branches would be mispredicted.
    for (let i = 0; i < n; i++) out[start + i] = kept * (1 - ((lanes[i]! - threshold) >>> 31));
  }
  return out;
}

function writeBlock(out: Uint32Array, offset: number, name: Uint32Array, index: number): void {
  philox(out, offset, index, Math.floor(index / 2 ** 32), name[2]!, name[3]!, name[0]!, name[1]!);
}

/** 128 bits that identify a stream: the seed and each path element, absorbed one after the other by Philox. */
function streamName(seed: number, path: Path): Uint32Array {
  const name = new Uint32Array(4);
  for (const element of [seed, ...path]) {
    for (const [a, b] of chunks(element)) philox(name, 0, a, b, name[2]!, name[3]!, name[0]!, name[1]!);
  }
  return name;
}

/** An element as pairs of words, starting with its kind and length, so that no two different paths are encoded the same. */
function chunks(element: string | number): [number, number][] {
  const bytes =
    typeof element === 'string'
      ? new TextEncoder().encode(element)
      : new Uint8Array(new Float64Array([element]).buffer);
  const words = new Uint32Array(2 * Math.ceil(bytes.length / 8));
  bytes.forEach((byte, i) => {
    words[i >> 2]! |= byte << (8 * (i & 3));
  });
  const pairs: [number, number][] = [[typeof element === 'string' ? 1 : 2, bytes.length]];
  for (let i = 0; i < words.length; i += 2) pairs.push([words[i]!, words[i + 1]!]);
  return pairs;
}

function uniform(n: number, uint32: () => number): Float32Array {
  const out = new Float32Array(n);
  for (let i = 0; i < n; i++) out[i] = (uint32() >>> 8) * 2 ** -24;
  return out;
}

function normal(n: number, uint32: () => number): Float32Array {
  const out = new Float32Array(n);
  for (let i = 0; i < n; i += 2) {
    const radius = Math.sqrt(-2 * Math.log((uint32() + 0.5) / 2 ** 32));
    const angle = 2 * Math.PI * (uint32() / 2 ** 32);
    out[i] = radius * Math.cos(angle);
    if (i + 1 < n) out[i + 1] = radius * Math.sin(angle);
  }
  return out;
}

function permutation(n: number, uint32: () => number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor((uint32() / 2 ** 32) * (i + 1));
    const swapped = order[i]!;
    order[i] = order[j]!;
    order[j] = swapped;
  }
  return order;
}
