import type { Init, VariableDeclaration } from '../part.js';

/** Numbers without a pattern: real random numbers for a hundred million weights would take longer than everything else. */
export function quickValues({ shape, role, init }: VariableDeclaration, seed = 0): Float32Array {
  const data = new Float32Array(shape.reduce((a, b) => a * b, 1));
  if (role === 'statistic' || init.type === 'constant')
    return data.fill(init.type === 'constant' ? init.value : 1);
  const spread = spreadOf(init, shape);
  for (let i = 0; i < data.length; i++) data[i] = withoutPattern(i + seed) * spread;
  return data;
}

/** The difference between the smallest and the largest number. */
function spreadOf(init: Exclude<Init, { type: 'constant' }>, [rows]: readonly number[]): number {
  if (init.type === 'orthogonal') return 3.4 / Math.sqrt(rows!);
  return init.type === 'normal' ? 3.4 * init.deviation : 2 * init.limit;
}

/** From -1/2 to 1/2. */
export const withoutPattern = (i: number): number => (Math.imul(i, 2654435761) >>> 0) / 2 ** 32 - 0.5;
