export const needsVector = (role: string, shape: readonly number[]): string =>
  `${role} must be a vector per row, but has shape [${shape.join(', ')}]`;

export const tooManyNeighbors = (neighbors: number, nodes: number): string =>
  `a graph of ${nodes} nodes cannot keep ${neighbors} neighbours each: make neighbors ${nodes} or less`;

export const valueUnlikeKey = (key: number, value: number): string =>
  `key and value must be equally wide, but are ${key} and ${value} wide`;
