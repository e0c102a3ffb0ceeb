import type { Inputs, Pass, Tensor, Tf, Variable } from '../part.js';
import { imageFeed } from '../plan/backbones.js';
import type { Plan, PlanNode } from '../plan/plan.js';
import type { Registry } from '../registry.js';
import type { NamedArray, NamedArrays } from '../weights/named-array.js';
import { initialValues } from './initial.js';
import { type BuiltNode, buildNode, gatherInputs } from './node.js';
import { arraysOf, assignArrays, scopeOf } from './variables.js';
import { folded, unfolded, type Windows } from './windows.js';

/** How a pass treats each node: whether it trains, and where dropout masks come from. */
export type PassOf = (node: string) => Pass;

/** Evaluation: no node trains, no statistics change, no mask is drawn. */
export const evaluationPass: PassOf = () => ({
  training: false,
  updateStatistics: false,
  dropoutMask: () => {
    throw new Error('no dropout in evaluation');
  },
});

/** Variables and forward functions of a plan on one engine. */
export interface Graph {
  /** The weights of a node that optimizers change. */
  weights(node: string): Variable[];
  /**
   * Computes these nodes, in order, from the outputs of others. `feeds` are `[batch, ...shape]` by node name; images
   * for backbones are under `imageFeed`. Returns the outputs of all computed nodes, and the feeds. `look` sees each
   * output before other nodes read it. Temporal heads need `windows`, which describes how the rows of the batch form
   * windows.
   */
  forward(
    nodes: readonly string[],
    feeds: Inputs<Tensor>,
    passOf: PassOf,
    look?: (node: string, output: Tensor) => void,
    windows?: Windows,
  ): { [node: string]: Tensor };
  /** A variable of a node. Throws if the node has no variable of that name. */
  variable(node: string, name: string): Variable;
  /** A head's extra tensors for pictures; undefined if it has none, or reads sequences. */
  inspect(node: string, values: Inputs<Tensor>): Inputs<Tensor> | undefined;
  /** A copy of the current values of a node's variables, including statistics. */
  save(node: string): Promise<Map<string, NamedArray>>;
  /** Sets a node's variables. Throws if a name is missing or a shape differs. */
  load(node: string, arrays: NamedArrays): void;
  dispose(): void;
}

/** Builds these nodes of the plan: variables from `start` (or drawn from the seed), forward functions from the parts. */
export function buildGraph(
  plan: Plan,
  names: readonly string[],
  registry: Registry,
  tf: Tf,
  seed: number,
  start = initialValues,
): Graph {
  const all = new Map(plan.nodes.map((node) => [node.name, node]));
  const build = (node: PlanNode): BuiltNode =>
    buildNode(node, registry, tf, (variable) => start(variable, seed, node.name));
  const built = new Map(
    plan.nodes.filter(({ name }) => names.includes(name)).map((node) => [node.name, build(node)]),
  );
  const at = (name: string): BuiltNode => {
    const found = built.get(name);
    if (!found) throw new Error(`node ${name} was not built`);
    return found;
  };
  return {
    weights: (name) => {
      const { node, variables } = at(name);
      return node.variables.filter((v) => v.role === 'weight').map((v) => variables.get(v.name)!);
    },
    forward: (order, feeds, passOf, look, windows) => {
      const values: { [node: string]: Tensor } = { ...feeds };
      for (const name of order) {
        const { node, forward } = at(name);
        const inputs =
          node.shelf === 'backbones' && node.inputs.image === undefined
            ? { image: feeds[imageFeed(name)]! }
            : gatherInputs(tf, node, all, values);
        const output = node.temporal
          ? folded(tf, forward(unfolded(tf, inputs, windows!), { ...passOf(name), frames: windows!.frames }))
          : forward(inputs, passOf(name));
        look?.(name, output);
        values[name] = output;
      }
      return values;
    },
    inspect: (name, values) => {
      const { node, variables } = at(name);
      if (node.shelf !== 'heads' || node.temporal) return undefined;
      const head = registry.bind('heads', node.options, ['heads', name]);
      const inspect = head.inspect?.(scopeOf(tf, variables), node.signals);
      return inspect?.(gatherInputs(tf, node, all, values));
    },
    variable: (name, variable) => scopeOf(tf, at(name).variables).variable(variable),
    save: (name) => arraysOf(at(name).variables),
    load: (name, arrays) => assignArrays(tf, name, at(name).variables, arrays),
    dispose: () => {
      for (const { variables } of built.values()) tf.dispose([...variables.values()]);
    },
  };
}
