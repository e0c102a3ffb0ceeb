import { totalmem } from 'node:os';
import { modelSettings } from '../../engine/model-limits.js';

/** Limits for a model from another tool. */
export interface ProcessLimits {
  /** Bytes. */
  readonly memory: number;
  /** Seconds to load, and then to predict for one image. */
  readonly open: number;
  /** Seconds for a batch: `batch` or, if larger, `slack` times the first image's time for each image. */
  readonly batch: number;
  readonly slack: number;
}

/** Images per request of a run. */
const BATCH = 32;

const FLOATS = 4;

/**
 * The limits for a file of this many bytes and batches of images of this many numbers. Memory: 2 GiB plus four times
 * the file plus a hundred times a batch of images (VGG-16, which is wasteful, needs about 50), but at most three
 * quarters of the memory of this machine or its container. The user may set other limits.
 */
export function limitsFor(file: number, image: number, batch = BATCH): ProcessLimits {
  const container = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  const there = 0.75 * Math.min(totalmem(), container);
  const wanted = 2 * 2 ** 30 + 4 * file + 100 * FLOATS * image * Math.max(batch, BATCH);
  const { memory = Math.min(there, wanted), seconds } = modelSettings();
  return { memory, open: seconds ?? 120, batch: seconds ?? 60, slack: 20 };
}
