import { noDenseLayer, noSuchTensor, unknownWidth, wrongImageSize } from '../errors/frozen.js';
import { ZooError } from '../errors/problem.js';

/** What a node of a model file does to the width of what flows through it; `from` and `to` are names of tensors. */
export type Step =
  /** A dense layer: vectors of `reads` numbers to vectors of `gives`. */
  | { readonly kind: 'dense'; from: string; to: string; reads: number; gives: number }
  /** A convolution: a map of `gives` channels. */
  | { readonly kind: 'convolves'; from: string; to: string; gives: number }
  /** A mean or maximum over all places of a map: one number a channel. */
  | { readonly kind: 'pools'; from: string; to: string }
  /** A bias: the same numbers added to every sample. */
  | { readonly kind: 'biases'; from: string; to: string }
  /** Element by element, or only another shape. */
  | { readonly kind: 'keeps'; from: string; to: string };

/** A model file, read and not run. Shapes have null where the file leaves an axis open. */
export interface ModelFile {
  readonly file: string;
  readonly input: { readonly name: string; readonly shape: readonly (number | null)[] };
  /** Every tensor that can be tapped, in the order of the file. */
  readonly tensors: readonly string[];
  readonly steps: readonly Step[];
  /** Numbers a sample, of the tensors of which the file says so. */
  readonly widths: ReadonlyMap<string, number>;
}

/** What a page says of the outputs it wants. */
export interface Wanted {
  readonly outputs: readonly string[];
  readonly widths?: { readonly [output: string]: number };
}

/**
 * The tensor that an output of a page stands for: `features` is what the last dense layer reads, `logits` what it gives,
 * its bias added where that is a node of its own; any other word the tensor of that name. Throws `no-dense-layer`, `no-such-tensor`.
 */
export function tensorOf(model: ModelFile, output: string): string {
  if (model.tensors.includes(output)) return output;
  if (output !== 'features' && output !== 'logits')
    throw new ZooError(noSuchTensor(model.file, output, model.tensors));
  const dense = model.steps.findLast((step) => step.kind === 'dense');
  if (!dense) throw new ZooError(noDenseLayer(model.file, output, model.tensors));
  if (output === 'features') return dense.from;
  return model.steps.find(({ kind, from }) => kind === 'biases' && from === dense.to)?.to ?? dense.to;
}

/** The width of each output that a page wants, from the file or from the page itself. Throws `unknown-width`. */
export function outputWidths(
  model: ModelFile,
  { outputs, widths = {} }: Wanted,
): { [output: string]: number } {
  const width = (output: string): number => {
    const found = widthOf(model, tensorOf(model, output)) ?? widths[output];
    if (found === undefined) throw new ZooError(unknownWidth(model.file, output));
    return found;
  };
  return Object.fromEntries(outputs.map((output) => [output, width(output)]));
}

/** The widths that a page gives for its outputs, where the file cannot be asked; undefined where one is lacking. */
export function givenWidths({ outputs, widths = {} }: Wanted): { [output: string]: number } | undefined {
  if (outputs.some((output) => widths[output] === undefined)) return undefined;
  return Object.fromEntries(outputs.map((output) => [output, widths[output]!]));
}

/** Throws `wrong-image-size` where the file fixes a size of images that is not the page's. */
export function checkImageSize(
  { file, input }: ModelFile,
  sides: readonly (number | null)[],
  size: number,
): void {
  if (sides.some((side) => side !== null && side !== size))
    throw new ZooError(wrongImageSize(file, input.name, sides, size));
}

/** Numbers a sample: what the file says, what a dense layer reads or gives, or what follows from the steps before. */
function widthOf(model: ModelFile, tensor: string): number | undefined {
  const made = new Map(model.steps.map((step) => [step.to, step] as const));
  const read = new Map(
    model.steps.flatMap((step) => (step.kind === 'dense' ? [[step.from, step.reads]] : [])),
  );
  let at = tensor;
  for (let left = model.steps.length; left >= 0; left--) {
    const known = model.widths.get(at) ?? read.get(at);
    const step = made.get(at);
    if (known !== undefined || !step) return known;
    if (step.kind === 'dense') return step.gives;
    if (step.kind === 'pools') return channelsOf(model, step.from);
    if (step.kind === 'convolves') return undefined;
    at = step.from;
  }
  return undefined; // its steps go in a circle
}

function channelsOf({ steps }: ModelFile, tensor: string): number | undefined {
  let at = tensor;
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i]!;
    if (step.to !== at) continue;
    if (step.kind === 'convolves') return step.gives;
    if (step.kind === 'dense') return undefined;
    at = step.from;
  }
  return undefined;
}
