import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { notInOnnx } from '../../errors/engine.js';
import { rules as exported, type Rules } from '../../onnx/rules.js';
import { OnnxWriter } from '../../onnx/writer.js';
import { NoForm } from '../../trace/kernel.js';
import type { TraceNode, TraceValue, ValueType } from '../../trace/trace.js';
import { outputsOf, viewShapes } from '../counting/outputs.js';
import { shapeRules } from '../counting/shapes.js';
import { convolutionRules } from './convolutions.js';
import { type Deferred, type Seen, type Work, workOf } from './deferred.js';
import { logarithmRules } from './logarithms.js';
import { normRules } from './norms.js';
import { productRules } from './products.js';
import { recurrenceRules } from './recurrence.js';
import { scatteringRules } from './scattering.js';
import { sumRules } from './sums.js';

/**
 * How to write the kernels of a step: as in exports, except gradients, and kernels whose numbers must not depend on the
 * number of threads.
 */
export const rules: Rules = {
  ...exported,
  ...productRules,
  ...logarithmRules,
  ...convolutionRules,
  ...normRules,
  ...sumRules,
  ...scatteringRules,
  ...recurrenceRules,
};

/** The ONNX opset of the engine's graphs. */
export const OPSET = 17;

/** The output of a kernel that can be part of a graph. */
export interface Form {
  readonly several: boolean;
  readonly list: readonly { readonly shape: readonly number[]; readonly dtype: ValueType }[];
  /** A copy of its attributes: the caller may change them before the kernel runs. */
  readonly attrs: Deferred['attrs'];
}

/** Forms of kernels by signature. `takes` says whether onnxruntime can run some work. */
export class Forms {
  readonly #known = new Map<string, Form | string>();

  constructor(
    readonly rules: Rules,
    readonly takes: (work: Work) => boolean,
  ) {}

  /** The output of a kernel with such inputs and attributes, or why it cannot be part of a graph; '' if it has no numbers. */
  of(signature: string, kernel: string, inputs: readonly Seen[], attrs: Deferred['attrs']): Form | string {
    const known = this.#known.get(signature);
    if (known !== undefined) return known;
    const form = formOf(this.rules, kernel, inputs, attrs);
    const isTaken = typeof form === 'string' || this.#isTaken({ signature, kernel, inputs }, form);
    const found = isTaken ? form : notInOnnx(`${kernel} of ${typesOf(inputs, form as Form).join(' and ')}`);
    this.#known.set(signature, found);
    return found;
  }

  /** onnxruntime has all operators for floats, but only some for other types. */
  #isTaken(one: Pick<Deferred, 'signature' | 'kernel' | 'inputs'>, { list, attrs }: Form): boolean {
    if (typesOf(one.inputs, { list }).join() === 'float32') return true;
    const outputs = list.map(({ shape, dtype }) => ({ shape, dtype, owners: 1, readers: 0 }));
    return this.takes(workOf([{ ...one, attrs, outputs }]));
  }
}

const typesOf = (inputs: readonly Seen[], { list }: Pick<Form, 'list'>): readonly string[] => [
  ...new Set([...inputs.map(({ held }) => held.dtype), ...list.map(({ dtype }) => dtype)]),
];

function formOf(
  rules: Rules,
  kernel: string,
  inputs: readonly Seen[],
  attrs: Deferred['attrs'],
): Form | string {
  if (!rules[kernel] || !(shapeRules[kernel] || viewShapes[kernel] || kernel === 'Cast'))
    return notInOnnx(kernel);
  const given = inputs.map(
    ({ role, held, shape }) => [role, { shape: [...shape], dtype: held.dtype }] as const,
  );
  const { several, list } = outputsOf(
    { kernelName: kernel } as KernelConfig,
    Object.fromEntries(given) as unknown as { [role: string]: TensorInfo },
    attrs,
  );
  if ([...given.map(([, one]) => one), ...list].some(({ shape }) => shape.includes(0))) return '';
  const outputs = list.map(({ shape, dtype }) => ({ shape: [...shape], dtype: dtype as ValueType }));
  const values = given.map(([role, value]) => [role, value as TraceValue] as const);
  const node: TraceNode = { kernel, attrs, outputs, inputs: Object.fromEntries(values), owner: '' };
  const w = new OnnxWriter({ opset: OPSET, half: false });
  for (const [, value] of values) w.give(value, 'x');
  try {
    rules[kernel]!(w, node);
    return { several, list: outputs, attrs: structuredClone(attrs) };
  } catch (error) {
    if (error instanceof NoForm) return notInOnnx(error.message);
    throw error;
  }
}
