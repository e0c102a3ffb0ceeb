/** Small models that show what can be read from numbers: a straight line, least squares, logistic regression. */

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Pearson's correlation. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  const product = (x: readonly number[], mx: number, y: readonly number[], my: number) =>
    mean(x.map((value, i) => (value - mx) * (y[i]! - my)));
  return product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb));
}

const dot = (w: readonly number[], x: readonly number[]): number =>
  x.reduce((sum, value, i) => sum + value * w[i]!, w[x.length]!);

/** Root mean squared error of least squares on the even rows, measured on the odd ones. */
export function heldOutError(x: readonly (readonly number[])[], y: readonly number[]): number {
  const model = descent(
    x.filter((_, i) => i % 2 === 0),
    y.filter((_, i) => i % 2 === 0),
    (z) => z,
  );
  const off = x.flatMap((row, i) => (i % 2 === 1 ? [model(row) - y[i]!] : []));
  return Math.sqrt(mean(off.map((value) => value * value)));
}

/** Share of the odd rows whose class, 0 or 1, logistic regression on the even rows gets right. */
export function heldOutAccuracy(x: readonly (readonly number[])[], y: readonly number[]): number {
  const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
  const model = descent(
    x.filter((_, i) => i % 2 === 0),
    y.filter((_, i) => i % 2 === 0),
    sigmoid,
  );
  return mean(x.flatMap((row, i) => (i % 2 === 1 ? [Number(model(row) >= 0.5 === (y[i] === 1))] : [])));
}

/** Gradient descent with a little weight decay, on standardized inputs. */
function descent(
  x: readonly (readonly number[])[],
  y: readonly number[],
  link: (z: number) => number,
): (row: readonly number[]) => number {
  const width = x[0]!.length;
  const columns = Array.from({ length: width }, (_, k) => x.map((row) => row[k]!));
  const means = columns.map(mean);
  const deviations = columns.map(
    (column, k) => Math.sqrt(mean(column.map((v) => (v - means[k]!) ** 2))) || 1,
  );
  const scaled = (row: readonly number[]) => row.map((value, k) => (value - means[k]!) / deviations[k]!);
  const rows = x.map(scaled);
  const w = new Array<number>(width + 1).fill(0);
  for (let step = 0; step < 3000; step++) {
    const slope = new Array<number>(width + 1).fill(0);
    rows.forEach((row, i) => {
      const off = (link(dot(w, row)) - y[i]!) / rows.length;
      row.forEach((value, k) => {
        slope[k]! += off * value;
      });
      slope[width]! += off;
    });
    for (let k = 0; k <= width; k++) w[k]! -= 0.1 * (slope[k]! + (k < width ? 1e-3 * w[k]! : 0));
  }
  return (row) => link(dot(w, scaled(row)));
}
