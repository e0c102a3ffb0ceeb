import type { Tf } from '../part.js';
import type { Plan } from '../plan/plan.js';
import type { RunRecord } from '../report/record.js';
import type { Trace } from '../trace/trace.js';
import type { NamedArrays } from '../weights/named-array.js';
import type { About } from './about.js';
import type { Spliced } from './onnx/splice.js';

/** A model to export: its computation, and what the file says about it. */
export interface Exportable {
  readonly plan: Plan;
  readonly trace: Trace;
  readonly about: About;
  /** The origin of the model, for a format that publishes it. */
  readonly source?: RunSource;
  /** The page's backbones that are ONNX files. What heads read from them is an input of the trace. */
  readonly spliced?: Spliced;
}

/** The content of a run's folder. */
export interface RunSource {
  readonly record: RunRecord;
  /** The resolved page, as YAML. */
  readonly page: string;
  /** The cache folder, which pages call `${cache:...}`. */
  readonly cache: string;
  /** The variables of all nodes, by `node/name`. */
  readonly weights: NamedArrays;
}

/** The user's options for an export; a format lists those that it supports. */
export interface ExportOptions {
  /** Store weights in 16 bits. */
  readonly half?: boolean | undefined;
  /** Accept one decoded image of any size, and preprocess it in the graph. */
  readonly embed?: boolean | undefined;
  /** The license that the model is published under. */
  readonly license?: string | undefined;
}

/** Files by their path within the export; if the format is one file, only that file. */
export type ExportFiles = ReadonlyMap<string, Uint8Array>;

/** Numbers of a tensor and its shape: float32, or the bytes of a decoded image. */
export interface Fed {
  readonly shape: readonly number[];
  readonly data: Float32Array | Uint8Array;
}

/** An exported model that is open in a runtime. */
export interface OpenExport {
  /** Computes outputs by name from inputs by name. */
  run(inputs: { readonly [input: string]: Fed }): Promise<{ readonly [output: string]: Float32Array }>;
  close(): void;
}

/** A program that runs a format. */
export interface Runtime {
  readonly name: string;
  /** Opens an export from memory; `tf` is on the current engine. Returns a reason if the runtime is not available here. */
  open(files: ExportFiles, tf: Tf): Promise<OpenExport | string>;
}

/** A format for exporting models. */
export interface ExportFormat {
  readonly name: string;
  /** A short description, for help and docs. */
  readonly summary: string;
  /** How the path of an export ends; a format with several files is a folder. */
  readonly ending: string;
  readonly isFolder: boolean;
  /** Whether it publishes files of other formats, which contain the computation. */
  readonly isBundle?: boolean;
  /**
   * Which options it supports, whether it can contain a backbone that is an ONNX file, and whether it includes the
   * attention of heads.
   */
  readonly can: readonly (keyof ExportOptions | 'splice' | 'attention')[];
  /** Writes a model. Throws a ZooError that names each node with kernels that the format cannot represent. */
  encode(model: Exportable, options: ExportOptions): ExportFiles;
  /** What runs it here; exports are verified with the first. */
  readonly runtimes: readonly Runtime[];
}
