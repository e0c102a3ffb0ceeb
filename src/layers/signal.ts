import { needsVector } from '../errors/parts.js';
import type { Inputs, Signal } from '../part.js';

/** Width of the vector that plays this role. Throws an Error whose message is for the user where it is no vector. */
export function widthOf(inputs: Inputs<Signal>, role: string): number {
  const { shape } = inputs[role]!;
  if (shape.length !== 1) throw new Error(needsVector(role, shape));
  return shape[0]!;
}
