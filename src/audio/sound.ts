/** Samples of one channel, in [-1, 1), in memory or in an open file. */
export interface Sound {
  /** Samples a second. */
  readonly rate: number;
  /** Total number of samples. */
  readonly length: number;
  /** `count` samples from `start` on; zeros before the first and after the last. */
  read(start: number, count: number): Float32Array;
}
