import type { BoundHead, Forward, Inference, Inputs, Pass, Signal, Tensor, Tf, Variable } from '../part.js';
import { bernoulliMask, stream } from '../random/stream.js';
import { Broken } from './outcome.js';
import { type Owned, ownedVariables, variableOf } from './variables.js';

/** A single head: its variables, its random inputs (also as variables), and its forward function. */
export interface BuiltHead {
  readonly declared: Inference;
  /** Shape of the output. */
  readonly shape: readonly number[];
  readonly owned: Owned;
  readonly inputs: ReadonlyMap<string, Variable>;
  forward(pass: Pass): Tensor;
  inspect(): Inputs<Tensor> | undefined;
  dispose(): void;
}

const ROWS = 3;

/** Frames in a window of a temporal head. */
export const FRAMES = 4;

/** Builds a head over inputs of these shapes: rows, or windows of frames. */
export function buildHead(tf: Tf, bound: BoundHead, signals: Inputs<Signal>, rows = ROWS): BuiltHead {
  const declared = bound.infer(signals);
  const owned = ownedVariables(tf, declared.variables);
  const { scope, variables } = owned;
  const lead = bound.temporal ? [rows, FRAMES] : [rows];
  const inputs = new Map(
    Object.entries(signals).map(([role, { shape }]) => {
      const size = [...lead, ...shape].reduce((a, b) => a * b, 1);
      return [role, variableOf(tf, stream(1, 'conformance', role).normal(size), [...lead, ...shape])];
    }),
  );
  const forward: Forward = bound.build(scope, signals);
  const given = (): Inputs<Tensor> => Object.fromEntries(inputs);
  return {
    declared,
    shape: [...lead, ...declared.output.shape],
    owned,
    inputs,
    forward: (pass) => forward(given(), pass),
    inspect: () => bound.inspect?.(scope, signals)(given()),
    dispose: () => tf.dispose([...variables.values(), ...inputs.values()]),
  };
}

export const evaluation: Pass = {
  training: false,
  updateStatistics: false,
  dropoutMask: () => {
    throw new Broken('it asks for a dropout mask in evaluation');
  },
};

/** A training pass that can be repeated: same masks, unchanged statistics. */
export function trainingPass(tf: Tf): Pass {
  return {
    training: true,
    updateStatistics: false,
    dropoutMask: (name, shape, rate) => {
      const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
      return tf.tensor(bernoulliMask(values, rate, 1, 'conformance', name), [...shape]);
    },
  };
}
