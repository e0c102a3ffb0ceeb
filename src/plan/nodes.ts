import { notJoinable, standardizedBackbone, unknownLabels, wrongWidth } from '../errors/nodes.js';
import type { LabelSpace, Signal, VariableDeclaration } from '../part.js';
import type { Registry } from '../registry.js';
import type { Draft } from './draft.js';
import type { Answer, PartOptions, PlanNode, Source } from './plan.js';
import { learnedScale } from './spaces.js';
import type { References } from './wiring.js';

export type LabelSpaces = { readonly [name: string]: LabelSpace };

/** A head as a node, with joined inputs and inferred shapes; undefined, with a problem, if they do not fit. */
export function planHead(
  draft: Draft,
  name: string,
  options: PartOptions,
  inputs: References,
  before: ReadonlyMap<string, PlanNode>,
  registry: Registry,
  spaces: LabelSpaces,
): PlanNode | undefined {
  const signals: { [role: string]: Signal } = {};
  for (const [role, sources] of Object.entries(inputs)) {
    const signal = joined(sources.map((source) => signalOf(before, source)));
    if (!signal) {
      const shapes = sources.map((source) => `[${signalOf(before, source).shape}]`);
      return fail(draft, notJoinable(draft.at('heads', name, role), shapes));
    }
    signals[role] = signal;
  }
  const path = ['heads', name];
  const inferred = draft.ask(path, () => {
    const head = registry.bind('heads', options, path);
    return { ...head.infer(signals), ...(head.temporal && { temporal: head.temporal }) };
  });
  if (!inferred) return undefined;
  const node: PlanNode = { name, shelf: 'heads', options, inputs, signals, outputs: {}, ...inferred };
  if (options.labels === undefined) return node;
  const { output } = node;
  const answer = { offset: 0, width: output.shape[0]!, scale: output.scale };
  return answering(draft, path, node, answer, spaces);
}

/** The signal of a node, or of one of its named outputs. */
function signalOf(nodes: ReadonlyMap<string, PlanNode>, source: Source): Signal {
  const node = nodes.get(source.node)!;
  if (source.output === undefined) return node.output;
  const scale = source.output === 'logits' ? 'logits' : 'features';
  const { width, shape = [width] } = node.outputs[source.output]!;
  return { shape, scale };
}

function joined(signals: readonly Signal[]): Signal | undefined {
  if (signals.length === 1) return signals[0];
  if (signals.some((signal) => signal.shape.length !== 1)) return undefined;
  return { shape: [signals.reduce((sum, signal) => sum + signal.shape[0]!, 0)], scale: 'features' };
}

/** Sets the label space that these columns of a node predict; undefined, with a problem, if it does not fit. */
export function answering(
  draft: Draft,
  path: readonly string[],
  node: PlanNode,
  columns: Omit<Answer, 'labels'>,
  spaces: LabelSpaces,
): PlanNode | undefined {
  const labels = String(node.options.labels);
  const space = spaces[labels];
  const at = draft.at(...path, 'labels');
  if (!space) return fail(draft, unknownLabels(at, labels, Object.keys(spaces)));
  if (columns.scale.includes('/')) return { ...node, supervised: { ...columns, labels } };
  if (space.names.length !== columns.width) {
    const size = ['units', 'nodes', 'classes'].find((option) => node.options[option] !== undefined);
    const found = draft.at(...path, size ?? 'labels');
    return fail(draft, wrongWidth(found, node.name, columns.width, labels, space.names.length, size));
  }
  const learned = learnedScale(space);
  if (!learned) return { ...node, answer: { ...columns, labels } };
  const answer = { ...columns, labels, learned };
  if (learned !== 'standardized') return { ...node, answer };
  if (node.shelf !== 'heads') return fail(draft, standardizedBackbone(at, labels));
  return { ...node, answer, variables: [...node.variables, ...labelStatistics(columns.width)] };
}

/** The statistics of a node that learns standardized labels. */
const labelStatistics = (width: number): VariableDeclaration[] => [
  { name: 'labels.mean', shape: [width], init: { type: 'constant', value: 0 }, role: 'statistic' },
  { name: 'labels.deviation', shape: [width], init: { type: 'constant', value: 1 }, role: 'statistic' },
];

/** Returns undefined and adds a problem. */
export function fail(draft: Draft, problem: Draft['problems'][number]): undefined {
  draft.problems.push(problem);
  return undefined;
}
