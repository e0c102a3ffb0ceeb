import { createRequire } from 'node:module';
import type { EngineName, EngineSettings } from './engine.js';
import { homeOf, installedIn } from './tensorflow/home.js';
import { missingOnnxruntime } from './wasm/missing-onnxruntime.js';

/** What is here of an engine, without opening it. */
export interface Presence {
  readonly name: Exclude<EngineName, 'cpu'>;
  readonly here: boolean;
  readonly what: string;
  /** What to do where something is missing or could be better. */
  readonly remedy?: string;
  /** The command that fixes it, to paste into a terminal. */
  readonly command?: string;
}

/** What is here of each engine, best first; loads no tensor. */
export function listEngines(settings: EngineSettings): readonly Presence[] {
  return [tensorflow(settings), wasm()];
}

function tensorflow(settings: EngineSettings): Presence {
  const installed = installedIn(homeOf(settings));
  if (resolves('@tensorflow/tfjs-node-gpu')) {
    return { name: 'tensorflow', here: true, what: 'your own @tensorflow/tfjs-node-gpu' };
  }
  if (installed) return { name: 'tensorflow', here: true, what: `built ${installed.from}` };
  return {
    name: 'tensorflow',
    here: false,
    what: 'not installed; it is the fastest engine',
    remedy: 'zoo engine install tensorflow (needs pip or a Python with TensorFlow, and a C++ compiler)',
  };
}

function wasm(): Presence {
  const missing = missingOnnxruntime();
  if (!missing) return { name: 'wasm', here: true, what: 'matrix products by onnxruntime' };
  const { reason, ...fix } = missing;
  return { name: 'wasm', here: true, what: `matrix products by XNNPACK, because ${reason}`, ...fix };
}

function resolves(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}
