import { tensorOps } from '../network/tensors.js';
import { brokenPromise, returnedBy } from '../part/guard.js';
import type { Forward, Inputs, Tensor, Tf, VariableDeclaration } from '../part.js';
import { pathOf } from '../plan/backbones.js';
import type { PlanNode, Source } from '../plan/plan.js';
import type { Registry } from '../registry.js';
import { makeVariables, scopeOf, type Variables } from './variables.js';

/** A node of the plan with its variables and its forward function. */
export interface BuiltNode {
  readonly node: PlanNode;
  readonly variables: Variables;
  readonly forward: Forward;
}

/** Builds a head, or a backbone that is a network; several outputs of a backbone are concatenated. */
export function buildNode(
  node: PlanNode,
  registry: Registry,
  tf: Tf,
  start: (variable: VariableDeclaration) => Float32Array,
): BuiltNode {
  const { shelf, options } = node;
  const variables = makeVariables(tf, node.variables, start);
  const scope = scopeOf(tf, variables);
  if (shelf === 'heads') {
    const forward = registry.bind('heads', options, ['heads', node.name]).build(scope, node.signals);
    const checked: Forward = (inputs, pass) => {
      const output = forward(inputs, pass);
      expectDeclared(node, output, Object.values(inputs)[0]?.shape, registry);
      return output;
    };
    return { node, variables, forward: checked };
  }
  const { network } = registry.bind('backbones', options, pathOf(node));
  const forward: Forward = ({ image }, pass) => {
    const outputs = network!(tensorOps(scope, pass), image!);
    const list = Object.keys(node.outputs).map((name) => outputs[name]!);
    return joined(tf, list);
  };
  return { node, variables, forward };
}

/**
 * Throws if the shape of a head's output differs from its declaration: nodes that read it would compute with the wrong
 * numbers.
 */
function expectDeclared(
  node: PlanNode,
  output: Tensor,
  read: readonly number[] | undefined,
  registry: Registry,
): void {
  const given = (output as Partial<Tensor> | undefined)?.shape;
  const axes = node.temporal ? 2 : 1;
  const declared = [...(read ?? given ?? []).slice(0, axes), ...node.output.shape];
  if (given?.join() === declared.join()) return;
  const caller = { part: registry.get('heads', node.options.type)!, path: ['heads', node.name] };
  const found = given ? `gives [${given}]` : `gives ${typeof output}, not a tensor`;
  throw brokenPromise(caller, returnedBy('build'), `${found}, where infer declares [${declared}]`);
}

/** The inputs of a node by role: one output, some of its columns, or several concatenated outputs. */
export function gatherInputs(
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
  return Object.fromEntries(
    Object.entries(node.inputs).map(([role, sources]) => [role, joined(tf, sources.map(read))]),
  );
}

/** Concatenates `[batch, width]` tensors; returns a single one unchanged. */
const joined = (tf: Tf, list: Tensor[]): Tensor => (list.length === 1 ? list[0]! : tf.concat(list, 1));
