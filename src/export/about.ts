import type { Extent } from '../extent.js';
import type { Answer, Audio, ImagePipeline, PartOptions, Plan, PlanNode, StepWork } from '../plan/plan.js';
import type { RunRecord } from '../report/record.js';
import type { Trace } from '../trace/trace.js';

/** What the numbers of an output are. */
export interface OutputAbout {
  /** The label space, and its names in the order of the numbers; absent: the output answers no labels. */
  readonly labels?: string;
  readonly kind?: 'multi-label' | 'classes' | 'continuous';
  readonly names?: readonly string[];
  readonly unit?: string;
  readonly range?: readonly number[];
  /** `logits`, `probabilities`, `values`, `features` or `attention`. */
  readonly scale: string;
  /** Of labels whose thresholds were tuned: the probability from which on each is on. */
  readonly thresholds?: readonly number[];
  /** Of attention: the head that has it. `names` are those of its labels if each has a weight. */
  readonly head?: string;
}

/** What a step after the model does, and what its numbers are. */
export interface StepAbout extends OutputAbout {
  /** The outputs or earlier steps that it reads, as probabilities or values. */
  readonly of: readonly string[];
  readonly work: StepWork;
}

/** What an exported file says of itself: plain JSON. */
export interface About {
  readonly name: string;
  readonly title: string;
  /** By output. */
  readonly outputs: { readonly [output: string]: OutputAbout };
  /** What follows the outputs, in this order, and is not part of the graph; absent: nothing does. */
  readonly postprocess?: { readonly [step: string]: StepAbout };
  /** What is fed, by input. */
  readonly inputs: { readonly [input: string]: InputAbout };
  /** How sequences are cut; absent: every row is predicted by itself. */
  readonly windows?: WindowsAbout;
  /** How an image becomes the input; absent: no input is an image. */
  readonly preprocessing?: Preprocessing;
  /** Terms of data and weights, as far as the run knows them. */
  readonly terms: Terms;
  readonly run: {
    readonly page: string;
    readonly weights: string;
    readonly seed: number;
    readonly profile: string | null;
    readonly zoo: string;
  };
}

/** What is fed to an input. */
export interface InputAbout {
  /** `frames`: which frames of a window are not padding: 1, and 0 for those that are. */
  readonly of: 'image' | 'vector' | 'sound' | 'frames';
  /** For one row; where rows are windows, for one window. */
  readonly shape: readonly number[];
  /** Of sound: the backbone that computes it, with its options, and what the page says of the sounds of videos. */
  readonly computed?: {
    readonly by: PartOptions;
    readonly audio: Pick<Audio, 'rate' | 'align'> & { readonly fps?: number };
  };
}

/** How a sequence is cut into windows. A frame in several has the mean of their outputs. */
export interface WindowsAbout {
  /** Frames of a window. The last of a shorter sequence is repeated up to it. */
  readonly length: number;
  /** Frames from the start of a window to that of the next; the last one ends with its sequence. */
  readonly stride: number;
  /** 2: a window reads every second frame, and another one those between. */
  readonly dilation: number;
  /** What is read for a frame that is missing. */
  readonly gaps: 'repeat' | 'zeros' | 'skip';
}

/** Terms of what the run was made from; null where nobody has stated them. */
export interface Terms {
  /** The license of the data. */
  readonly data: string | null;
  /** That of the weights that the backbone started from; absent where it started at random or the data are vectors. */
  readonly weights?: string | null;
}

/** How a decoded image becomes the network's input. */
export interface Preprocessing {
  readonly color: 'RGB';
  readonly layout: 'NHWC';
  /** What cuts the face out of a photo beforehand. It is not part of the export. */
  readonly align?: string;
  /** What the image is resized to, antialiased bilinear as Pillow does it: the side of a square, or `[height, width]`, pixels. */
  readonly resize: Extent;
  /** Of pixels in [0, 1], per channel: (value - mean) / std. */
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** What the outputs of these nodes are. */
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

/** The steps after the model that read these heads alone, and earlier steps. */
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

/** What the outputs of a trace are that are the attention of heads. */
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

/** What a run's record says of the run. */
export const runAbout = ({ page, weights, seed, profile, zoo }: RunRecord): About['run'] => ({
  page,
  weights: weights.sha256,
  seed,
  profile,
  zoo,
});

/** The terms that a run's record has; one of an earlier version has none. */
export function termsOf({ terms }: RunRecord): Terms {
  if (!terms) return { data: null };
  const { data, weights } = terms;
  return { data, ...(weights !== undefined && { weights }) };
}
