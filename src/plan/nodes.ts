import {
  imageSizesDiffer,
  noAnswer,
  notJoinable,
  standardizedBackbone,
  unknownLabels,
  wrongWidth,
} from '../errors/nodes.js';
import { imageSize } from '../extent.js';
import { declareNetwork, type NetworkDeclaration } from '../network/declare.js';
import type { BoundBackbone, ImageSize, LabelSpace, Signal, VariableDeclaration } from '../part.js';
import type { Registry } from '../registry.js';
import { pathOf } from './backbones.js';
import type { Draft } from './draft.js';
import type { Answer, Columns, Images, PartOptions, PlanNode, Source } from './plan.js';
import { learnedScale } from './spaces.js';
import type { References } from './wiring.js';

export type LabelSpaces = { readonly [name: string]: LabelSpace };

/** The file of a model by what the page calls it, where that can be said and it is on this machine. */
export type FindModel = (source: () => string) => string | undefined;

/** A backbone as a node, or undefined and a problem. */
export function planBackbone(
  draft: Draft,
  name: string,
  options: PartOptions,
  images: Images,
  registry: Registry,
  spaces: LabelSpaces,
  find: FindModel,
): PlanNode | undefined {
  const base = { name, shelf: 'backbones' as const, options, inputs: {} };
  const path = pathOf(base);
  const backbone = draft.ask(path, () => registry.bind('backbones', options, path));
  if (!backbone) return undefined;
  if (backbone.vectors) {
    const { width } = backbone.vectors;
    return {
      ...base,
      signals: {},
      output: { shape: [width], scale: 'features' },
      outputs: {},
      variables: [],
    };
  }
  const size = imageSize(images.train);
  const evaluated = imageSize(images.evaluate);
  if (size.join() !== evaluated.join()) {
    return fail(draft, imageSizesDiffer(draft.at('images'), size, evaluated));
  }
  const declared = draft.ask(path, () => declaredBy(backbone, size, find));
  if (!declared) return undefined;
  const outputs: { [name: string]: Columns } = {};
  let width = 0;
  for (const [name, columns] of Object.entries(declared.outputs)) {
    const shape = declared.shapes?.[name];
    outputs[name] = { offset: width, width: columns, ...(shape && { shape }) };
    width += columns;
  }
  const node: PlanNode = {
    ...base,
    signals: { image: { shape: [...size, 3], scale: 'features' } },
    output: { shape: [width], scale: 'features' },
    outputs,
    ...(declared.tensors && { tensors: declared.tensors }),
    variables: declared.variables,
    ...(declared.flops > 0 && { flops: declared.flops }),
  };
  const logits = outputs.logits;
  if (options.labels === undefined) return node;
  if (!logits) return fail(draft, noAnswer(draft.at(...path, 'outputs'), name));
  return answering(draft, path, node, { ...logits, scale: 'logits' }, spaces);
}

type BackboneDeclaration = NetworkDeclaration & Pick<PlanNode, 'tensors'>;

/** A backbone's outputs, variables and costs, from its network or from the file of its model. */
function declaredBy(
  { network, frozen }: BoundBackbone,
  size: ImageSize,
  find: FindModel,
): BackboneDeclaration {
  if (!frozen) return declareNetwork(network!, size);
  const file = find(() => frozen.source());
  const outputs = frozen.outputs(size, file);
  const tensors = file === undefined ? undefined : frozen.tensors?.(file);
  return { outputs, ...(tensors && { tensors }), variables: [], flops: 0 };
}

/** A head as a node, its inputs joined and its shapes inferred; undefined and a problem where they do not fit. */
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

/** The signal of a node, or of one named output of it. */
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

function answering(
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

/** What a node keeps of the labels that it learns standardized. */
const labelStatistics = (width: number): VariableDeclaration[] => [
  { name: 'labels.mean', shape: [width], init: { type: 'constant', value: 0 }, role: 'statistic' },
  { name: 'labels.deviation', shape: [width], init: { type: 'constant', value: 1 }, role: 'statistic' },
];

function fail(draft: Draft, problem: Draft['problems'][number]): undefined {
  draft.problems.push(problem);
  return undefined;
}
