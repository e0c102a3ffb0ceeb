import type { Extent } from '../extent.js';
import type {
  JointLosses,
  LabelKind,
  LabelSpace,
  Mixture,
  NamedTensor,
  Signal,
  VariableDeclaration,
} from '../part.js';

/** The rows on which thresholds and spans are tuned, once training is over. */
export type TuningRows = 'train' | 'validation';

/** Options of a part: flat, checked, defaults filled; `type` is the part's name. */
export interface PartOptions {
  readonly type: string;
  readonly [option: string]: unknown;
}

/** A node, or one named output of it (`backbone.features`). */
export interface Source {
  readonly node: string;
  readonly output?: string;
}

/** A range of columns of a node's output. */
export interface Columns {
  readonly offset: number;
  readonly width: number;
  /** What they are laid out as where they are read by name; absent: a vector. */
  readonly shape?: readonly number[];
}

/** What of a node answers a task: these columns, in the order of the label space's names. */
export interface Answer extends Columns {
  readonly labels: string;
  readonly scale: Signal['scale'];
  /** The scale that the labels are learned on; absent: their own. */
  readonly learned?: AnswerScale;
  /** Of multi-label answers, once they are tuned: the probability from which on each label is on; absent: 0.5. */
  readonly thresholds?: readonly number[];
}

/**
 * How continuous labels are learned: label = offset + factor x output. `standardized`: by the mean and the standard deviation
 * of the training rows, which the node keeps as its statistics `labels.mean` and `labels.deviation`.
 */
export type AnswerScale = { readonly offset: number; readonly factor: number } | 'standardized';

/** A node of the model: the backbone or a head. */
export interface PlanNode {
  readonly name: string;
  readonly shelf: 'backbones' | 'heads';
  readonly options: PartOptions;
  /** By role (`input`, `query`, ...): the sources whose outputs are joined along the last axis. */
  readonly inputs: { readonly [role: string]: readonly Source[] };
  /** The joined inputs, one signal a role. */
  readonly signals: { readonly [role: string]: Signal };
  readonly output: Signal;
  /** A backbone's outputs by name, in the order they are joined; empty for heads. */
  readonly outputs: { readonly [name: string]: Columns };
  /** Of a model in a file: the tensor behind each output, with its shape for one image. */
  readonly tensors?: { readonly [output: string]: NamedTensor };
  readonly answer?: Answer;
  /** What of a node only losses read, with these labels: numbers of a scale that is a plugin's own. */
  readonly supervised?: Answer;
  readonly variables: readonly VariableDeclaration[];
  /** True where no gradient flows through the node into what it reads. */
  readonly detached?: boolean;
  /** True where it reads windows of sequences. */
  readonly temporal?: true;
  /** Of a head with multi-label answers: the rows that its thresholds are tuned on; absent: they are not. */
  readonly tunes?: TuningRows;
  /** Of a head: the run that it starts from, `run:runs/x`; absent: it starts at random. */
  readonly weights?: string;
  /** Of a backbone that is a network: floating-point operations, forward, per sample. Heads are counted (`cost`). */
  readonly flops?: number;
  /** Rows that a training batch must have at least; absent: one. */
  readonly leastRows?: number;
}

/** A loss of a stage. */
export interface PlanLoss {
  /** Its key in the page: that of its node, unless it has a name of its own. */
  readonly name: string;
  /** The node whose answer the loss reads. */
  readonly node: string;
  /** The kind of labels that this answer is taken for. */
  readonly kind: LabelKind;
  /** The label space whose labels the loss reads; absent where it has a target. */
  readonly labels?: string;
  /** The node whose answer it compares with, in place of labels. */
  readonly target?: string;
  /** True where the gradient flows into the target too; absent: the target is constant. */
  readonly both?: true;
  readonly weight: number;
  readonly options: PartOptions;
}

/** How rows of a batch are mixed. */
export interface Mixup {
  /** Both parameters of the beta distribution that the share of the first row is drawn from. */
  readonly alpha: number;
  /** How much the losses of the unmixed rows count beside. */
  readonly real: number;
}

/** How a stage's losses become one. */
export interface PlanBalancer {
  readonly options: PartOptions;
  readonly joint: JointLosses;
  readonly variables: readonly VariableDeclaration[];
}

/** What hears how the run goes. */
export interface PlanTracker {
  readonly name: string;
  readonly options: PartOptions;
}

/** A stage: what it trains, by which losses and rules, and what it must compute for that. */
export interface PlanStage {
  readonly name: string;
  readonly train: readonly string[];
  readonly losses: readonly PlanLoss[];
  readonly balancer: PlanBalancer;
  /** Label spaces: training rows that carry at least one of them are used; empty: all rows. */
  readonly rows: readonly string[];
  /** The node whose classes are drawn equally often; absent: every row is seen once an epoch. */
  readonly sampling?: { readonly balanced: string };
  readonly optimizer: PartOptions;
  readonly gradient: PartOptions;
  /** Passes through the model per step: 2 for SAM. */
  readonly passes: number;
  /** Largest norm of the gradient that the optimizer follows; absent: no limit. */
  readonly clip?: number;
  readonly schedule: PartOptions;
  /** How rows are mixed; absent: they are not. */
  readonly mixup?: Mixup;
  readonly batch: number;
  readonly epochs: number;
  /** The metric whose best validation value selects the weights that the stage leaves behind; absent: the last ones. */
  readonly select?: string;
  /** Which of several epochs with the same best value is kept; absent: the first. */
  readonly selectTies?: 'first' | 'last';
  /** Epochs without a better value of `select` after which the stage ends; absent: it trains all its epochs. */
  readonly patience?: number;
  /** Metrics that this stage can move, scored on the validation rows after each epoch. */
  readonly metrics: readonly string[];
  /** Nodes computed at each step, in order: those that train, and those between them and an answer. */
  readonly active: readonly string[];
  /** Nodes that the stage reads and cannot change: computed once per image and view, and banked. */
  readonly banked: readonly string[];
  /** True where a temporal node is among those computed at each step: batches are windows; absent: rows. */
  readonly windows?: true;
  /** Number of trained parameters, and of those that the stage reads but leaves as they are. */
  readonly trainable: number;
  readonly frozen: number;
}

