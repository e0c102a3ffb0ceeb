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

/** The rows on which thresholds and spans are tuned after training. */
export type TuningRows = 'train' | 'validation';

/** Options of a part: flat, checked, with defaults filled in; `type` is the part's name. */
export interface PartOptions {
  readonly type: string;
  readonly [option: string]: unknown;
}

/** A node, or one of its named outputs (`backbone.features`). */
export interface Source {
  readonly node: string;
  readonly output?: string;
}

/** A range of columns of a node's output. */
export interface Columns {
  readonly offset: number;
  readonly width: number;
  /** Their shape if they are read by name; absent: a vector. */
  readonly shape?: readonly number[];
}

/** The columns of a node that predict a label space, in the order of its names. */
export interface Answer extends Columns {
  readonly labels: string;
  readonly scale: Signal['scale'];
  /** The scale on which the labels are learned; absent: unchanged. */
  readonly learned?: AnswerScale;
  /** For multi-label predictions, after tuning: the probability from which each label is on; absent: 0.5. */
  readonly thresholds?: readonly number[];
}

/**
 * How continuous labels are learned: label = offset + factor x output. `standardized`: by the mean and standard
 * deviation of the training rows, which the node stores as its statistics `labels.mean` and `labels.deviation`.
 */
export type AnswerScale = { readonly offset: number; readonly factor: number } | 'standardized';

/** A node of the model: the backbone or a head. */
export interface PlanNode {
  readonly name: string;
  readonly shelf: 'backbones' | 'heads';
  readonly options: PartOptions;
  /** By role (`input`, `query`, ...): the sources whose outputs are joined along the last axis. */
  readonly inputs: { readonly [role: string]: readonly Source[] };
  /** The joined inputs, one signal per role. */
  readonly signals: { readonly [role: string]: Signal };
  readonly output: Signal;
  /** A backbone's outputs by name, in the order in which they are joined; empty for heads. */
  readonly outputs: { readonly [name: string]: Columns };
  /** For a model in a file: the tensor behind each output, with its shape for one image. */
  readonly tensors?: { readonly [output: string]: NamedTensor };
  readonly answer?: Answer;
  /** The output that only losses read, with these labels: numbers on a scale that a plugin defines. */
  readonly supervised?: Answer;
  readonly variables: readonly VariableDeclaration[];
  /** True if no gradient flows through the node to its inputs. */
  readonly detached?: boolean;
  /** True if it reads windows of sequences. */
  readonly temporal?: true;
  /** For a head with multi-label predictions: the rows on which its thresholds are tuned; absent: not tuned. */
  readonly tunes?: TuningRows;
  /** For a head: the run whose weights it starts from, `run:runs/x`; absent: random initialization. */
  readonly weights?: string;
  /**
   * For a backbone that is a network: floating-point operations of the forward pass per sample. Heads are counted in
   * `cost`.
   */
  readonly flops?: number;
  /** Minimum number of rows in a training batch; absent: one. */
  readonly leastRows?: number;
}

/** A loss of a stage. */
export interface PlanLoss {
  /** Its key in the page: the name of its node, unless the page names it. */
  readonly name: string;
  /** The node whose prediction the loss reads. */
  readonly node: string;
  /** The kind of labels that this prediction is read as. */
  readonly kind: LabelKind;
  /** The label space whose labels the loss reads; absent if it has a target. */
  readonly labels?: string;
  /** The node whose prediction it compares with, instead of labels. */
  readonly target?: string;
  /** True if the gradient also flows into the target; absent: the target is constant. */
  readonly both?: true;
  readonly weight: number;
  readonly options: PartOptions;
}

/** How rows of a batch are mixed. */
export interface Mixup {
  /** Both parameters of the beta distribution of the first row's share. */
  readonly alpha: number;
  /** Weight of the losses of the unmixed rows. */
  readonly real: number;
}

/** How a stage's losses are combined. */
export interface PlanBalancer {
  readonly options: PartOptions;
  readonly joint: JointLosses;
  readonly variables: readonly VariableDeclaration[];
}

/** Follows the progress of the run. */
export interface PlanTracker {
  readonly name: string;
  readonly options: PartOptions;
}

/** A stage: what it trains, with which losses and rules, and what it must compute for that. */
export interface PlanStage {
  readonly name: string;
  readonly train: readonly string[];
  readonly losses: readonly PlanLoss[];
  readonly balancer: PlanBalancer;
  /** Label spaces: training rows with at least one of them are used; empty: all rows. */
  readonly rows: readonly string[];
  /** The node whose classes are drawn equally often; absent: every row is used once per epoch. */
  readonly sampling?: { readonly balanced: string };
  readonly optimizer: PartOptions;
  readonly gradient: PartOptions;
  /** Passes through the model per step: 2 for SAM. */
  readonly passes: number;
  /** Maximum norm of the gradient that the optimizer follows; absent: no limit. */
  readonly clip?: number;
  readonly schedule: PartOptions;
  /** How rows are mixed; absent: not at all. */
  readonly mixup?: Mixup;
  readonly batch: number;
  readonly epochs: number;
  /** The metric whose best validation value selects the weights that the stage keeps; absent: the last weights. */
  readonly select?: string;
  /** Which epoch is kept if several have the same best value; absent: the first. */
  readonly selectTies?: 'first' | 'last';
  /** Epochs without a better value of `select` after which the stage ends; absent: it trains all its epochs. */
  readonly patience?: number;
  /** Metrics that this stage can change, scored on the validation rows after each epoch. */
  readonly metrics: readonly string[];
  /** Nodes computed at each step, in order: the trained ones, and those between them and a prediction. */
  readonly active: readonly string[];
  /** Nodes that the stage reads and does not change: computed once per image and view, and banked. */
  readonly banked: readonly string[];
  /** True if a temporal node is computed at each step: batches contain windows; absent: rows. */
  readonly windows?: true;
  /** Number of trained parameters, and of parameters that the stage uses unchanged. */
  readonly trainable: number;
  readonly frozen: number;
}

