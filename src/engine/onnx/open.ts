import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { onnxMissing } from '../../errors/engine.js';
import { ZooError } from '../../errors/problem.js';
import type { Tf } from '../../part.js';
import { viewShapes } from '../counting/outputs.js';
import type { Engine, EngineSettings } from '../engine.js';
import { loadNativeRuntime, type NativeRuntime } from '../native-session.js';
import { versionOf } from '../version.js';
import { installCommand, missingOnnxruntime } from '../wasm/missing-onnxruntime.js';
import { openWasm } from '../wasm/open.js';
import { DeferringBackend } from './backend.js';
import { blockRules, probe } from './blocks.js';
import { runsOn } from './elsewhere.js';
import { rules } from './forms.js';
import { Programs } from './programs.js';

const NAME = 'onnx';

/** Opens onnxruntime for whole steps, with the wasm engine for kernels without an ONNX form. Throws `onnx-missing`. */
export async function openOnnx(tf: Tf, settings: EngineSettings): Promise<Engine> {
  const runtime = foundRuntime();
  const wasm = await openWasm(tf, { ...settings, provider: undefined });
  if (tf.findBackendFactory(NAME)) tf.removeBackend(NAME);
  const backend = new DeferringBackend(programsOn(runtime, settings.threads), runsOn(tf, wasm.name));
  tf.registerBackend(NAME, () => backend, 0);
  for (const kernel of kernelsOf(tf, wasm.name)) {
    if (tf.getKernel(kernel.kernelName, NAME)) tf.unregisterKernel(kernel.kernelName, NAME);
    tf.registerKernel(kernel);
  }
  await tf.setBackend(NAME);
  return {
    name: NAME,
    tf,
    version: `onnxruntime ${versionOf('onnxruntime-node')}`,
    provider: 'cpu',
    device: settings.threads > 1 ? `CPU, ${settings.threads} threads` : 'CPU, 1 thread',
    why: 'onnx was requested; onnxruntime runs whole steps as one graph.',
    notes: () => backend.takeNotes(),
  };
}

/** Graphs with the fastest rules that this processor supports. */
function programsOn(runtime: NativeRuntime, threads: number): Programs {
  const quick = new Programs(runtime, threads, { ...rules, ...blockRules });
  return quick.takes(probe) ? quick : new Programs(runtime, threads, rules);
}

function foundRuntime(): NativeRuntime {
  const missing = missingOnnxruntime();
  if (missing) throw new ZooError(onnxMissing(missing.found, missing.command));
  try {
    return loadNativeRuntime();
  } catch (error) {
    const why = String((error as Error).message).split('\n')[0]!;
    throw new ZooError(onnxMissing(`onnxruntime-node does not load (${why})`, installCommand()));
  }
}

// biome-ignore lint/suspicious/noExplicitAny: tfjs hands kernels inputs and attributes as open maps
type Open = any;
type Call = { readonly inputs: Open; readonly attrs: Open; readonly backend: DeferringBackend };

/** Every kernel with a form and every kernel of the other engine. */
function kernelsOf(tf: Tf, other: string): readonly KernelConfig[] {
  const names = new Set([
    ...tf.getKernelsForBackend(other).map(({ kernelName }) => kernelName),
    ...Object.keys(rules),
  ]);
  return [...names].map((kernelName) => ({
    kernelName,
    backendName: NAME,
    kernelFunc: ((call: Call) => called(kernelName, call)) as unknown as KernelConfig['kernelFunc'],
  }));
}

function called(kernel: string, { inputs, attrs = {}, backend }: Call): TensorInfo | TensorInfo[] {
  const view = viewShapes[kernel];
  if (view) return backend.view(Object.values<TensorInfo>(inputs)[0]!, view(inputs, attrs));
  if (kernel === 'Cast' && inputs.x.dtype === attrs.dtype) return backend.view(inputs.x, inputs.x.shape);
  const given: [role: string, tensor: TensorInfo][] = [];
  for (const role in inputs) if (inputs[role]) given.push([role, inputs[role]]);
  return backend.run({ kernel, inputs: given, attrs });
}
