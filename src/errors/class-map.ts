/** Messages of the head class-map. */

/** The rows of a matrix must have the same length: one weight for each label that they give. */
export const unevenMap = (found: number, expected: number): string =>
  `a row has ${found} weights, but the first has ${expected}: list one weight for each label of the map`;

/** A map has a row for each label that it translates. */
export const rowsOfMap = (rows: number, width: number): string =>
  `the map has ${rows} rows, one for each label that it translates, but the input gives ${width} numbers`;

/** Only predictions of classes or labels can be translated. */
export const noMapInput = (scale: string): string =>
  `it translates logits or probabilities, but the input gives ${scale}: name a node that predicts classes or labels`;
