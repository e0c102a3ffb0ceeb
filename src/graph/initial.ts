import type { VariableDeclaration } from '../part.js';
import { stream } from '../random/stream.js';

/** A variable's initial values: they only depend on seed, node and variable name. */
export function initialValues(
  { name, shape, init }: VariableDeclaration,
  seed: number,
  node: string,
): Float32Array {
  const size = shape.reduce((a, b) => a * b, 1);
  if (init.type === 'constant') return new Float32Array(size).fill(init.value);
  const random = stream(seed, 'init', node, name);
  if (init.type === 'orthogonal') return orthogonal(random.normal(size), shape[0]!, size / shape[0]!);
  // In place and without a call for each: these may be millions.
  if (init.type === 'normal') {
    const values = random.normal(size);
    for (let i = 0; i < size; i++) values[i]! *= init.deviation;
    return values;
  }
  const values = random.uniform(size);
  for (let i = 0; i < size; i++) values[i] = (2 * values[i]! - 1) * init.limit;
  return values;
}

/** Makes the columns of each square block of a normal random matrix orthonormal, one after the other (Gram-Schmidt, twice). */
function orthogonal(values: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let block = 0; block < columns; block += rows) {
    const basis: Float64Array[] = [];
    for (let c = block; c < block + rows; c++) {
      const vector = Float64Array.from({ length: rows }, (_, r) => values[r * columns + c]!);
      for (const one of [...basis, ...basis]) subtract(vector, one, dot(vector, one));
      const length = Math.sqrt(dot(vector, vector));
      basis.push(vector.map((value) => value / length));
    }
    basis.forEach((vector, c) => {
      vector.forEach((value, r) => {
        out[r * columns + block + c] = value;
      });
    });
  }
  return out;
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

function subtract(from: Float64Array, vector: Float64Array, times: number): void {
  vector.forEach((value, i) => {
    from[i]! -= times * value;
  });
}