/** A score of the page. */
export interface PlanMetric {
  readonly name: string;
  readonly options: PartOptions;
  /** The node whose answer is scored; absent where the metric combines others. */
  readonly node?: string;
  readonly of: readonly string[];
}

/** A node or step of another run, by its folder. */
export interface BlendedRun {
  readonly run: string;
  readonly node: string;
  readonly weight: number;
}

/** The spans of which one is tuned, the rows on which they are scored, and the metric that picks one. */
export interface SpanTuning {
  readonly spans: readonly number[];
  readonly rows: TuningRows;
  readonly metric: string;
}

/** What a step after the model does to the predictions that it reads. */
export type StepWork =
  | {
      readonly type: 'smooth';
      readonly by: 'mean' | 'median' | 'gaussian' | 'wiener';
      readonly span: number;
      /** Absent: it is fixed. Until it is tuned, it is the first. */
      readonly tuned?: SpanTuning;
      readonly sigma?: number;
      readonly gaps: 'interpolate' | 'skip';
    }
  /** Without values, they are tuned. */
  | { readonly type: 'threshold'; readonly values?: readonly number[] }
  /** A weight for each node that the step reads, and what other runs predict beside them. */
  | { readonly type: 'blend'; readonly weights: readonly number[]; readonly runs?: readonly BlendedRun[] }
  | { readonly type: 'clip'; readonly range: readonly [number, number] };

/** A step after the model, in evaluation and prediction alone. */
export interface PlanStep {
  readonly name: string;
  /** The nodes or earlier steps that it reads. */
  readonly of: readonly string[];
  readonly work: StepWork;
  /** What it gives: probabilities or values of the labels that these predict. */
  readonly answer: Answer;
  /** The rows that its thresholds are tuned on; absent: they are not. */
  readonly tunes?: TuningRows;
}

/** How an image file becomes the network's input. */
export interface ImagePipeline {
  /** What an image is resized to: the side of a square, or `[height, width]`, pixels. */
  readonly resize: Extent;
  /** What is cut out (random place in training); absent: all of it. */
  readonly crop?: Extent;
  readonly flip?: boolean;
  readonly jitter?: {
    readonly brightness: number;
    readonly contrast: number;
    readonly saturation: number;
    readonly hue: number;
    readonly probability: number;
  };
  /** What finds the face in a photo, and what happens to one without; absent: images are seen whole. */
  readonly align?: PartOptions & { readonly missing: string };
  /** Augmented copies of each image that are banked. */
  readonly views?: number;
  /** Largest image that is decoded, millions of pixels; absent: 64. */
  readonly megapixels?: number;
}

/** Where the sound of videos is, and which moment of it a frame is at. */
export interface Audio {
  readonly folder: string;
  /** Samples a second. */
  readonly rate: number;
  readonly fps?: number | string;
  readonly timestamps?: string;
  readonly align: 'time' | 'proportion';
}

/** How images are seen in training, and in evaluation. */
export interface Images {
  readonly train: ImagePipeline;
  readonly evaluate: ImagePipeline;
}

/** How temporal nodes see the sequences of the data set. */
export interface PlanWindows {
  /** Frames of a window; whole: a sequence is one. */
  readonly length: number | 'whole';
  /** Distance of its frames in the sequence. */
  readonly dilation: number;
  /** Frames from the start of a window to that of the next; absent: the length. */
  readonly stride?: number;
  /** Windows that a training epoch draws from each sequence; absent: those by stride. */
  readonly random?: number;
  /** Largest share of a training window's frames without a label; absent: one with a label is enough. */
  readonly missing?: number;
  readonly gaps: 'repeat' | 'zeros' | 'skip';
}

/** Everything that is decided before a tensor exists. Plain JSON: it can be printed, drawn, compared and stored. */
export interface Plan {
  readonly name: string;
  readonly data: PartOptions;
  /** How training draws from the data sets that it mixes; absent: it is one. */
  readonly mixture?: Mixture;
  readonly images: Images;
  /** Absent: every row is seen by itself. */
  readonly windows?: PlanWindows;
  /** Absent: no sound is read. */
  readonly audio?: Audio;
  /** The label spaces that nodes answer or that choose a stage's rows, and all of the page's own. */
  readonly labels: { readonly [name: string]: LabelSpace };
  /** In topological order; the backbone first. */
  readonly nodes: readonly PlanNode[];
  readonly stages: readonly PlanStage[];
  /** Steps after the model, each after those that it reads; absent: none. */
  readonly postprocess?: readonly PlanStep[];
  readonly metrics: readonly PlanMetric[];
  readonly trackers: readonly PlanTracker[];
}
