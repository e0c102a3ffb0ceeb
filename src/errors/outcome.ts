/** Messages about a run that finished but learned little. */

/** Every row gets the same prediction. */
export const sameAnswer = (head: string, labels: string): string =>
  `head "${head}" predicts nearly the same "${labels}" for all validation rows. Likely causes: a learning rate that is too high, a saturated activation, or too few epochs.`;

/** A score is not above that of a predictor that ignores the image. `figures` are the two scores, with units. */
export const noBetterThanConstant = (metric: string, figures: readonly [string, string]): string =>
  `${metric} is ${figures[0]}, no better than the same prediction for every row (${figures[1]}). Likely causes: labels that do not belong to their rows, a frozen backbone whose features do not show these labels, a learning rate that does not fit, or too few epochs.`;

/** The mean loss of the last epoch is not below that of the first. */
export const lossDidNotFall = (stage: string, first: number, last: number): string =>
  `the loss of stage "${stage}" did not fall: ${first.toPrecision(3)} in the first epoch, ${last.toPrecision(3)} in the last. Likely causes: a learning rate that is too high or too low, or labels that do not belong to their rows.`;
