import type { Tf } from '../part.js';
import type { Engine, EngineSettings } from './engine.js';

/**
 * All that zoo knows of an engine before it is opened: one in each folder of this room, listed in `shelf.ts`. A record loads no
 * tensor library; `open` and `install` do. Numbers are read back as tfjs does it: its backend brings an asynchronous `read`.
 */
export interface EngineRecord<Name extends string = string> {
  readonly name: Name;
  /** What it is, in a few words, for help and docs. */
  readonly summary: string;
  /** The slow one that the others are compared with: it is never chosen by itself, nor offered. */
  readonly isReference?: boolean;
  /** Bytes that its tensors can have; absent: what the machine has. */
  readonly memory?: number;
  /** Whether it computes the same bytes on any number of threads; else only on the same number. */
  readonly anyThreads?: boolean;
  /** Other ways to set it up, which `zoo verify engines` tries too. */
  readonly variants?: readonly Variant[];
  /** What is here of it. */
  find(settings: EngineSettings): Presence;
  /** Makes the tensor library run on it. Throws a ZooError that says what is missing or broken. */
  open(tf: Tf, settings: EngineSettings): Promise<Engine>;
  /** Makes it, where zoo can. Throws a ZooError that says what was missing. */
  install?(tf: Tf, settings: EngineSettings, options: InstallOptions): Promise<Engine>;
}

/** What is here of an engine, without opening it. */
export interface Presence {
  readonly here: boolean;
  readonly what: string;
  /** Versions and provider as far as they are known: measured rates hold as long as this stays the same. */
  readonly identity: string;
  /** What to do where something is missing or could be better. */
  readonly remedy?: string;
  /** The command that fixes it, to paste into a terminal. */
  readonly command?: string;
}

/** An engine, set up by these variables. */
export interface Variant {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface InstallOptions {
  readonly cuda: boolean;
  readonly python: string | undefined;
  readonly compiler: string | undefined;
  /** Called with each step, as a sentence. */
  readonly say: (line: string) => void;
}
