import type { Extent } from '../extent.js';
import type { Answer, Audio, ImagePipeline, PartOptions, Plan, PlanNode, StepWork } from '../plan/plan.js';
import type { RunRecord } from '../report/record.js';
import type { Trace } from '../trace/trace.js';

/** The meaning of an output's numbers. */
export interface OutputAbout {
  /** The label space, and its names in the order of the numbers; absent if the output predicts no labels. */
  readonly labels?: string;
  readonly kind?: 'multi-label' | 'classes' | 'continuous';
  readonly names?: readonly string[];
  readonly unit?: string;
  readonly range?: readonly number[];
  /** `logits`, `probabilities`, `values`, `features` or `attention`. */
  readonly scale: string;
  /** For labels with tuned thresholds: the probability from which each label is positive. */
  readonly thresholds?: readonly number[];
  /** For attention: its head. `names` are those of the head's labels if each has a weight. */
  readonly head?: string;
}

/** A step after the model, and the meaning of its numbers. */
export interface StepAbout extends OutputAbout {
  /** The outputs or earlier steps that it reads, as probabilities or values. */
  readonly of: readonly string[];
  readonly work: StepWork;
}

/** What an exported file says about itself, as plain JSON. */
export interface About {
  readonly name: string;
  readonly title: string;
  readonly outputs: { readonly [output: string]: OutputAbout };
  /** The steps that follow the outputs, in this order, outside the graph; absent if there are none. */
  readonly postprocess?: { readonly [step: string]: StepAbout };
  /** What to feed to each input. */
  readonly inputs: { readonly [input: string]: InputAbout };
  /** How to cut sequences; absent if every row is predicted separately. */
  readonly windows?: WindowsAbout;
  /** How an image becomes the input; absent if no input is an image. */
  readonly preprocessing?: Preprocessing;
  /** Terms of data and weights, as far as the run recorded them. */
  readonly terms: Terms;
  readonly run: {
    readonly page: string;
    readonly weights: string;
    readonly seed: number;
    readonly profile: string | null;
    readonly zoo: string;
  };
}

/** What to feed to an input. */
export interface InputAbout {
  /** `frames`: which frames of a window are real: 1, or 0 for padding. */
  readonly of: 'image' | 'vector' | 'sound' | 'frames';
  /** The shape for one row or, if rows are windows, for one window. */
  readonly shape: readonly number[];
  /** For sound: the backbone that computes it, with its options, and the page's settings for the sounds of videos. */
  readonly computed?: {
    readonly by: PartOptions;
    readonly audio: Pick<Audio, 'rate' | 'align'> & { readonly fps?: number };
  };
}

/** How a sequence is cut into windows. A frame in several windows gets the mean of their outputs. */
export interface WindowsAbout {
  /** Frames of a window. In a shorter sequence, the last frame is repeated. */
  readonly length: number;
  /** Frames from the start of a window to the start of the next; the last window ends with its sequence. */
  readonly stride: number;
  /** 2: one window reads every second frame, and another the frames between. */
  readonly dilation: number;
  /** What to read for a missing frame. */
  readonly gaps: 'repeat' | 'zeros' | 'skip';
}

/** Terms of the run's inputs; null if nobody stated them. */
export interface Terms {
  /** The license of the data. */
  readonly data: string | null;
  /** The license of the weights that the backbone started from; absent if it started at random or the data are vectors. */
  readonly weights?: string | null;
}

/** How a decoded image becomes the network's input. */
export interface Preprocessing {
  readonly color: 'RGB';
  readonly layout: 'NHWC';
  /** The aligner that cuts the face out of a photo beforehand. It is not part of the export. */
  readonly align?: string;
  /**
   * The size to which the image is resized, antialiased bilinear as in Pillow: the side of a square, or
   * `[height, width]`, in pixels.
   */
  readonly resize: Extent;
  /** For pixels in [0, 1], per channel: (value - mean) / std. */
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** Describes the outputs of these nodes. */
export function outputsAbout({ nodes, labels }: Plan, heads: readonly string[]): About['outputs'] {
  const of = (name: string): OutputAbout => {
    const { answer, output } = nodes.find((node) => node.name === name)! as PlanNode;
    return answer ? answerAbout(answer, labels) : { scale: output.scale };
  };
  return Object.fromEntries(heads.map((name) => [name, of(name)]));
}

function answerAbout({ labels: space, scale, thresholds }: Answer, labels: Plan['labels']): OutputAbout {
  const { kind, names, unit, range } = labels[space]!;
  const extra = { ...(unit && { unit }), ...(range && { range }) };
  return { labels: space, kind, names, ...extra, scale, ...(thresholds && { thresholds }) };
}

/** The steps after the model that only read these heads and earlier steps. */
export function stepsAbout(
  { postprocess = [], labels }: Plan,
  heads: readonly string[],
): Pick<About, 'postprocess'> {
  const known = new Set(heads);
  const steps = postprocess.flatMap(({ name, of, work, answer }): [string, StepAbout][] => {
    if (!of.every((one) => known.has(one))) return [];
    known.add(name);
    return [[name, { of, work, ...answerAbout(answer, labels) }]];
  });
  return steps.length > 0 ? { postprocess: Object.fromEntries(steps) } : {};
}

/** Describes the outputs of a trace that are the attention of heads. */
export const attentionAbout = ({ nodes, labels }: Plan, { outputs }: Trace): About['outputs'] =>
  Object.fromEntries(
    outputs.flatMap(({ name, attentionOf: head, value }) => {
      if (head === undefined) return [];
      const { answer } = nodes.find((node) => node.name === head)!;
      const names = answer && labels[answer.labels]!.names;
      const isEach = names?.length === value.shape.at(-1);
      return [[name, { scale: 'attention', head, ...(isEach && { names }) }]];
    }),
  );

/** How an image becomes the input in evaluation. */
export const preprocessingOf = (
  { resize, align }: ImagePipeline,
  { mean, std }: Pick<Preprocessing, 'mean' | 'std'>,
): Preprocessing => ({
  color: 'RGB',
  layout: 'NHWC',
  ...(align && { align: align.type }),
  resize,
  mean,
  std,
});

/** What a run's record says about the run. */
export const runAbout = ({ page, weights, seed, profile, zoo }: RunRecord): About['run'] => ({
  page,
  weights: weights.sha256,
  seed,
  profile,
  zoo,
});

/** The terms in a run's record; a record of an earlier version has none. */
export function termsOf({ terms }: RunRecord): Terms {
  if (!terms) return { data: null };
  const { data, weights } = terms;
  return { data, ...(weights !== undefined && { weights }) };
}
