import type { LabelSpace, Signal, VariableDeclaration } from '../part.js';

/** Options of a part: flat, checked, defaults filled; `type` is the part's name. */
export interface PartOptions {
  readonly type: string;
  readonly [option: string]: unknown;
}

/** A node of the model: the backbone or a head. */
export interface PlanNode {
  readonly name: string;
  readonly shelf: 'backbones' | 'heads';
  readonly options: PartOptions;
  /** By role (`input`, `query`, ...): the sources whose outputs are joined along the last axis. */
  readonly inputs: { readonly [role: string]: readonly Source[] };
  readonly output: Signal;
  /** Where the answer is one output of several (a backbone's logits): which columns of `output` it is. */
  readonly outputs: { readonly [name: string]: { readonly offset: number; readonly width: number } };
  readonly labels?: string;
  readonly variables: readonly VariableDeclaration[];
  /** Forward, per sample. */
  readonly flops: number;
}

/** A node, or one named output of it (`backbone.features`). */
export interface Source {
  readonly node: string;
  readonly output?: string;
}

export interface PlanLoss {
  /** The node whose answer the loss reads. */
  readonly node: string;
  readonly labels: string;
  readonly weight: number;
  readonly options: PartOptions;
}

export interface PlanStage {
  readonly name: string;
  readonly train: readonly string[];
  readonly losses: readonly PlanLoss[];
  readonly optimizer: PartOptions;
  readonly gradient: PartOptions;
  readonly schedule: PartOptions;
  readonly batch: number;
  readonly epochs: number;
  /** The metric whose best validation value selects the weights that the stage leaves behind; absent: the last ones. */
  readonly select?: string;
  /** Nodes that this stage runs each step, in order (trained ones and what lies between them and the losses). */
  readonly active: readonly string[];
  /** Nodes that this stage cannot change and reads: computed once per image and view, and banked. */
  readonly banked: readonly string[];
  readonly trainable: number;
  readonly frozen: number;
  /** Floating-point operations of one full step: forward + backward (2x forward) x passes x batch. */
  readonly flopsPerStep: number;
}

export interface PlanMetric {
  readonly name: string;
  readonly options: PartOptions;
  /** The node whose answer is scored; absent where the metric combines others. */
  readonly node?: string;
  readonly of?: readonly string[];
}

export interface ImagePipeline {
  readonly resize: number;
  readonly crop?: number;
  readonly flip: boolean;
  readonly jitter?: { readonly brightness: number; readonly contrast: number; readonly saturation: number; readonly hue: number; readonly probability: number };
  /** Augmented copies of each image that are banked. */
  readonly views: number;
}

/** Everything that is decided before a tensor exists. Plain JSON: it can be printed, drawn, compared and stored. */
export interface Plan {
  readonly name: string;
  readonly profile: string | null;
  readonly reproduces?: { readonly paper: string; readonly table: number; readonly row: string };
  readonly data: PartOptions;
  readonly images: { readonly train: ImagePipeline; readonly evaluate: ImagePipeline };
  readonly labels: { readonly [name: string]: LabelSpace };
  /** In topological order; the backbone first. */
  readonly nodes: readonly PlanNode[];
  readonly weights?: { readonly source: string };
  readonly stages: readonly PlanStage[];
  readonly metrics: readonly PlanMetric[];
}
