import type { Init, Scope, Tensor, VariableDeclaration } from '../../part.js';
import { addBias } from '../linear.js';
import { gru } from './gru.js';
import { gruBefore } from './gru-before.js';
import { lstm } from './lstm.js';
import type { Direction } from './steps.js';

/** The kind of a recurrent layer. */
export interface RecurrentOptions {
  readonly units: number;
  readonly cell: 'gru' | 'lstm';
  readonly reset: 'after' | 'before';
  readonly init: 'uniform' | 'orthogonal';
}

const gatesOf = ({ cell }: RecurrentOptions): number => (cell === 'gru' ? 3 : 4);
const hasOneBias = ({ cell, reset }: RecurrentOptions): boolean => cell === 'gru' && reset === 'before';

/** `<name>.input.weight` [inputs, gates x units], `.hidden.weight` [units, gates x units], `.input.bias`, `.hidden.bias`. */
export function recurrentVariables(
  options: RecurrentOptions,
  name: string,
  inputs: number,
): VariableDeclaration[] {
  const { units, init } = options;
  const width = gatesOf(options) * units;
  const uniform: Init = { type: 'uniform', limit: 1 / Math.sqrt(units) };
  const glorot: Init = { type: 'uniform', limit: Math.sqrt(6 / (inputs + units)) };
  const zero: Init = { type: 'constant', value: 0 };
  const [input, hidden, bias]: readonly Init[] =
    init === 'uniform' ? [uniform, uniform, uniform] : [glorot, { type: 'orthogonal' }, zero];
  const declare = (part: string, shape: number[], init: Init): VariableDeclaration => ({
    name: `${name}.${part}`,
    shape,
    init,
    role: 'weight',
  });
  return [
    declare('input.weight', [inputs, width], input!),
    declare('hidden.weight', [units, width], hidden!),
    declare('input.bias', [width], bias!),
    ...(hasOneBias(options) ? [] : [declare('hidden.bias', [width], bias!)]),
  ];
}

/** Added to a gate's sum in padding, so that its sigmoid is 0 or 1. */
const FAR = 1e9;

/**
 * One layer in one direction: x [windows, frames, inputs] to states [windows, frames, units]. In padding, [windows,
 * frames] of 1, gru keeps its state and lstm adds nothing to its cell, so both stay 0 if padding comes first.
 */
export function recurrentLayer(
  scope: Scope,
  options: RecurrentOptions,
  name: string,
  x: Tensor,
  padding: Tensor | undefined,
  direction: Direction,
): Tensor {
  const { tf } = scope;
  const { units, cell } = options;
  const gates = gatesOf(options);
  const [windows, frames, inputs] = x.shape as [number, number, number];
  const R = scope.variable(`${name}.hidden.weight`);
  const perGate = (values: readonly number[]): Tensor =>
    tf.tensor1d(values.flatMap((value) => Array(units).fill(value)));
  let bias: Tensor = scope.variable(`${name}.input.bias`);
  const hidden = hasOneBias(options) ? undefined : scope.variable(`${name}.hidden.bias`);
  if (hidden) bias = tf.add(bias, cell === 'lstm' ? hidden : tf.mul(hidden, perGate([1, 1, 0])));
  let sums = addBias(
    tf,
    tf.matMul(tf.reshape(x, [-1, inputs]), scope.variable(`${name}.input.weight`)),
    bias,
  );
  if (padding) {
    const moved = perGate(cell === 'gru' ? [0, FAR, 0] : [-FAR, 0, 0, 0]);
    sums = tf.add(sums, tf.matMul(tf.reshape(padding, [-1, 1]), tf.reshape(moved, [1, -1])));
  }
  const given = tf.transpose(tf.reshape(sums, [windows, frames, gates, units]), [1, 2, 0, 3]);
  const states = (): Tensor => {
    if (cell === 'lstm') return lstm(tf, given, R, direction);
    if (!hidden) return gruBefore(tf, given, R, direction);
    return gru(tf, given, R, tf.slice(hidden, [2 * units], [units]), direction);
  };
  return tf.transpose(states(), [1, 0, 2]);
}
