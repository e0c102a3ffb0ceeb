import { declareNetwork } from '../network/declare.js';
import { tensorOps } from '../network/tensors.js';
import type { BackbonePart, Tensor, Tf, Variable } from '../part.js';
import { stream } from '../random/stream.js';
import { boundToTry } from './bound.js';
import { evaluation } from './built-head.js';
import { checkGradients } from './differences.js';
import { quickValues, withoutPattern } from './quick-values.js';
import { SIDE } from './stand-ins.js';
import { ownedVariables, variableOf } from './variables.js';

const ROWS = 2;
/**
 * Number of weights to check, from the first to the last, each with at most this many numbers: checking all would take
 * minutes.
 */
const TRIED = 5;
const LARGE = 1e6;

/** Gradients of the image and of weights from the first to the last, with unchanged running statistics. */
export function checkNetworkGradients(tf: Tf, part: BackbonePart): void {
  const network = boundToTry(part)[0]!.bound.network!;
  const declared = declareNetwork(network, [SIDE, SIDE]);
  const { variables, scope } = ownedVariables(tf, declared.variables, (one) => quickValues(one));
  const image = variableOf(tf, new Float32Array(ROWS * SIDE * SIDE * 3), [ROWS, SIDE, SIDE, 3]);
  const weights = declared.variables.filter(({ role }) => role === 'weight');
  const tried = spread(weights.filter(({ name }) => variables.get(name)!.size <= LARGE));
  const leaves = new Map<string, Variable>([
    ['image', image],
    ...tried.map(({ name }) => [name, variables.get(name)!] as const),
  ]);
  const redraw = (draw: number): void => {
    put(tf, image, stream(1, 'conformance', 'image', draw).normal(image.size));
    for (const one of tried) {
      const values = quickValues(one, draw).map((value, i) => value + 0.2 * withoutPattern(3 * i + draw));
      put(tf, variables.get(one.name)!, values);
    }
  };
  const f = () => {
    const outputs = network<Tensor>(tensorOps(scope, evaluation), image);
    return tf.concat(
      Object.values(outputs).map((one) => tf.reshape(one, [ROWS, -1])),
      1,
    );
  };
  try {
    checkGradients(tf, { leaves, redraw, f });
  } finally {
    tf.dispose([image, ...variables.values()]);
  }
}

const put = (tf: Tf, variable: Variable, data: Float32Array): void =>
  tf.tidy(() => variable.assign(tf.tensor(data, variable.shape)));

/** Evenly spaced elements of a list, including the first and the last. */
function spread<T>(list: readonly T[]): readonly T[] {
  const at = Array.from({ length: TRIED }, (_, i) => Math.round((i * (list.length - 1)) / (TRIED - 1)));
  return [...new Set(at)].flatMap((i) => list[i] ?? []);
}
