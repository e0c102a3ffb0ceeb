/** Numbers with a shape, row-major. */
export interface NamedArray {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export type NamedArrays = ReadonlyMap<string, NamedArray>;
