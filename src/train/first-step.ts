import { readBack } from '../engine/read.js';
import { EXIT, type Problem, ZooError } from '../errors/problem.js';
import { notFinite } from '../errors/train.js';
import type { Scalar, Tensor } from '../part.js';
import { imageFeed, pathOf } from '../plan/backbones.js';
import type { Plan } from '../plan/plan.js';
import type { Batch } from './feed.js';
import type { Stepper } from './step.js';

/**
 * Checks the first step of a run, in the order of its computation. Each check computes a number that `settle` reads
 * after the step: within a step, nothing waits for an engine.
 */
export interface FirstStep {
  feeds(batch: Batch): void;
  output(node: string, output: Tensor): void;
  /** The losses of the stage, in the order of the page. */
  losses(losses: readonly Scalar[]): void;
  total(total: Scalar): void;
  gradients(gradients: readonly Tensor[]): void;
  /** Throws if something in the step was not finite, and names the first such tensor. */
  settle(): Promise<void>;
}

/** Finds the first tensor of a step that is not finite, and so the cause: its inputs were still finite. */
export function firstStepOf(
  { tf, stage, graph }: Pick<Stepper, 'tf' | 'stage' | 'graph'>,
  { nodes }: Pick<Plan, 'nodes'>,
): FirstStep {
  const placeOf = (node: string): string =>
    pathOf(nodes.find(({ name }) => name === node || imageFeed(name) === node)!).join('.');
  const seen: { readonly sign: Scalar; readonly problem: () => Problem }[] = [];
  const expect = (tensor: Tensor, problem: () => Problem): void => {
    // Zero times a finite number is zero; for others it is NaN, and so is the sum.
    const sign = tf.keep(tf.tidy(() => tf.sum<Scalar>(tf.mul(tensor, 0))));
    seen.push({ sign, problem });
  };
  const at = (...path: string[]): string => ['stages', stage.name, ...path].join('.');
  return {
    feeds: ({ feeds }) => {
      for (const { name, data } of feeds) {
        if (!data.every(Number.isFinite))
          fail(notFinite(placeOf(name), `the outputs of "${name}" that this stage reads are`));
      }
    },
    output: (node, output) =>
      expect(output, () => notFinite(placeOf(node), `the output of node "${node}" is`, 'its input')),
    losses: (losses) => {
      for (const [i, loss] of losses.entries()) {
        const { name, node, options } = stage.losses[i]!;
        const what = `loss "${options.type}" of node "${node}" is`;
        expect(loss, () => notFinite(at('losses', name), what, 'the output of the node'));
      }
    },
    total: (total) => {
      const what = `the total of balancer "${stage.balancer.options.type}" is`;
      expect(total, () => notFinite(at('balancer'), what, 'every loss'));
    },
    gradients: (gradients) => {
      const nodes = stage.train.flatMap((node) => graph.weights(node).map(() => node));
      for (const [i, gradient] of gradients.entries()) {
        const node = nodes[i];
        const [path, whose] = node ? [placeOf(node), `node "${node}"`] : [at('balancer'), 'the balancer'];
        expect(gradient, () => notFinite(path, `the gradient of a weight of ${whose} is`, 'the loss'));
      }
    },
    settle: async () => {
      const all = seen.splice(0);
      const signs = await Promise.all(all.map(({ sign }) => readBack(sign)));
      tf.dispose(all.map(({ sign }) => sign));
      const bad = all.find((_, i) => signs[i]![0] !== 0);
      if (bad) fail(bad.problem());
    },
  };
}

const fail = (problem: Problem): never => {
  throw new ZooError(problem, EXIT.failed);
};
