import type { Counts } from '../engine/counting/ledger.js';

/**
 * The speed of this machine, on an engine with this many threads, as measured by `zoo doctor --measure`. Never a
 * built-in constant.
 */
export interface Rates {
  /** Floating-point operations per second, by kind of kernel. */
  readonly products: number;
  readonly convolutions: number;
  readonly depthwise: number;
  /** Bytes per second that all other kernels read and write. */
  readonly moved: number;
  /** Seconds per kernel call. */
  readonly call: number;
  /** Floating-point operations per second of a frozen network. */
  readonly frozen: number;
  /** Seconds per image from its file to the network, and per drawn face (both of 112 pixels). */
  readonly decode: number;
  readonly draw: number;
  /** Seconds per random number. */
  readonly random: number;
  /** Bytes per second that a checkpoint hashes and writes, and seconds until one is on the disk. */
  readonly saved: number;
  readonly save: number;
  /** Seconds to start a run and open its engine. */
  readonly start: number;
}

/** Factor between an estimate and the ends of its range. Chosen, not yet compared with real runs. */
const WITHIN = 1.35;

/** Seconds for this work. */
export function secondsOf({ flops, moved, kernels }: Counts, rates: Rates): number {
  const arithmetic =
    flops.products / rates.products +
    flops.convolutions / rates.convolutions +
    flops.depthwise / rates.depthwise;
  return arithmetic + moved / rates.moved + kernels * rates.call;
}

/** The range for a run with this estimate, in seconds. */
export const rangeOf = (seconds: number): readonly [number, number] => [seconds / WITHIN, seconds * WITHIN];
