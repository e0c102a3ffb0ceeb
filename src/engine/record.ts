import type { Tf } from '../part.js';
import type { Engine, EngineSettings } from './engine.js';

/**
 * What zoo knows of an engine before opening it: one record in each folder of this room, listed in `shelf.ts`. A record
 * loads no tensor library; `open` and `install` do. Numbers are read as in tfjs: the engine's backend has an
 * asynchronous `read`.
 */
export interface EngineRecord<Name extends string = string> {
  readonly name: Name;
  /** A short description, for help and docs. */
  readonly summary: string;
  /** The slow engine that others are compared with: never chosen automatically, nor offered. */
  readonly isReference?: boolean;
  /** Maximum bytes of its tensors; absent: the machine's memory. */
  readonly memory?: number;
  /** Whether it computes the same bytes on any number of threads; otherwise only on the same number. */
  readonly anyThreads?: boolean;
  /** Other configurations, which `zoo verify engines` also tests. */
  readonly variants?: readonly Variant[];
  /** What is installed of it. */
  find(settings: EngineSettings): Presence;
  /** Makes the tensor library run on it. Throws a ZooError that says what is missing or broken. */
  open(tf: Tf, settings: EngineSettings): Promise<Engine>;
  /** Installs it, if zoo can. Throws a ZooError that says what was missing. */
  install?(tf: Tf, settings: EngineSettings, options: InstallOptions): Promise<Engine>;
}

/** What is installed of an engine, without opening it. */
export interface Presence {
  readonly here: boolean;
  readonly what: string;
  /** Known versions and provider: measured rates are valid as long as this stays the same. */
  readonly identity: string;
  /** What to do if something is missing or could be better. */
  readonly remedy?: string;
  /** The command that fixes it, to paste into a terminal. */
  readonly command?: string;
}

/** An engine configured by these variables. */
export interface Variant {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface InstallOptions {
  readonly cuda: boolean;
  readonly python: string | undefined;
  readonly compiler: string | undefined;
  /** Called with a sentence for each step. */
  readonly say: (line: string) => void;
}
