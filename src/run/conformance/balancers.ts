import type { BalancerPart, Tf, Variable } from '../../part.js';
import type { PartOptions } from '../../plan/plan.js';
import { stream } from '../../random/stream.js';
import { checkGradients } from './differences.js';
import { heldRemark } from './heads.js';
import { optionsToTry } from './options.js';
import type { Remark } from './outcome.js';
import { ownedVariables, variableOf } from './variables.js';

const joint = { tasks: ['a', 'b', 'c'], shared: ['trunk/weight'] };

/** The gradients of the total, with respect to the losses and to the balancer's own weights. */
export function checkBalancerGradients(tf: Tf, part: BalancerPart): Remark {
  const cases = optionsToTry(part).map((options) => ({ options }));
  for (const { options } of cases) {
    if (part.held?.(options as never) === undefined) checkTotal(tf, part, options);
  }
  return heldRemark(part, cases);
}

function checkTotal(tf: Tf, part: BalancerPart, options: PartOptions): void {
  const { variables, scope } = ownedVariables(tf, part.variables?.(options as never, joint) ?? []);
  const losses = new Map(joint.tasks.map((task) => [task, variableOf(tf, new Float32Array(1), [])]));
  const { total } = part.build(scope, options as never, joint);
  const weights = [...variables].filter(([, one]) => one.trainable);
  const leaves = new Map<string, Variable>([...losses, ...weights]);
  const redraw = (draw: number): void => {
    for (const [name, one] of leaves) {
      const data = stream(1, 'conformance', 'losses', name, draw)
        .uniform(one.size)
        .map((u) => 0.5 + u);
      tf.tidy(() => one.assign(tf.tensor(data, one.shape)));
    }
  };
  try {
    checkGradients(tf, { leaves, redraw, f: () => total([...losses.values()] as never) });
  } finally {
    tf.dispose([...variables.values(), ...losses.values()]);
  }
}
