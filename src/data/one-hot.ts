/** A row of zeros with a one at `index`. */
export function oneHot(length: number, index: number): Float32Array {
  const row = new Float32Array(length);
  row[index] = 1;
  return row;
}
