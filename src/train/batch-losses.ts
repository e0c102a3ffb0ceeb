import type { PassOf } from '../graph/graph.js';
import { windowTensors } from '../graph/windows.js';
import type { FixedRows, Inputs, Scalar, Tensor, Tf } from '../part.js';
import { dropoutMask } from './dropout-mask.js';
import type { Batch } from './feed.js';
import { type Mixing, mixedFeeds, mixingOf } from './mixup.js';
import type { NodeTarget, StageLoss, StepAt, Stepper } from './step.js';
import { nodeTargets, type Targets, targetTensors } from './targets.js';

/** The losses of one batch, computed on every call: in the passes of a gradient rule, and for a balancer. */
export interface BatchLosses {
  /**
   * One pass through the model: every loss times its weight, in the order of the page. `watch` gets the outputs of
   * all nodes.
   */
  compute(
    updateStatistics: boolean,
    watch?: (values: Inputs<Tensor>) => void,
    fixed?: FixedRows,
  ): readonly Scalar[];
  /** The inputs of the batch, by node. */
  readonly feeds: Inputs<Tensor>;
  /** Frees the dropout masks, which all passes share. */
  dispose(): void;
}

/** Call it inside a tidy, which frees the batch's tensors. */
export function batchLosses(
  stepper: Stepper,
  batch: Batch,
  at: StepAt,
  idle: ReadonlySet<string> = new Set(),
): BatchLosses {
  const { first } = at;
  const { tf, graph, stage, losses } = stepper;
  const masks = new Map<string, Tensor>();
  const mixing = mixingOf(stepper, batch, at);
  const feeds = feedTensors(tf, mixing ? mixedFeeds(batch, mixing) : batch);
  const windows = windowTensors(tf, batch.windows);
  const labels = losses.map((loss) => targetsOf(stepper, loss, batch.rows, mixing));
  first?.feeds(batch);
  let looking = first; // in the first pass
  return {
    feeds,
    compute: (updateStatistics, watch, fixed) => {
      const updates = (node: string): boolean => updateStatistics && !idle.has(node);
      const passOf = trainingPass(stepper, at, { masks, updates, fixed });
      const values = graph.forward(stage.active, feeds, passOf, looking?.output, windows);
      watch?.(values);
      const each = losses.map((loss, i) => {
        const targets = labels[i] ?? [predicted(stepper, loss, values, batch.rows)];
        return lossOf(tf, loss, values[loss.node]!, targets, batch.windows?.length);
      });
      looking?.losses(each);
      looking = undefined;
      return each;
    },
    dispose: () => tf.dispose([...masks.values()]),
  };
}

/** The inputs of a batch, as tensors `[rows, ...]` by name. */
export function feedTensors(tf: Tf, batch: Batch): { [name: string]: Tensor } {
  const { rows, feeds } = batch;
  return Object.fromEntries(
    feeds.map(({ name, shape, data }) => [name, tf.tensor(data, [rows.length, ...shape])]),
  );
}

/**
 * Targets and their share of a loss: in a mixture, each of the two rows has a share. `of`: the first row of the
 * output, and the number of rows.
 */
export type SharedTargets = Targets & {
  readonly share: number;
  readonly of?: readonly [from: number, rows: number];
};

/** The target of a loss that compares with another node: the prediction of that node, also for mixtures. */
function predicted(
  stepper: Stepper,
  loss: StageLoss,
  values: Inputs<Tensor>,
  rows: Int32Array,
): SharedTargets {
  const to = loss.against as NodeTarget;
  const { target } = nodeTargets(stepper, loss, to, values[to.target.name]!);
  const mask = rows.includes(-1)
    ? stepper.tf.tensor(Float32Array.from(rows, (row) => (row < 0 ? 0 : 1)))
    : null;
  return { target, mask, share: 1 };
}

/** The labels of the batch, or of both rows of each mixture; undefined if a loss compares with another node. */
function targetsOf(
  stepper: Stepper,
  loss: StageLoss,
  rows: Int32Array,
  mixing: Mixing | undefined,
): readonly SharedTargets[] | undefined {
  const { against } = loss;
  if ('target' in against) return undefined;
  const labels = (of: Int32Array): Targets => targetTensors(stepper, loss, against.labels, of);
  if (!mixing) return [{ ...labels(rows), share: 1 }];
  const others = labels(mixing.other.map((i) => rows[i]!));
  const own = labels(rows);
  const mask = inBoth(stepper.tf, own.mask, others.mask);
  const { share, real } = mixing;
  const mixed = real > 0 ? { mask, of: [0, rows.length] as const } : { mask };
  return [
    { ...own, ...mixed, share },
    { ...others, ...mixed, share: 1 - share },
    // Each row is in two mixtures, and its own loss counts once in each.
    ...(real > 0 ? [{ ...own, share: 2 * real, of: [rows.length, rows.length] as const }] : []),
  ];
}

/** A mixture has a label if both of its rows have it. */
function inBoth(tf: Tf, one: Tensor | null, other: Tensor | null): Tensor | null {
  if (!one || !other) return one ?? other;
  const [a, b] = one.rank < other.rank ? [other, one] : [one, other];
  return tf.mul(a, a.rank > b.rank ? tf.expandDims(b, 1) : b);
}

/** A loss times its weight, for some rows of its node's output; `frames` is the number of rows per window. */
export function lossOf(
  tf: Tf,
  { offset, width, weight, loss }: StageLoss,
  output: Tensor,
  targets: readonly SharedTargets[],
  frames?: number,
): Scalar {
  const whole = offset === 0 && output.shape[1] === width;
  const answer = whole ? output : tf.slice(output, [0, offset], [-1, width]);
  const parts = targets.map(({ target, mask, share, of }): Scalar => {
    const rows = of ? tf.slice(answer, [of[0], 0], [of[1], width]) : answer;
    const value = loss(rows, target, mask, frames);
    return weight * share === 1 ? value : tf.mul(value, weight * share);
  });
  return parts.reduce((sum, part) => tf.add(sum, part));
}

/** Trained nodes run in training mode; masks are drawn once per step, so that a second pass uses the same ones. */
function trainingPass(
  { tf, stage, seed, draw }: Stepper,
  at: StepAt,
  {
    masks,
    updates,
    fixed,
  }: {
    readonly masks: Map<string, Tensor>;
    readonly updates: (node: string) => boolean;
    readonly fixed: FixedRows | undefined;
  },
): PassOf {
  return (node) => ({
    training: stage.train.includes(node),
    updateStatistics: updates(node),
    fixed,
    dropoutMask: (name, shape, rate) => {
      const key = `${node}/${name}`;
      const drawn = masks.get(key);
      if (drawn) return drawn;
      const path = ['dropout', stage.name, at.epoch, at.inEpoch, node, name];
      const mask = tf.keep(dropoutMask(tf, draw, shape, rate, seed, ...path));
      masks.set(key, mask);
      return mask;
    },
  });
}
