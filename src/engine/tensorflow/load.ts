import { createRequire } from 'node:module';
import { join } from 'node:path';
import util from 'node:util';
import type { Tf } from '../../part.js';
import type { EngineSettings } from '../engine.js';
import { layout } from './home.js';

/** The native part of the tensorflow backend. */
export interface Binding {
  readonly TF_Version: string;
  isUsingGpuDevice(): boolean;
}

/** Registers the `tensorflow` backend of the user's own `@tensorflow/tfjs-node-gpu`, as installed. */
export function loadOwnPackage(tf: Tf, settings: EngineSettings): Binding {
  prepareProcess(settings);
  createRequire(import.meta.url)('@tensorflow/tfjs-node-gpu');
  return (tf.backend() as unknown as { binding: Binding }).binding;
}

/** Registers the `tensorflow` backend that `zoo engine install` built in `home`, on our own tfjs-core. */
export function loadBuilt(tf: Tf, home: string, settings: EngineSettings): Binding {
  prepareProcess(settings);
  const require = createRequire(join(layout(home).package, 'package.json'));
  for (const name of ['@tensorflow/tfjs', '@tensorflow/tfjs-core']) {
    // The package's kernels register on the tensor library that they require, so it must be the one in use.
    const file = require.resolve(name);
    require.cache[file] = { id: file, filename: file, loaded: true, exports: tf } as unknown as NodeJS.Module;
  }
  const binding = require('./tfjs_binding.node') as Binding;
  require('./dist/register_all_kernels.js');
  const { NodeJSKernelBackend } = require('./dist/nodejs_kernel_backend.js');
  tf.registerBackend('tensorflow', () => new NodeJSKernelBackend(binding, '@tensorflow/tfjs-node-gpu'));
  return binding;
}

/**
 * Sets the environment variables that TensorFlow reads when it is loaded, and adds what the package lacks in Node 23
 * and later.
 */
function prepareProcess({ threads }: EngineSettings): void {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '3';
  process.env.TF_NUM_INTRAOP_THREADS ??= String(threads);
  process.env.TF_DETERMINISTIC_OPS ??= '1';
  const removed = {
    isNullOrUndefined: (x: unknown) => x === null || x === undefined,
    isArray: Array.isArray,
  };
  for (const [name, function_] of Object.entries(removed)) {
    if (!(name in util)) Object.assign(util, { [name]: function_ });
  }
}
