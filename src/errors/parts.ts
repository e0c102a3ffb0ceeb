import type { Problem } from './problem.js';

export const needsVector = (role: string, shape: readonly number[]): string =>
  `${role} must be a vector per row, but has shape [${shape.join(', ')}]`;

export const tooManyNeighbors = (neighbors: number, nodes: number): string =>
  `a graph of ${nodes} nodes cannot keep ${neighbors} neighbours each: make neighbors ${nodes} or less`;

export const valueUnlikeKey = (key: number, value: number): string =>
  `key and value must be equally wide, but are ${key} and ${value} wide`;

/**
 * A loss is given weights by hand, and not as many as there are labels.
 *
 * @example loss "weighted-asymmetric" is given 8 weights, but there are 12 labels: list one weight a label, in
 * their order
 */
export const wrongNumberOfWeights = (loss: string, found: number, expected: number): Problem => ({
  code: 'wrong-number-of-weights',
  message: `loss "${loss}" is given ${found} weights, but there are ${expected} labels: list one weight a label, in their order`,
});
