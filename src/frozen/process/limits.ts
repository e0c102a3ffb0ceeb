import { totalmem } from 'node:os';

/** What a model from another tool may use. */
export interface ProcessLimits {
  /** Bytes. */
  readonly memory: number;
  /** Seconds in which it must load, and then answer for one image. */
  readonly open: number;
  /** Seconds for a batch: `batch`, or if that is more, `slack` times what the first image took, for each image. */
  readonly batch: number;
  readonly slack: number;
}

/** Images that a run asks for at a time. */
const BATCH = 32;

const FLOATS = 4;

/**
 * The limits for a file of this many bytes and batches of images of this many numbers. Memory: 2 GiB, four times the file and a
 * hundred times a batch of images (VGG-16, which is wasteful, needs about 50), and never more than three quarters of this
 * machine's memory, or of what its container may use.
 */
export function limitsFor(file: number, image: number, batch = BATCH): ProcessLimits {
  const container = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  const there = 0.75 * Math.min(totalmem(), container);
  const wanted = 2 * 2 ** 30 + 4 * file + 100 * FLOATS * image * Math.max(batch, BATCH);
  return { memory: Math.min(there, wanted), open: 120, batch: 60, slack: 20 };
}
