import {
  ambiguousLayer,
  innerLayers,
  noDenseLayer,
  noSuchTensor,
  tensorOfNoOutput,
  unknownWidth,
  wrongImageSize,
} from '../errors/frozen.js';
import { type Problem, ZooError } from '../errors/problem.js';
import type { ImageSize, NamedTensor } from '../part.js';
import { type LastLayer, lastLayers, readAlike } from './last-layers.js';

/** How a node of a model file changes the width of its data. */
export type Step = {
  /** The name of the operation in the file. */
  readonly op: string;
  /** Tensors that it reads, except constants; the first is its data. */
  readonly inputs: readonly string[];
  /** Its output tensors. */
  readonly outputs: readonly string[];
} & (
  | /** A dense layer: vectors of `reads` numbers to vectors of `gives`; null where the file leaves it open. */
  { readonly kind: 'dense'; readonly reads: number | null; readonly gives: number | null }
  /** A convolution: a map of `gives` channels. */
  | { readonly kind: 'convolves'; readonly gives: number }
  /**
   * `pools`: a mean or maximum over all positions of a map: one number per channel. `biases`: the same numbers added to
   * every sample. `keeps`: element-wise operations, or a change of shape only. `selects`: parts of what it reads, or a
   * figure of it, such as the largest. `other`: anything else.
   */
  | { readonly kind: 'pools' | 'biases' | 'keeps' | 'selects' | 'other' }
);

/** A model file that was read but not run. Null in a shape is an axis that the file leaves open. */
export interface ModelFile {
  readonly file: string;
  readonly input: { readonly name: string; readonly shape: readonly (number | null)[] };
  /** Every tensor that can be used as an output, in the order of the file. */
  readonly tensors: readonly string[];
  /** The model's own outputs. */
  readonly outputs: readonly string[];
  readonly steps: readonly Step[];
  /** Shapes per sample, for the tensors whose shape the file contains. */
  readonly shapes: ReadonlyMap<string, readonly (number | null)[]>;
}

/** The outputs that a page wants. */
export interface Wanted {
  readonly outputs: readonly string[];
  readonly widths?: { readonly [output: string]: number };
  /** The tensor for an output, if it is not the tensor of that name. */
  readonly tensors?: { readonly [output: string]: string };
}

/**
 * The tensor for an output of a page: the one that the page assigns, or else the one of that name; `features` is the
 * input of the last dense layer, and `logits` its output, after the bias if that is a separate node. Throws
 * `no-such-tensor`, `no-dense-layer`, and `ambiguous-layer` if there are several last dense layers.
 */
export function tensorOf(model: ModelFile, output: string, { tensors = {} }: Partial<Wanted> = {}): string {
  const name = tensors[output] ?? output;
  if (model.tensors.includes(name)) return name;
  if (name !== output || (output !== 'features' && output !== 'logits'))
    throw new ZooError(noSuchTensor(model.file, name, model.tensors));
  const layers = lastLayers(model);
  const [layer] = layers;
  if (!layer) throw new ZooError(noLastLayer(model, output));
  const one = output === 'features' ? readAlike(model, layers) : layers.length === 1;
  if (!one) throw new ZooError(ambiguousLayer(model.file, output, layers.map(layerText(model))));
  return layer[output];
}

function noLastLayer(model: ModelFile, output: string) {
  const { file, steps, tensors } = model;
  const given = (model.outputs.length > 0 ? model.outputs : tensors.slice(-1)).map(tensorText(model));
  const inner = steps.filter(({ kind }) => kind === 'dense').map((step) => step.outputs[0]!);
  return inner.length > 0
    ? innerLayers(file, output, inner, given)
    : noDenseLayer(file, output, tensors.slice(-6).map(tensorText(model)), given);
}

/** `"pool" [6] (gives "logits" [5])`, and the reverse. */
const layerText =
  (model: ModelFile) =>
  ({ features, logits }: LastLayer): { features: string; logits: string } => ({
    features: tensorText(model)(features),
    logits: tensorText(model)(logits),
  });

const tensorText =
  (model: ModelFile) =>
  (name: string): string =>
    `"${name}" [${shapeOf(model, name)
      .map((side) => side ?? '?')
      .join(', ')}]`;

