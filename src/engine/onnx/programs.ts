import type { Rules } from '../../onnx/rules.js';
import type { NativeRuntime } from '../native-session.js';
import type { Work } from './deferred.js';
import { compile, type Program } from './program.js';

/** Number of graphs to keep: for the steps of a stage, its last batch, its validation, and some more. */
const MOST = 16;

/** Programs by the structure of their work; the least recently used one is dropped. */
export class Programs {
  readonly #open = new Map<string, Program>();

  constructor(
    readonly runtime: NativeRuntime,
    readonly threads: number,
    readonly rules: Rules,
  ) {}

  of(work: Work): Program {
    const { structure } = work;
    const program = this.#open.get(structure) ?? compile(work, this);
    this.#open.delete(structure);
    this.#open.set(structure, program);
    const [oldest] = this.#open;
    if (this.#open.size > MOST && oldest) {
      oldest[1].close();
      this.#open.delete(oldest[0]);
    }
    return program;
  }

  /** Whether onnxruntime can run some work: it lacks operators for some number types. */
  takes(work: Work): boolean {
    try {
      compile(work, this).close();
      return true;
    } catch {
      return false;
    }
  }

  close(): void {
    for (const program of this.#open.values()) program.close();
    this.#open.clear();
  }
}
