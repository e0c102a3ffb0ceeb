import { beta } from '../random/beta.js';
import { stream } from '../random/stream.js';
import type { Batch } from './feed.js';
import type { StepAt, Stepper } from './step.js';

/** The mixtures of a step: a share of row i of the batch with the rest from row `other[i]`. */
export interface Mixing {
  readonly share: number;
  readonly other: Int32Array;
  /** Weight of the losses of the unmixed rows; 0: only mixtures are computed. */
  readonly real: number;
}

/** How a step mixes its rows, a function of seed, stage and step only; undefined if the stage does not mix. */
export function mixingOf({ stage, seed }: Stepper, { rows }: Batch, at: StepAt): Mixing | undefined {
  if (stage.mixup === undefined) return undefined;
  const random = stream(seed, 'mixup', stage.name, at.epoch, at.inEpoch);
  const { alpha, real } = stage.mixup;
  return { share: beta(alpha, random), other: random.permutation(rows.length), real };
}

/**
 * All inputs of a batch, mixed: share x + (1 - share) x[other], for both images and banked outputs; followed by the
 * unmixed rows, if their losses count.
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
