import type { Tf } from '../part.js';

/** `wasm` comes with `npm ci`; `tensorflow` is the user's own; `cpu` is the slow reference that tests compare with. */
export type EngineName = 'wasm' | 'tensorflow' | 'cpu';

/** An open engine: the tensor library, running on it, and what a run records of it. */
export interface Engine {
  readonly name: EngineName;
  readonly tf: Tf;
  readonly version: string;
  /** Where the arithmetic happens: `2 CPU threads`, `GPU: NVIDIA ...`. */
  readonly device: string;
  /** One sentence: why this engine and not another. */
  readonly why: string;
  /** What multiplies matrices. */
  readonly gemm: 'onnxruntime' | 'xnnpack' | 'native';
  /** One sentence where the engine is slower than it could be: by how much, and the command that fixes it. */
  readonly slow?: string;
}

/** What the surroundings say about engines; made by `readSettings`. */
export interface EngineSettings {
  /** Threads for matrix products. */
  readonly threads: number;
  /** Which matrix product `wasm` uses; `auto` is onnxruntime where its binding works. */
  readonly gemm: 'auto' | 'xnnpack';
  /** Where engines that zoo builds live. */
  readonly cache: string;
}
