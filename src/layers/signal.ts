import { needsVector } from '../errors/parts.js';
import { refuse } from '../part/refuse.js';
import type { Inputs, Signal } from '../part.js';

/** Width of the vector in this role. Rejects the option that names it if it is not a vector. */
export function widthOf(inputs: Inputs<Signal>, role: string): number {
  const { shape } = inputs[role]!;
  if (shape.length !== 1) refuse(role, needsVector(role, shape));
  return shape[0]!;
}