/** The tensor for each output that a page wants, and its shape per image: as in the file, or flattened. */
export function namedTensors(model: ModelFile, wanted: Wanted): { [output: string]: NamedTensor } {
  const named = (output: string): NamedTensor => {
    const name = tensorOf(model, output, wanted);
    return { name, shape: shapeOf(model, name, wanted.widths?.[output]) };
  };
  return Object.fromEntries(wanted.outputs.map((output) => [output, named(output)]));
}

function shapeOf(model: ModelFile, tensor: string, width = widthOf(model, tensor)): NamedTensor['shape'] {
  const said = model.shapes.get(tensor);
  if (said && (width === undefined || said.length > 1)) return said;
  return [width ?? null];
}

/** The width of each output that a page wants, from the file or from the page itself. Throws what `tensorOf` does, and `unknown-width`. */
export function outputWidths(model: ModelFile, wanted: Wanted): { [output: string]: number } {
  checkTensors(wanted);
  const { outputs, widths = {} } = wanted;
  const problems: Problem[] = [];
  const found: { [output: string]: number } = {};
  for (const output of outputs) {
    try {
      const width = widthOf(model, tensorOf(model, output, wanted)) ?? widths[output];
      if (width === undefined) problems.push(unknownWidth(model.file, output));
      else found[output] = width;
    } catch (error) {
      if (!(error instanceof ZooError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ZooError(problems);
  return found;
}

/** The widths that a page sets for its outputs, if the file is not available; undefined if one is missing. */
export function givenWidths(wanted: Wanted): { [output: string]: number } | undefined {
  checkTensors(wanted);
  const { outputs, widths = {} } = wanted;
  if (outputs.some((output) => widths[output] === undefined)) return undefined;
  return Object.fromEntries(outputs.map((output) => [output, widths[output]!]));
}

function checkTensors({ outputs, tensors = {} }: Wanted): void {
  const without = Object.keys(tensors).find((output) => !outputs.includes(output));
  if (without !== undefined) throw new ZooError(tensorOfNoOutput(without, outputs));
}

/** Throws `wrong-image-size` if the file has a fixed image size that differs from the page's. */
export function checkImageSize(
  { file, input }: ModelFile,
  [height, width]: readonly [height: number | null, width: number | null],
  size: ImageSize,
): void {
  if ((height ?? size[0]) === size[0] && (width ?? size[1]) === size[1]) return;
  throw new ZooError(wrongImageSize(file, input.name, [height, width], size));
}

/** Width of a tensor per sample: from the file, from a dense layer that reads or outputs it, or from the previous steps. */
function widthOf(model: ModelFile, tensor: string): number | undefined {
  const made = new Map(model.steps.flatMap((step) => step.outputs.map((name) => [name, step] as const)));
  const read = new Map(
    model.steps.flatMap((step) => (step.kind === 'dense' ? [[step.inputs[0], step.reads]] : [])),
  );
  let at = tensor;
  for (let left = model.steps.length; left >= 0; left--) {
    const known = product(model.shapes.get(at)) ?? read.get(at);
    if (known !== undefined && known !== null) return known;
    const step = made.get(at);
    if (step?.kind === 'dense') return step.gives ?? undefined;
    if (step?.kind === 'pools') return channelsOf(made, step.inputs[0]);
    if (step?.kind !== 'keeps' && step?.kind !== 'biases') return undefined;
    at = step.inputs[0] ?? '';
  }
  return undefined; // the steps form a cycle
}

function product(shape: readonly (number | null)[] | undefined): number | undefined {
  if (!shape || shape.length === 0 || shape.some((side) => side === null)) return undefined;
  return shape.reduce<number>((all, side) => all * side!, 1);
}

function channelsOf(made: ReadonlyMap<string, Step>, tensor: string | undefined): number | undefined {
  let step = made.get(tensor ?? '');
  for (let left = made.size; left >= 0 && step; left--) {
    if (step.kind === 'convolves') return step.gives;
    if (step.kind !== 'keeps' && step.kind !== 'biases' && step.kind !== 'pools') return undefined;
    step = made.get(step.inputs[0] ?? '');
  }
  return undefined;
}
