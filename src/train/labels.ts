import type { LabelSpace, LabelStatistics, Row, RowList } from '../part.js';

/**
 * One task's labels over the rows of a split, row-major; rows without the label are zeros and absent in `has`; if a
 * row has only some of the units, the others are NaN.
 */
export interface LabelMatrix {
  readonly kind: LabelSpace['kind'];
  readonly width: number;
  readonly data: Float32Array;
  readonly has: Uint8Array;
}

/** The labels of these rows, by space. Makes each row once, for all spaces. */
export function labelMatrices(
  rows: RowList<Pick<Row, 'labels'>>,
  spaces: readonly LabelSpace[],
): { readonly [space: string]: LabelMatrix } {
  const matrices = spaces.map(({ name, kind, names: { length: width } }) => {
    const data = new Float32Array(rows.length * width);
    return [name, { kind, width, data, has: new Uint8Array(rows.length) }] as const;
  });
  for (const [i, { labels }] of rows.entries())
    for (const [space, { width, data, has }] of matrices) {
      const label = labels[space];
      if (!label) continue;
      data.set(label, i * width);
      has[i] = 1;
    }
  return Object.fromEntries(matrices);
}

/** A matrix without the rows that lack some of the units. */
export function wholeRows(matrix: LabelMatrix): LabelMatrix {
  const { width, data, has } = matrix;
  if (!data.some(Number.isNaN)) return matrix;
  const whole = (row: number): boolean => !data.subarray(row * width, (row + 1) * width).some(Number.isNaN);
  return { ...matrix, has: has.map((one, row) => (whole(row) ? one : 0)) };
}

/** The number of rows that have the label, and how often each name is positive (or is the class) among them. */
export function labelStatistics(
  { width, data, has }: LabelMatrix,
  kind: LabelSpace['kind'],
): LabelStatistics {
  const counts = new Array<number>(width).fill(0);
  const present = new Array<number>(width).fill(0);
  let rows = 0;
  for (let i = 0; i < has.length; i++) {
    if (!has[i]) continue;
    rows++;
    for (let k = 0; k < width; k++) {
      const label = data[i * width + k]!;
      if (Number.isNaN(label)) continue;
      present[k]!++;
      if (kind !== 'continuous') counts[k]! += label;
    }
  }
  return present.every((one) => one === rows) ? { kind, rows, counts } : { kind, rows, counts, present };
}
