import { embedOfSeveral, framesOfWhole, framesWithoutEffect, nothingToEmbed } from '../../errors/export.js';
import { ZooError } from '../../errors/problem.js';
import type { InputAbout, WindowsAbout } from '../../export/about.js';
import { imageSize } from '../../extent.js';
import { readsImages } from '../../plan/backbones.js';
import type { Plan, PlanNode } from '../../plan/plan.js';
import type { Model } from '../../run/model/model.js';
import type { OpenBackbone } from '../../run/model/open-backbone.js';
import { chosenHeads } from './heads.js';

/** The exported part of a run. */
export interface Selection {
  /** Heads that predict. */
  readonly outputs: readonly string[];
  /** These heads and everything they read, in order. */
  readonly nodes: readonly PlanNode[];
  readonly inputs: readonly SelectedInput[];
  /** If a node reads sequences: how they are cut, and the name of the input that marks frames as padding. */
  readonly windows?: WindowsAbout & { readonly frames: string };
}

/** An input of an export. */
export interface SelectedInput {
  readonly name: string;
  readonly of: Exclude<InputAbout['of'], 'frames'>;
  /** Shape for one row, or one frame of a window. */
  readonly shape: readonly number[];
  /** The backbones that read it; images are shared by all backbones that read them. */
  readonly readers: readonly OpenBackbone[];
}

/** The user's choice of an export's inputs and outputs. */
export interface SelectionRequest {
  readonly heads?: readonly string[] | undefined;
  /** For a model whose windows are whole sequences: the maximum number of frames. */
  readonly frames?: number | undefined;
}

/**
 * The parts of a run that these heads need; by default, all heads that predict. Throws a ZooError if a name is not
 * one of them.
 */
export function selectionOf(
  { plan, backbones }: Pick<Model, 'plan' | 'backbones'>,
  { heads, frames }: SelectionRequest,
): Selection {
  const outputs = chosenHeads(plan, heads);
  const nodes = neededBy(plan, outputs);
  const taken = new Set(outputs);
  const free = (name: string): string => {
    const found = taken.has(name) ? free(`${name}_input`) : name;
    taken.add(found);
    return found;
  };
  const read = backbones.filter(({ node }) => nodes.includes(node));
  const inputs = inputsOf(plan, read).map((input) => ({ ...input, name: free(input.name) }));
  const windows = nodes.some(({ temporal }) => temporal) ? windowsOf(plan, frames) : undefined;
  if (frames !== undefined && (!windows || plan.windows!.length !== 'whole'))
    throw new ZooError(framesWithoutEffect());
  return { outputs, nodes, inputs, ...(windows && { windows: { ...windows, frames: free('frames') } }) };
}

/** Throws if a graph cannot prepare its input itself. */
export function checkEmbeddable({ inputs, windows }: Selection): void {
  if (!inputs.some(({ of }) => of === 'image')) throw new ZooError(nothingToEmbed());
  if (inputs.length > 1 || windows) throw new ZooError(embedOfSeveral());
}

/** These nodes, and those that they read. */
function neededBy({ nodes }: Plan, outputs: readonly string[]): readonly PlanNode[] {
  const needed = new Set(outputs);
  for (const { name, inputs } of nodes.toReversed()) {
    if (!needed.has(name)) continue;
    for (const { node } of Object.values(inputs).flat()) needed.add(node);
  }
  return nodes.filter(({ name }) => needed.has(name));
}

/** The images, once for all backbones that read them, then the inputs of other backbones. */
function inputsOf(plan: Plan, read: readonly OpenBackbone[]): readonly SelectedInput[] {
  const seeing = read.filter(({ node }) => readsImages(node));
  const shape = [...imageSize(plan.images.evaluate), 3];
  const images = { name: 'image', of: 'image', shape, readers: seeing } as const;
  const others = read.flatMap((one): SelectedInput[] => {
    const { node, part } = one;
    const of = part.audio ? 'sound' : part.vectors ? 'vector' : undefined;
    if (of === undefined) return [];
    const name = node === plan.nodes[0] ? of : node.name;
    return [{ name, of, shape: node.output.shape, readers: [one] }];
  });
  return seeing.length > 0 ? [images, ...others] : others;
}

/** How an export cuts sequences. Throws if that is unknown. */
function windowsOf({ windows }: Plan, frames: number | undefined): WindowsAbout {
  const { length: asked, stride, dilation, gaps } = windows!;
  const length = asked === 'whole' ? frames : asked;
  if (length === undefined) throw new ZooError(framesOfWhole());
  return { length, stride: stride ?? length, dilation, gaps };
}
