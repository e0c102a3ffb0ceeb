import { tensorOps } from '../network/tensors.js';
import type { Forward, Inputs, Pass, Tensor, Tf, Variable, VariableDeclaration } from '../part.js';
import type { Plan, PlanNode, Source } from '../plan/plan.js';
import type { Registry } from '../registry.js';
import type { NamedArray } from '../weights/named-array.js';
import { initialValues } from './initial.js';

/** How a pass treats a node: which of them are training, and where dropout masks come from. */
export type PassOf = (node: string) => Pass;

/** Evaluation: no node trains, no statistics move, no mask is drawn. */
export const evaluationPass: PassOf = () => ({
  training: false,
  updateStatistics: false,
  dropoutMask: () => {
    throw new Error('no dropout in evaluation');
  },
});

/** Variables and forward functions of a plan on one engine. */
export interface Graph {
  /** Weights that optimizers move, by node. */
  weights(node: string): Variable[];
  /**
   * Computes these nodes, in order, from the outputs of others. `feeds` are `[batch, ...shape]` by node name; the
   * backbone is fed with images under `image`. Returns every computed node's output and the feeds.
   */
  forward(nodes: readonly string[], feeds: Inputs<Tensor>, passOf: PassOf): { [node: string]: Tensor };
  /** A head's extra tensors for pictures, or undefined where it has none. */
  inspect(node: string, values: Inputs<Tensor>): Inputs<Tensor> | undefined;
  /** The present values of a node's variables (statistics too), copied out. */
  save(node: string): Map<string, NamedArray>;
  /** Sets a node's variables. Throws where a name is missing or a shape differs. */
  load(node: string, arrays: ReadonlyMap<string, NamedArray>): void;
  dispose(): void;
}

interface Built {
  readonly node: PlanNode;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly forward: Forward;
}

/** Builds these nodes of the plan: variables at `start` (drawn from the seed), forward functions from the parts. */
export function buildGraph(
  plan: Plan,
  names: readonly string[],
  registry: Registry,
  tf: Tf,
  seed: number,
  start = initialValues,
): Graph {
  const built = new Map<string, Built>();
  for (const node of plan.nodes) {
    if (names.includes(node.name))
      built.set(
        node.name,
        buildNode(node, registry, tf, (variable) => start(variable, seed, node.name)),
      );
  }
  const all = new Map(plan.nodes.map((node) => [node.name, node]));
  const at = (name: string): Built => {
    const found = built.get(name);
    if (!found) throw new Error(`node ${name} was not built`);
    return found;
  };
  return {
    weights: (name) => {
      const { node, variables } = at(name);
      return node.variables.filter((v) => v.role === 'weight').map((v) => variables.get(v.name)!);
    },
    forward: (order, feeds, passOf) => {
      const values: { [node: string]: Tensor } = { ...feeds };
      for (const name of order) {
        const { node, forward } = at(name);
        const inputs = node.shelf === 'backbones' ? { image: feeds.image! } : gather(tf, node, all, values);
        values[name] = forward(inputs, passOf(name));
      }
      return values;
    },
    inspect: (name, values) => {
      const { node, variables } = at(name);
      const part = node.shelf === 'heads' ? registry.get('heads', node.options.type)! : undefined;
      const inspect = part?.inspect?.(scopeOf(tf, variables), node.options as never, node.signals);
      return inspect?.(gather(tf, node, all, values));
    },
    save: (name) => {
      const { variables } = at(name);
      const copy = (variable: Variable): NamedArray => ({
        shape: variable.shape,
        data: Float32Array.from(variable.dataSync()),
      });
      return new Map([...variables].map(([key, variable]) => [key, copy(variable)]));
    },
    load: (name, arrays) => {
      for (const [key, variable] of at(name).variables)
        assign(tf, `${name}/${key}`, variable, arrays.get(key));
    },
    dispose: () => {
      for (const { variables } of built.values()) tf.dispose([...variables.values()]);
    },
  };
}

function buildNode(
  node: PlanNode,
  registry: Registry,
  tf: Tf,
  start: (variable: VariableDeclaration) => Float32Array,
): Built {
  const variables = new Map<string, Variable>();
  for (const declared of node.variables) {
    const data = start(declared);
    const trainable = declared.role === 'weight';
    const value = tf.tensor(data, [...declared.shape], 'float32');
    variables.set(declared.name, tf.variable(value, trainable));
    value.dispose();
  }
  const scope = scopeOf(tf, variables);
  if (node.shelf === 'heads') {
    const forward = registry
      .get('heads', node.options.type)!
      .build(scope, node.options as never, node.signals);
    return { node, variables, forward };
  }
  const part = registry.get('backbones', node.options.type)!;
  const forward: Forward = ({ image }, pass) => {
    const outputs = part.network!(tensorOps(scope, pass), image!, node.options as never);
    const list = Object.keys(node.outputs).map((name) => outputs[name]!);
    return list.length === 1 ? list[0]! : tf.concat(list, 1);
  };
  return { node, variables, forward };
}

const scopeOf = (tf: Tf, variables: ReadonlyMap<string, Variable>) => ({
  tf,
  variable: (name: string): Variable => {
    const variable = variables.get(name);
    if (!variable) throw new Error(`variable ${name} was not declared`);
    return variable;
  },
});

/** The inputs of a node by role: one output, some columns of it, or several joined. */
function gather(
  tf: Tf,
  node: PlanNode,
  nodes: ReadonlyMap<string, PlanNode>,
  values: Inputs<Tensor>,
): Inputs<Tensor> {
  const read = ({ node: name, output }: Source): Tensor => {
    const value = values[name]!;
    if (output === undefined) return value;
    const { offset, width, shape } = nodes.get(name)!.outputs[output]!;
    const columns = value.shape[1] === width ? value : tf.slice(value, [0, offset], [-1, width]);
    return shape ? tf.reshape(columns, [-1, ...shape]) : columns;
  };
  const join = (list: Tensor[]): Tensor => (list.length === 1 ? list[0]! : tf.concat(list, 1));
  return Object.fromEntries(
    Object.entries(node.inputs).map(([role, sources]) => [role, join(sources.map(read))]),
  );
}

function assign(tf: Tf, name: string, variable: Variable, array: NamedArray | undefined): void {
  if (!array) throw new Error(`no weights for ${name}`);
  if (array.shape.join() !== variable.shape.join()) {
    throw new Error(`weights of ${name} are [${array.shape}], the model has [${variable.shape}]`);
  }
  const value = tf.tensor(array.data, [...array.shape], 'float32');
  variable.assign(value);
  value.dispose();
}
