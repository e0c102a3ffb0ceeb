import type { Tf } from '../part.js';
import type { Plan } from '../plan/plan.js';
import type { RunRecord } from '../report/record.js';
import type { Trace } from '../trace/trace.js';
import type { NamedArrays } from '../weights/named-array.js';
import type { About } from './about.js';
import type { Spliced } from './onnx/splice.js';

/** A model that can be written: its computation, and what a file says of it. */
export interface Exportable {
  readonly plan: Plan;
  readonly trace: Trace;
  readonly about: About;
  /** Where the model is from, for a format that publishes it. */
  readonly source?: RunSource;
  /** Of a page with backbones that are ONNX files: these. What heads read of them is an input of the trace. */
  readonly spliced?: Spliced;
}

/** A run as its folder has it. */
export interface RunSource {
  readonly record: RunRecord;
  /** The resolved page, as YAML. */
  readonly page: string;
  /** The folder of everything that can be made again, which pages call `${cache:...}`. */
  readonly cache: string;
  /** The variables of all nodes, by `node/name`. */
  readonly weights: NamedArrays;
}

/** What a user asks of an export; a format names those that it can do. */
export interface ExportOptions {
  /** Keep weights in 16 bits. */
  readonly half?: boolean | undefined;
  /** Take one decoded image of any size, and prepare it in the graph. */
  readonly embed?: boolean | undefined;
  /** The license that the model is published under. */
  readonly license?: string | undefined;
}

/** Files by their path within the export; of a format that is one file, that file alone. */
export type ExportFiles = ReadonlyMap<string, Uint8Array>;

/** Numbers of a tensor with its shape: float32, or the bytes of a decoded image. */
export interface Fed {
  readonly shape: readonly number[];
  readonly data: Float32Array | Uint8Array;
}

/** An exported model at work in a runtime. */
export interface OpenExport {
  /** Inputs by name to outputs by name. */
  run(inputs: { readonly [input: string]: Fed }): Promise<{ readonly [output: string]: Float32Array }>;
  close(): void;
}

/** What runs a format. */
export interface Runtime {
  readonly name: string;
  /** Opens an export from memory, `tf` being on the engine at hand; a reason where the runtime is not here. */
  open(files: ExportFiles, tf: Tf): Promise<OpenExport | string>;
}

/** A form in which models leave zoo. */
export interface ExportFormat {
  readonly name: string;
  /** What it is, in a few words, for help and docs. */
  readonly summary: string;
  /** How the path of an export ends; a format of several files is a folder. */
  readonly ending: string;
  readonly isFolder: boolean;
  /** Whether it publishes files of other formats: the computation is one of theirs. */
  readonly isBundle?: boolean;
  /** Which options it has, whether an ONNX file that is a backbone can be part of it, and whether it has the attention of heads. */
  readonly can: readonly (keyof ExportOptions | 'splice' | 'attention')[];
  /** Writes a model. Throws a ZooError that names each node whose kernels have no form in the format. */
  encode(model: Exportable, options: ExportOptions): ExportFiles;
  /** What runs it here, the first being the one that an export is verified with. */
  readonly runtimes: readonly Runtime[];
}
