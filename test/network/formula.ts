import type { VariableDeclaration } from '../../src/part.js';
import type { NamedArray, NamedArrays } from '../../src/weights/named-array.js';

/** `count` numbers in [0, 1) that are a function of `name` alone: FNV-1a of the name, then murmur3's finalizer. */
export function formula(name: string, count: number): Float64Array {
  let seed = 2166136261;
  for (const byte of Buffer.from(name)) seed = Math.imul(seed ^ byte, 16777619);
  return Float64Array.from({ length: count }, (_, i) => {
    let x = (Math.imul(i, 0x9e3779b1) + seed) | 0;
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
  });
}

/** Numbers in [-limit, limit). */
export const spread = (name: string, count: number, limit = 1): Float32Array =>
  Float32Array.from(formula(name, count), (u) => (2 * u - 1) * limit);

/** An array by the formula, in PyTorch's layout: weights within sqrt(6 / fan-in), norms around the identity. */
export function formulaArray(name: string, shape: readonly number[]): NamedArray {
  const count = size(shape);
  if (shape.length >= 2) return { shape, data: spread(name, count, Math.sqrt(6 / size(shape.slice(1)))) };
  const u = formula(name, count);
  if (name.endsWith('running_var')) return { shape, data: Float32Array.from(u, (u) => 0.5 + u) };
  const isNorm = name.endsWith('.weight');
  return { shape, data: Float32Array.from(u, (u) => (isNorm ? 0.8 + 0.4 * u : 0.2 * (2 * u - 1))) };
}

/** Every declared variable by the formula, in PyTorch's layout: [out, in, k, k], depthwise [c, 1, k, k], [out, in]. */
export function formulaWeights(variables: readonly VariableDeclaration[]): NamedArrays {
  return new Map(
    variables.map(({ name, shape }) => [name, formulaArray(name, pytorchShape(shape))] as const),
  );
}

function pytorchShape(shape: readonly number[]): readonly number[] {
  const [a, b, c, d] = shape as [number, number, number, number];
  if (shape.length === 4) return d === 1 ? [c, 1, a, b] : [d, c, a, b];
  if (shape.length === 2) return [b, a];
  return shape;
}

const size = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
