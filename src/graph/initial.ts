import type { VariableDeclaration } from '../part.js';
import { stream } from '../random/stream.js';

/** A variable's first values: a function of seed, node and variable name alone. */
export function initialValues(
  { name, shape, init }: VariableDeclaration,
  seed: number,
  node: string,
): Float32Array {
  const size = shape.reduce((a, b) => a * b, 1);
  if (init.type === 'constant') return new Float32Array(size).fill(init.value);
  const random = stream(seed, 'init', node, name);
  if (init.type === 'normal') return random.normal(size).map((x) => x * init.deviation);
  return random.uniform(size).map((u) => (2 * u - 1) * init.limit);
}
