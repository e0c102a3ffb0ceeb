import type { Stream } from '../random/stream.js';
import type { LabelMatrix } from './labels.js';

/**
 * The probability of drawing each row so that the classes of a label are equally frequent: a row of class c gets a
 * share of 1 / (K n_c) of the draws of rows that have the label, where K is the number of classes that occur. Rows
 * without the label keep their share.
 */
export function balancedShares(rows: Int32Array, labels: LabelMatrix): Float64Array {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const one = classOf(row, labels);
    if (one !== undefined) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const labeled = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return new Float64Array(rows.length).map((_, i) => {
    const one = classOf(rows[i]!, labels);
    return one === undefined ? 1 / rows.length : labeled / rows.length / (counts.size * counts.get(one)!);
  });
}

/** The class of a row, or its yes (1) or no (0); undefined if it has none. */
function classOf(row: number, { width, data, has }: LabelMatrix): number | undefined {
  const label = data.subarray(row * width, (row + 1) * width);
  if (!has[row] || Number.isNaN(label[0])) return undefined;
  return width === 1 ? label[0]! : label.indexOf(1);
}

/** As many rows as there are, each drawn with its probability, with replacement. */
export function drawnRows(rows: Int32Array, shares: Float64Array, random: Stream): Int32Array {
  let sum = 0;
  const upTo = shares.map((share) => (sum += share));
  return rows.map(() => {
    const point = (random.uint32() / 2 ** 32) * sum;
    let [low, high] = [0, rows.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! > point) high = middle;
      else low = middle + 1;
    }
    return rows[low]!;
  });
}
