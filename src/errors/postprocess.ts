import { quoted } from './printable.js';
import type { At, Problem } from './problem.js';

/** A step does exactly one thing: further ones are steps of their own, which name it as their node. */
export const oneWork = (at: At, step: string, found: readonly string[]): Problem => ({
  ...at,
  code: 'postprocess-step',
  message: `step "${step}" has ${found.length === 0 ? 'nothing to do' : quoted(found)}: give one of smooth, threshold, blend or clip; a further step names this one as its node.`,
});

/** The names of steps and nodes are one set: a metric names either. */
export const stepNamedAsNode = (at: At, step: string): Problem => ({
  ...at,
  code: 'step-named-as-node',
  message: `step "${step}" has the name of a head: metrics and predictions could not tell them apart. Rename the step.`,
});

/** Steps that read each other have no first one. */
export const stepCircle = (at: At, circle: readonly string[]): Problem => ({
  ...at,
  code: 'step-circle',
  message: `these steps read each other in a circle: ${circle.join(' -> ')}. Let one of them read a node of the model.`,
});

/** Only what predicts labels can be postprocessed. */
export const stepDoesNotFit = (at: At, step: string, found: string, expected: string): Problem => ({
  ...at,
  code: 'step-does-not-fit',
  message: `step "${step}" needs ${expected}, but is given ${found}.`,
});

/** Smoothing goes over the frames of a sequence, and the data set does not say which frame of which sequence a row is. */
export const noSequences = (at: At, step: string, data: string): Problem => ({
  ...at,
  code: 'no-sequences',
  message: `step "${step}" smooths over frames, but data set "${data}" does not say which frame of which video a row is: for a table of your own, name the columns "sequence" and "position"; else remove the step.`,
});

/** The window has a middle. */
export const evenSpan = (at: At, span: number): Problem => ({
  ...at,
  code: 'even-span',
  message: `a span of ${span} frames has no middle: give an odd number, ${span - 1} or ${span + 1}.`,
});

/** `sigma` belongs to gaussian smoothing. */
export const sigmaAlone = (at: At, by: string): Problem => ({
  ...at,
  code: 'sigma-alone',
  message: `sigma has no effect on smoothing by ${by}: write by: gaussian, or remove sigma.`,
});

/**
 * The numbers of frames of a sequence are as far apart as no video is long: time stamps, most likely.
 *
 * @example step "ex-smooth": a sequence spans 86400000 frames, more than 10000000. Give the numbers of frames, not times.
 */
export const longSequence = (what: string, path: string, frames: number, most: number): Problem => ({
  code: 'long-sequence',
  message: `${what}: a sequence spans ${frames} frames, more than ${most}. Give the numbers of frames, not times.`,
  path,
});
