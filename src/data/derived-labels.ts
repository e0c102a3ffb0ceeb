type Weights = readonly (readonly number[])[];

/** Converts a label to another label space; undefined if it implies nothing there. */
export type Derive = (label: Float32Array) => Float32Array | undefined;

/** The labels that a class implies are 1; the others are unknown, NaN. */
export function labelsOfClass(weights: Weights): Derive {
  return (label) => {
    const own = weights[label.indexOf(Math.max(...label))]!;
    return own.some((weight) => weight > 0)
      ? Float32Array.from(own, (weight) => (weight > 0 ? 1 : Number.NaN))
      : undefined;
  };
}

/** The class whose labels are all set; if several match, the one with most labels, the first in case of a tie. */
export function classOfLabels(weights: Weights): Derive {
  const classes = weights[0]!.map((_, one) => weights.flatMap((row, i) => (row[one]! > 0 ? [i] : [])));
  return (label) => {
    const shown = classes.map((own) => (own.every((i) => label[i] === 1) ? own.length : 0));
    const most = Math.max(...shown);
    if (most === 0) return undefined;
    return Float32Array.from(shown, (_, one) => Number(one === shown.indexOf(most)));
  };
}

/**
 * Probabilities of classes: t_e = softmax_e(I_e), I_e = sum_i w_ie y_i / sum_i w_ie over the known labels, 0 for a
 * class without any. Kollias 2021, soft co-annotation, as recalled.
 */
export function sharesOfLabels(weights: Weights): Derive {
  return (label) => {
    const known = weights.flatMap((row, i) => (Number.isNaN(label[i]) ? [] : [{ row, y: label[i]! }]));
    if (known.length === 0) return undefined;
    const evidence = weights[0]!.map((_, one) => {
      const sum = known.reduce((all, { row }) => all + row[one]!, 0);
      return sum === 0 ? 0 : known.reduce((all, { row, y }) => all + row[one]! * y, 0) / sum;
    });
    const powers = evidence.map(Math.exp);
    const sum = powers.reduce((a, b) => a + b, 0);
    return Float32Array.from(powers, (power) => power / sum);
  };
}
