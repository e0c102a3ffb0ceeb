import type { ModelFile, Step } from './model-file.js';

/** A dense layer that directly leads to a prediction: its input and its output, including the bias. */
export interface LastLayer {
  readonly features: string;
  readonly logits: string;
}

/** Pooling that may follow logits: softmax first subtracts the largest one. */
const LARGEST = new Set(['ReduceMax', 'Max']);

/** Operations that keep values and may change their shape. */
const SAME = new Set(['Identity', 'Dropout', 'Flatten', 'Squeeze', 'Unsqueeze', 'Reshape', 'ExpandDims']);

/**
 * The last dense layers of a model, in the order of its file: those that lead to an output only through biases,
 * activations, normalization, reshaping and selection. Dense layers in a block (an expansion, a gate on a map, a branch
 * that is added to another) do not count, however late they are in the file.
 */
export function lastLayers(model: ModelFile): readonly LastLayer[] {
  const steps = onTheWay(model);
  const deep = tensorsBefore(steps, steps.filter(isDeep));
  const ends = steps.filter((step) => step.kind === 'dense' && !step.outputs.some((name) => deep.has(name)));
  const answers = tensorsAfter(steps, ends);
  const mixing = steps.filter(
    ({ kind, inputs }) =>
      kind !== 'dense' &&
      inputs.some((name) => answers.has(name)) &&
      !inputs.every((name) => answers.has(name)),
  );
  const mixed = tensorsBefore(steps, mixing);
  return ends
    .filter((step) => !step.outputs.some((name) => mixed.has(name)))
    .map(({ inputs: [features = ''], outputs: [given = ''] }) => {
      const bias = steps.find(({ kind, inputs }) => kind === 'biases' && inputs[0] === given);
      return { features, logits: bias?.outputs[0] ?? given };
    });
}

/** Whether all these layers read the same values. */
export function readAlike({ steps }: ModelFile, layers: readonly LastLayer[]): boolean {
  const made = makers(steps);
  const root = (tensor: string): string => {
    let at = tensor;
    for (let step = made.get(at), left = steps.length; step && SAME.has(step.op) && left > 0; left--) {
      at = step.inputs[0] ?? '';
      step = made.get(at);
    }
    return at;
  };
  return new Set(layers.map(({ features }) => root(features))).size === 1;
}

/** Steps that cannot be between the last dense layer and an output. */
const isDeep = ({ kind, op }: Step): boolean =>
  kind === 'dense' || kind === 'convolves' || kind === 'other' || (kind === 'pools' && !LARGEST.has(op));

/** Steps that an output of the model depends on; all steps if it names no output. */
function onTheWay({ steps, outputs }: ModelFile): readonly Step[] {
  if (outputs.length === 0) return steps;
  const wanted = tensorsBefore(steps, [{ inputs: outputs }]);
  return steps.filter((step) => step.outputs.some((name) => wanted.has(name)));
}

/** The tensors that these steps read, directly or indirectly. */
function tensorsBefore(steps: readonly Step[], of: readonly Pick<Step, 'inputs'>[]): ReadonlySet<string> {
  const made = makers(steps);
  const found = new Set<string>();
  const left = of.flatMap(({ inputs }) => inputs);
  for (let tensor = left.pop(); tensor !== undefined; tensor = left.pop()) {
    if (found.has(tensor)) continue;
    found.add(tensor);
    left.push(...(made.get(tensor)?.inputs ?? []));
  }
  return found;
}

/** The tensors that depend on these steps, directly or indirectly. */
function tensorsAfter(steps: readonly Step[], of: readonly Step[]): ReadonlySet<string> {
  const readers = new Map<string, Step[]>();
  for (const step of steps) {
    for (const name of step.inputs) {
      const known = readers.get(name);
      if (known) known.push(step);
      else readers.set(name, [step]);
    }
  }
  const found = new Set<string>();
  const left = of.flatMap(({ outputs }) => outputs);
  for (let tensor = left.pop(); tensor !== undefined; tensor = left.pop()) {
    if (found.has(tensor)) continue;
    found.add(tensor);
    for (const { outputs } of readers.get(tensor) ?? []) left.push(...outputs);
  }
  return found;
}

const makers = (steps: readonly Step[]): ReadonlyMap<string, Step> =>
  new Map(steps.flatMap((step) => step.outputs.map((name) => [name, step] as const)));
