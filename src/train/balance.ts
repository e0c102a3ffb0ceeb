import { initialValues } from '../graph/initial.js';
import { makeVariables, scopeOf, type Variables } from '../graph/variables.js';
import type { Balancing, Scalar, Tensor, Tf, Variable } from '../part.js';
import type { BatchLosses } from './batch-losses.js';
import type { StepsRun } from './stage-run.js';

/** A stage's balancer, running on an engine. */
export interface Balance {
  readonly balancing: Balancing;
  /** Its variables that the stage's optimizer updates with the model's. */
  readonly weights: readonly Variable[];
  /** Weights of the model that every loss changes, by `<node>/<variable>`. */
  readonly shared: ReadonlyMap<string, Variable>;
  /** All its variables, for saving and restoring. */
  readonly variables: Variables;
}

/** Builds a stage's balancer: its initial variables and its functions. */
export function createBalance(run: StepsRun): Balance {
  const { stage, registry, tf, seed } = run;
  const { options, joint, variables: declared } = stage.balancer;
  const variables = makeVariables(tf, declared, (one) => initialValues(one, seed, `${stage.name}/balancer`));
  const scope = scopeOf(tf, variables);
  const part = registry.bind('balancers', options, ['stages', stage.name, 'balancer']);
  return {
    balancing: part.build(scope, joint),
    weights: declared.flatMap(({ name, role }) => (role === 'weight' ? [scope.variable(name)] : [])),
    shared: sharedWeights(run),
    variables,
  };
}

/** The model's weights that every loss changes, by `<node>/<variable>`. */
function sharedWeights({ plan, stage, graph }: StepsRun): Map<string, Variable> {
  const { shared } = stage.balancer.joint;
  const weights = plan.nodes.flatMap(({ name: node, variables }) => {
    const names = variables.filter(({ role }) => role === 'weight').map(({ name }) => `${node}/${name}`);
    return names.some((name) => shared.includes(name))
      ? graph.weights(node).map((one, i) => [names[i]!, one] as const)
      : [];
  });
  return new Map(weights);
}

/** By task: the gradients of its loss with respect to these shared weights. */
export function sharedGradients(
  tf: Tf,
  { shared }: Balance,
  losses: BatchLosses,
  count: number,
  names: readonly string[] = [...shared.keys()],
): Tensor[][] {
  const weights = names.map((name) => {
    const found = shared.get(name);
    if (!found) throw new Error(`the tasks share no weight ${name}`);
    return found;
  });
  return Array.from({ length: count }, (_, task) => {
    const { value, grads } = tf.variableGrads(() => losses.compute(false)[task]! as Scalar, weights);
    value.dispose();
    return weights.map((one) => grads[one.name] ?? tf.zerosLike(one));
  });
}
