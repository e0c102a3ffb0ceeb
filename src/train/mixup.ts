import { beta } from '../random/beta.js';
import { stream } from '../random/stream.js';
import type { Batch } from './feed.js';
import type { StepAt, Stepper } from './step.js';

/** What a step mixes: row i of the batch, `share` of it, with row `other[i]`. */
export interface Mixing {
  readonly share: number;
  readonly other: Int32Array;
  /** How much the losses of the rows themselves count; 0: only mixtures are computed. */
  readonly real: number;
}

/** How a step mixes its rows, a function of seed, stage and step alone; undefined where the stage does not mix. */
export function mixingOf({ stage, seed }: Stepper, { rows }: Batch, at: StepAt): Mixing | undefined {
  if (stage.mixup === undefined) return undefined;
  const random = stream(seed, 'mixup', stage.name, at.epoch, at.inEpoch);
  const { alpha, real } = stage.mixup;
  return { share: beta(alpha, random), other: random.permutation(rows.length), real };
}

/**
 * All that a batch has read, mixed: share x + (1 - share) x[other], images and banked outputs alike; then the rows themselves, where
 * their losses count.
 */
export function mixedFeeds({ rows, feeds }: Batch, { share, other, real }: Mixing): Batch {
  const mixed = feeds.map((feed) => {
    const width = feed.data.length / rows.length;
    const data = new Float32Array(feed.data.length * (real > 0 ? 2 : 1));
    if (real > 0) data.set(feed.data, feed.data.length);
    for (let i = 0; i < rows.length; i++) {
      const from = other[i]! * width;
      for (let k = 0; k < width; k++)
        data[i * width + k] = share * feed.data[i * width + k]! + (1 - share) * feed.data[from + k]!;
    }
    return { ...feed, data };
  });
  return { rows: real > 0 ? Int32Array.of(...rows, ...rows) : rows, feeds: mixed };
}
