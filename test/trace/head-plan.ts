import { planWithHead, stage } from '../../src/conformance/pages.js';
import { quickValues } from '../../src/conformance/quick-values.js';
import { SIDE, WIDTH } from '../../src/conformance/stand-ins.js';
import { openEngine } from '../../src/engine/open.js';
import { readNow } from '../../src/engine/read.js';
import { buildGraph, evaluationPass } from '../../src/graph/graph.js';
import { type BoundHead, defineHead, type HeadPart, type Tensor, type Tf } from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';
import type { Plan } from '../../src/plan/plan.js';
import { stream } from '../../src/random/stream.js';
import type { Registry } from '../../src/registry.js';
import type { TraceRequest } from '../../src/trace/record.js';

export const { tf } = await openEngine('cpu');

/** A plan with the registry that has its parts. */
export interface Given {
  readonly plan: Plan;
  readonly registry: Registry;
}

export const schema = { type: 'object', properties: { input: { 'x-node': true } } };

/** A plan whose head `tested` computes this from an input of this shape. */
export function planOf(forward: (tf: Tf, x: Tensor) => Tensor, shape: readonly number[] = [4]): Given {
  const outputShape = (): number[] => {
    try {
      return tf.tidy(() => forward(tf, tf.ones([1, ...shape]))).shape.slice(1);
    } catch {
      return [...shape]; // a refused one needs no shape
    }
  };
  const part = defineHead({
    name: 'test/head',
    schema,
    bind: () => ({
      infer: () => ({ output: { shape: outputShape(), scale: 'features' }, variables: [] }),
      build:
        ({ tf }) =>
        ({ input }) =>
          forward(tf, input!),
    }),
  }) as unknown as HeadPart;
  const registry = stage([...builtinParts, part]);
  const options = { type: part.name, input: 'input' };
  const head = registry.bind('heads', options) as BoundHead;
  const plan = planWithHead(registry, { options, head, signals: { input: { shape, scale: 'features' } } });
  return { plan, registry };
}

/** How a plan is traced: with images if its backbone is a network, otherwise with rows in its place. */
export function requestOf({ plan, registry }: Given, outputs: readonly string[]): TraceRequest {
  const isNetwork = plan.nodes[0]!.variables.length > 0;
  const order = plan.nodes.map(({ name }) => name).slice(isNetwork ? 0 : 1);
  const input = isNetwork
    ? { name: 'image', shape: [SIDE, SIDE, 3], feeds: [{ name: 'image' }] }
    : { name: 'vector', shape: [WIDTH], feeds: [{ name: 'backbone' }] };
  const variable = (node: string, name: string): Float32Array => {
    const declared = plan.nodes.find((one) => one.name === node)!.variables;
    return quickValues(declared.find((one) => one.name === name)!, 1);
  };
  return { plan, registry, order, inputs: [input], outputs, variable };
}

/** Some rows, and the outputs of the graph for them. */
export function answered({ plan, registry }: Given, { order, inputs, outputs }: TraceRequest, rows: number) {
  const [{ feeds, shape }] = inputs as [TraceRequest['inputs'][number]];
  const fed = stream(1, 'trace', 'rows').normal(rows * shape.reduce((a, b) => a * b, 1));
  const graph = buildGraph(plan, order, registry, tf, 1, quickValues);
  const values = graph.forward(order, { [feeds[0]!.name]: tf.tensor(fed, [rows, ...shape]) }, evaluationPass);
  const expected = Object.fromEntries(outputs.map((name) => [name, Array.from(readNow(values[name]!))]));
  graph.dispose();
  return { fed, expected };
}
