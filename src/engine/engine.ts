import type { Tf } from '../part.js';
import type { engines } from './shelf.js';

/** The name of an engine on the shelf. */
export type EngineName = (typeof engines)[number]['name'];

/** An open engine: the tensor library that runs on it, and what a run records about it. */
export interface Engine {
  readonly name: EngineName;
  readonly tf: Tf;
  readonly version: string;
  /** The library that does the arithmetic: `onnxruntime`, `xnnpack`, `cuda`. */
  readonly provider: string;
  /** The device that does the arithmetic: `2 CPU threads`, `GPU: NVIDIA ...`. */
  readonly device: string;
  /** Why this engine was chosen, in one sentence. */
  readonly why: string;
  /** A faster engine that was tried and does not work here. */
  readonly faster?: EngineName;
  /** If the engine is slower than it could be: by how much, and the command that fixes it, in one sentence. */
  readonly slow?: string;
  /** Operations that it has computed in a slower way since the last call, and why: sentences. Absent if it has only one way. */
  readonly notes?: () => readonly string[];
}

/** What the environment says about engines; made by `readSettings`. */
export interface EngineSettings {
  /** Threads for matrix products. */
  readonly threads: number;
  /** The provider to use, for an engine with several; absent: the best that works. */
  readonly provider?: string | undefined;
  /** The folder of engines that zoo builds. */
  readonly cache: string;
}
