import type { Tf } from '../part.js';
import type { engines } from './shelf.js';

/** The name of an engine on the shelf. */
export type EngineName = (typeof engines)[number]['name'];

/** An open engine: the tensor library, running on it, and what a run records of it. */
export interface Engine {
  readonly name: EngineName;
  readonly tf: Tf;
  readonly version: string;
  /** What inside the engine does the arithmetic: `onnxruntime`, `xnnpack`, `cuda`. */
  readonly provider: string;
  /** Where the arithmetic happens: `2 CPU threads`, `GPU: NVIDIA ...`. */
  readonly device: string;
  /** One sentence: why this engine and not another. */
  readonly why: string;
  /** The engine that is faster, where it was tried and does not work here. */
  readonly faster?: EngineName;
  /** One sentence where the engine is slower than it could be: by how much, and the command that fixes it. */
  readonly slow?: string;
  /** What it has computed in another, slower way since this was last asked, and why: sentences. Absent: there is one way. */
  readonly notes?: () => readonly string[];
}

/** What the surroundings say about engines; made by `readSettings`. */
export interface EngineSettings {
  /** Threads for matrix products. */
  readonly threads: number;
  /** The provider to use, for an engine that has several; absent: the best that works. */
  readonly provider?: string | undefined;
  /** Where engines that zoo builds live. */
  readonly cache: string;
}
