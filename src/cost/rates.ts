import type { Counts } from '../engine/counting/ledger.js';

/** How fast this machine is, on an engine and this many threads: what `zoo doctor --measure` finds. Never a constant of ours. */
export interface Rates {
  /** Floating-point operations a second, by what does them. */
  readonly products: number;
  readonly convolutions: number;
  readonly depthwise: number;
  /** Bytes a second that all other kernels read and write. */
  readonly moved: number;
  /** Seconds that calling a kernel takes. */
  readonly call: number;
  /** Floating-point operations a second of a frozen network. */
  readonly frozen: number;
  /** Seconds that an image takes from its file to the network, and a face to be drawn (both of 112 pixels). */
  readonly decode: number;
  readonly draw: number;
  /** Seconds that a random number takes. */
  readonly random: number;
  /** Bytes a second that a checkpoint hashes and writes, and seconds until one is on the disk. */
  readonly saved: number;
  readonly save: number;
  /** Seconds that a run needs to start and to open its engine. */
  readonly start: number;
}

/** How far apart we call the ends of an estimate. A choice: no comparison with runs is behind it yet. */
const WITHIN = 1.35;

/** Seconds that this work takes. */
export function secondsOf({ flops, moved, kernels }: Counts, rates: Rates): number {
  const arithmetic =
    flops.products / rates.products +
    flops.convolutions / rates.convolutions +
    flops.depthwise / rates.depthwise;
  return arithmetic + moved / rates.moved + kernels * rates.call;
}

/** Between these a run is, whose estimate is this many seconds. */
export const rangeOf = (seconds: number): readonly [number, number] => [seconds / WITHIN, seconds * WITHIN];
