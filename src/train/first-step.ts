import { EXIT, type Problem, ZooError } from '../errors/problem.js';
import { notFinite } from '../errors/train.js';
import type { Scalar, Tensor } from '../part.js';
import type { Batch } from './feed.js';
import type { Stepper } from './step.js';

/** What looks at the first step of a run, in the order in which it is computed. Each throws where numbers are not finite. */
export interface FirstStep {
  feeds(batch: Batch): void;
  output(node: string, output: Tensor): void;
  /** The losses of the stage, in the order of the page. */
  losses(losses: readonly Scalar[]): void;
  total(total: Scalar): void;
  gradients(gradients: readonly Tensor[]): void;
}

/** Names the first of what a step computes that is not finite, and so what is to blame: what it reads still was. */
export function firstStepOf({ stage, graph }: Pick<Stepper, 'stage' | 'graph'>): FirstStep {
  const expect = (finite: boolean, problem: () => Problem): void => {
    if (!finite) throw new ZooError(problem(), EXIT.failed);
  };
  const at = (...path: string[]): string => ['stages', stage.name, ...path].join('.');
  return {
    feeds: ({ feeds }) => {
      for (const { name, data } of feeds)
        expect(data.every(Number.isFinite), () =>
          notFinite(pathOf(name), `the outputs of "${name}" that this stage reads are`),
        );
    },
    output: (node, output) =>
      expect(allFinite(output), () =>
        notFinite(pathOf(node), `the output of node "${node}" is`, 'what it reads'),
      ),
    losses: (losses) => {
      for (const [i, loss] of losses.entries()) {
        const { node, options } = stage.losses[i]!;
        expect(allFinite(loss), () =>
          notFinite(
            at('losses', node),
            `loss "${options.type}" of node "${node}" is`,
            'the output of the node',
          ),
        );
      }
    },
    total: (total) =>
      expect(allFinite(total), () =>
        notFinite(at('balancer'), `the total of balancer "${stage.balancer.options.type}" is`, 'every loss'),
      ),
    gradients: (gradients) => {
      const nodes = stage.train.flatMap((node) => graph.weights(node).map(() => node));
      for (const [i, gradient] of gradients.entries()) {
        const node = nodes[i];
        const [path, whose] = node ? [pathOf(node), `node "${node}"`] : [at('balancer'), 'the balancer'];
        expect(allFinite(gradient), () =>
          notFinite(path, `the gradient of a weight of ${whose} is`, 'the loss'),
        );
      }
    },
  };
}

const allFinite = (tensor: Tensor): boolean => tensor.dataSync().every(Number.isFinite);

const pathOf = (node: string): string =>
  node === 'backbone' || node === 'image' ? 'backbone' : `heads.${node}`;
