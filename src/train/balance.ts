import { initialValues } from '../graph/initial.js';
import type { Balancing, Scalar, Tensor, Tf, Variable } from '../part.js';
import type { NamedArray, NamedArrays } from '../weights/named-array.js';
import type { BatchLosses } from './batch-losses.js';
import type { StageRun } from './stage-run.js';

/** A stage's balancer at work on an engine. */
export interface Balance {
  readonly balancing: Balancing;
  /** Its variables that the stage's optimizer moves with the model's. */
  readonly weights: readonly Variable[];
  /** Weights of the model that every loss moves, by `<node>/<variable>`. */
  readonly shared: ReadonlyMap<string, Variable>;
  /** All its variables, to be saved and put back. */
  readonly variables: ReadonlyMap<string, Variable>;
}

/** Builds a stage's balancer: its variables at their first values, its functions. */
export function createBalance(run: StageRun): Balance {
  const { stage, registry, tf, seed } = run;
  const { options, joint, variables: declared } = stage.balancer;
  const variables = new Map(
    declared.map((one) => {
      const data = initialValues(one, seed, `${stage.name}/balancer`);
      return [one.name, variableOf(tf, { shape: one.shape, data }, one.role === 'weight')] as const;
    }),
  );
  const variable = (name: string): Variable => {
    const found = variables.get(name);
    if (!found) throw new Error(`variable ${name} was not declared`);
    return found;
  };
  const part = registry.get('balancers', options.type)!;
  return {
    balancing: part.build({ tf, variable }, options as never, joint),
    weights: declared.flatMap(({ name, role }) => (role === 'weight' ? [variable(name)] : [])),
    shared: sharedWeights(run),
    variables,
  };
}

function variableOf(tf: Tf, { shape, data }: NamedArray, trainable: boolean): Variable {
  return tf.tidy(() => tf.variable(tf.tensor(data, [...shape], 'float32'), trainable));
}

function sharedWeights({ plan, stage, graph }: StageRun): Map<string, Variable> {
  const { shared } = stage.balancer.joint;
  const weights = plan.nodes.flatMap(({ name: node, variables }) => {
    const names = variables.filter(({ role }) => role === 'weight').map(({ name }) => `${node}/${name}`);
    return names.some((name) => shared.includes(name))
      ? graph.weights(node).map((one, i) => [names[i]!, one] as const)
      : [];
  });
  return new Map(weights);
}

/** The values of a balancer's variables, to be saved; and put back. */
export const balanceArrays = ({ variables }: Balance): NamedArrays =>
  new Map(
    [...variables].map(([name, one]) => [
      name,
      { shape: one.shape, data: Float32Array.from(one.dataSync()) },
    ]),
  );

/** Puts saved values of a balancer's variables back. */
export function loadBalance(tf: Tf, { variables }: Balance, arrays: NamedArrays): void {
  for (const [name, one] of variables) {
    const { shape, data } = arrays.get(name)!;
    tf.tidy(() => one.assign(tf.tensor(data, [...shape], 'float32')));
  }
}

/** By task: the gradients of its loss at these of the shared weights. */
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