/** A score of the page. */
export interface PlanMetric {
  readonly name: string;
  readonly options: PartOptions;
  /** The node whose prediction is scored; absent if the metric combines others. */
  readonly node?: string;
  readonly of: readonly string[];
}

/** A node or step of another run, given by its folder. */
export interface BlendedRun {
  readonly run: string;
  readonly node: string;
  readonly weight: number;
}

/** The candidate spans, the rows on which they are scored, and the metric that selects one. */
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
      /** Absent: it is fixed. Until it is tuned, it is the first span. */
      readonly tuned?: SpanTuning;
      readonly sigma?: number;
      readonly gaps: 'interpolate' | 'skip';
    }
  /** Without values, they are tuned. */
  | { readonly type: 'threshold'; readonly values?: readonly number[] }
  /** A weight for each node that the step reads, and the nodes of other runs. */
  | { readonly type: 'blend'; readonly weights: readonly number[]; readonly runs?: readonly BlendedRun[] }
  | { readonly type: 'clip'; readonly range: readonly [number, number] };

/** A step after the model, used in evaluation and prediction only. */
export interface PlanStep {
  readonly name: string;
  /** The nodes or earlier steps that it reads. */
  readonly of: readonly string[];
  readonly work: StepWork;
  /** Its output: probabilities or values of the labels that these predict. */
  readonly answer: Answer;
  /** The rows on which its thresholds are tuned; absent: not tuned. */
  readonly tunes?: TuningRows;
}

/** How an image file becomes the network's input. */
export interface ImagePipeline {
  /** The size that an image is resized to: the side of a square, or `[height, width]`, pixels. */
  readonly resize: Extent;
  /** The size that is cropped (at a random position in training); absent: no crop. */
  readonly crop?: Extent;
  readonly flip?: boolean;
  readonly jitter?: {
    readonly brightness: number;
    readonly contrast: number;
    readonly saturation: number;
    readonly hue: number;
    readonly probability: number;
  };
  /** How the face in a photo is found, and what happens to a photo without one; absent: images are used whole. */
  readonly align?: PartOptions & { readonly missing: string };
  /** Number of augmented copies of each image that are banked. */
  readonly views?: number;
  /** Maximum size of an image that is decoded, in millions of pixels; absent: 64. */
  readonly megapixels?: number;
}

/** The folder of the sound of videos, and the moment that belongs to a frame. */
export interface Audio {
  readonly folder: string;
  /** Samples per second. */
  readonly rate: number;
  readonly fps?: number | string;
  readonly timestamps?: string;
  readonly align: 'time' | 'proportion';
}

/** How images are processed in training and in evaluation. */
export interface Images {
  readonly train: ImagePipeline;
  readonly evaluate: ImagePipeline;
}

/** How temporal nodes read the sequences of the data set. */
export interface PlanWindows {
  /** Frames per window; whole: a sequence is one window. */
  readonly length: number | 'whole';
  /** Distance between its frames in the sequence. */
  readonly dilation: number;
  /** Frames from the start of a window to the start of the next; absent: the length. */
  readonly stride?: number;
  /** Windows that a training epoch draws from each sequence; absent: the windows given by stride. */
  readonly random?: number;
  /** Maximum share of frames without a label in a training window; absent: one labeled frame is enough. */
  readonly missing?: number;
  readonly gaps: 'repeat' | 'zeros' | 'skip';
}

/** Everything that is decided before a tensor exists. Plain JSON: it can be printed, drawn, compared and stored. */
export interface Plan {
  readonly name: string;
  readonly data: PartOptions;
  /** How training draws from the data sets of a mixture; absent: a single data set. */
  readonly mixture?: Mixture;
  readonly images: Images;
  /** Absent: every row is read alone. */
  readonly windows?: PlanWindows;
  /** Absent: no sound is read. */
  readonly audio?: Audio;
  /** The label spaces that nodes predict or that select a stage's rows, and all that the page defines. */
  readonly labels: { readonly [name: string]: LabelSpace };
  /** In topological order, starting with the backbone. */
  readonly nodes: readonly PlanNode[];
  readonly stages: readonly PlanStage[];
  /** Steps after the model, each after those that it reads; absent: none. */
  readonly postprocess?: readonly PlanStep[];
  readonly metrics: readonly PlanMetric[];
  readonly trackers: readonly PlanTracker[];
}
