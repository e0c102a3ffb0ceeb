import { quoted } from './printable.js';
import type { At, Problem } from './problem.js';

/** A step does exactly one thing; another step can read this one as its node. */
export const oneWork = (at: At, step: string, found: readonly string[]): Problem => ({
  ...at,
  code: 'postprocess-step',
  message: `step "${step}" has ${found.length === 0 ? 'nothing to do' : quoted(found)}: use one of smooth, threshold, blend or clip; for more, add a step whose node is this one.`,
});

/** Steps and nodes cannot share names, because a metric can name either. */
export const stepNamedAsNode = (at: At, step: string): Problem => ({
  ...at,
  code: 'step-named-as-node',
  message: `step "${step}" has the name of a head: metrics and predictions could not tell them apart. Rename the step.`,
});

/** Steps that read each other in a cycle have no first step. */
export const stepCircle = (at: At, circle: readonly string[]): Problem => ({
  ...at,
  code: 'step-circle',
  message: `these steps read each other in a cycle: ${circle.join(' -> ')}. Make one of them read a node of the model.`,
});

/** Only nodes that predict labels can be postprocessed. */
export const stepDoesNotFit = (at: At, step: string, found: string, expected: string): Problem => ({
  ...at,
  code: 'step-does-not-fit',
  message: `step "${step}" needs ${expected}, but is given ${found}.`,
});

/** Smoothing needs the frames of a sequence in order, but the data set does not say which frame of which sequence a row is. */
export const noSequences = (at: At, step: string, data: string): Problem => ({
  ...at,
  code: 'no-sequences',
  message: `step "${step}" smooths over frames, but data set "${data}" does not say which frame of which video a row is: for your own table, set "sequence" and "position" to its columns; otherwise remove the step.`,
});

/** A span must have a middle frame. */
export const evenSpan = (at: At, span: number): Problem => ({
  ...at,
  code: 'even-span',
  message: `a span of ${span} frames has no middle: use an odd number, ${span - 1} or ${span + 1}.`,
});

/** `sigma` only applies to gaussian smoothing. */
export const sigmaAlone = (at: At, by: string): Problem => ({
  ...at,
  code: 'sigma-alone',
  message: `sigma has no effect on smoothing by ${by}: write by: gaussian, or remove sigma.`,
});

/** There are several spans to choose from, but no rows to score them on. */
export const spansWithoutTune = (at: At, step: string): Problem => ({
  ...at,
  code: 'spans-without-tune',
  message: `step "${step}" has a list of spans, but no rows to score them on: add tune: train or tune: validation, or use one span.`,
});

/** With a single span, there is nothing to choose. */
export const tuneAlone = (at: At, option: string): Problem => ({
  ...at,
  code: 'tune-alone',
  message: `${option} has no effect on a single span: use a list of spans, or remove ${option}.`,
});

/** Spans are scored by one metric, which must depend on the step. */
export const spanMetric = (
  at: At,
  step: string,
  metric: string | undefined,
  own: readonly string[],
): Problem => ({
  ...at,
  code: 'span-metric',
  message: `${metric === undefined ? `step "${step}" needs a metric to pick its span` : `no span of step "${step}" changes metric "${metric}"`}: ${own.length === 0 ? 'add one that scores the step' : `write select: ${own.length === 1 ? own[0] : `with one of ${own.join(', ')}`}`}.`,
});

/**
 * Other runs only have predictions for validation rows.
 *
 * @example step "cut" blends predictions of other runs, which exist only for validation rows: set tune: validation.
 */
export const blendOnTrain = (at: At, step: string): Problem => ({
  ...at,
  code: 'blend-on-train',
  message: `step "${step}" blends predictions of other runs, which exist only for validation rows: set tune: validation.`,
});

/**
 * A step is tuned on the rows that are scored, so it fits them better than other rows.
 *
 * @example postprocess.ex-smooth.smooth.tune: "ex-smooth" is tuned on the validation rows, which P_EX scores too: that
 * score is too high. Tune on the training rows, or score other rows: zoo evaluate RUN --split test.
 */
export const tunedWhereScored = (at: At, name: string, metrics: readonly string[]): Problem => ({
  ...at,
  code: 'tuned-where-scored',
  message: `"${name}" is tuned on the validation rows, which ${metrics.join(' and ')} ${metrics.length === 1 ? 'scores' : 'score'} too: ${metrics.length === 1 ? 'that score is' : 'these scores are'} too high. Tune on the training rows, or score other rows: zoo evaluate RUN --split test.`,
});

/**
 * The frame numbers of a sequence span more than any video: they are probably time stamps.
 *
 * @example step "ex-smooth": a sequence spans 86400000 frames, more than 10000000. Use frame numbers, not times.
 */
export const longSequence = (what: string, path: string, frames: number, most: number): Problem => ({
  code: 'long-sequence',
  message: `${what}: a sequence spans ${frames} frames, more than ${most}. Use frame numbers, not times.`,
  path,
});
