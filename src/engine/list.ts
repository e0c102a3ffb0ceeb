import { createRequire } from 'node:module';
import type { EngineName, EngineSettings } from './engine.js';
import { homeOf, installedIn } from './tensorflow/home.js';

/** What is here of an engine, without opening it. */
export interface Presence {
  readonly name: Exclude<EngineName, 'cpu'>;
  readonly here: boolean;
  readonly what: string;
  /** What to do where something is missing or could be better. */
  readonly remedy?: string;
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
  if (resolves('onnxruntime-node')) {
    return { name: 'wasm', here: true, what: 'matrix products by onnxruntime' };
  }
  return {
    name: 'wasm',
    here: true,
    what: 'matrix products by XNNPACK, about five times slower than by onnxruntime',
    remedy: 'npm install onnxruntime-node@1.30.0 (its binaries come inside the package)',
  };
}

function resolves(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}
