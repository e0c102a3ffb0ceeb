import type { ZooError } from '../errors/problem.js';
import type { Tf } from '../part.js';
import type { Counts } from './counting/ledger.js';
import type { Engine, EngineName, EngineSettings } from './engine.js';
import { readSettings } from './settings.js';
import type { InstallOptions } from './tensorflow/install.js';

/**
 * Opens an engine: loads the tensor library, makes it run there, completes what it lacks. `auto` is the best that
 * works here: `tensorflow`, else `wasm`. Throws a ZooError where the engine that was asked for is missing or broken.
 */
export async function openEngine(
  choice: 'auto' | EngineName,
  settings: EngineSettings = readSettings(process.env),
): Promise<Engine> {
  const tf = await loadTensors();
  const { openWasm } = await import('./wasm/open.js');
  const { openTensorflow } = await import('./tensorflow/open.js');
  if (choice === 'cpu') return openCpu(tf);
  if (choice === 'wasm') return openWasm(tf, settings);
  if (choice === 'tensorflow') return openTensorflow(tf, settings);
  try {
    return await openTensorflow(tf, settings);
  } catch (error) {
    const wasm = await openWasm(tf, settings);
    return { ...wasm, why: `${wasm.why} ${reasonOf(error as ZooError)}` };
  }
}

const reasonOf = ({ problems }: ZooError): string => problems.map(({ message }) => message).join(' ');

/**
 * Does `work` on an engine that knows shapes and no numbers; see `onCounting`. `take` closes a count and begins the next.
 */
export async function countWork<T>(work: (tf: Tf, take: () => Counts) => T): Promise<T> {
  const tf = await loadTensors();
  const { onCounting } = await import('./counting/open.js');
  return onCounting((take) => work(tf, take));
}

/** Makes the tensorflow engine where it is not there yet; see `installTensorflow`. */
export async function installEngine(
  options: InstallOptions,
  settings = readSettings(process.env),
): Promise<Engine> {
  const { installTensorflow } = await import('./tensorflow/install.js');
  return installTensorflow(await loadTensors(), settings, options);
}

/** tfjs-core with its gradients, which for Node come inside tfjs-layers alone. */
async function loadTensors(): Promise<Tf> {
  const tf = await import('@tensorflow/tfjs-core');
  await import('@tensorflow/tfjs-layers');
  tf.enableProdMode();
  return tf;
}

async function openCpu(tf: Tf): Promise<Engine> {
  const { version_cpu: version } = await import('@tensorflow/tfjs-backend-cpu');
  await tf.setBackend('cpu');
  return {
    name: 'cpu',
    tf,
    version: `tfjs-backend-cpu ${version}`,
    device: 'CPU, 1 thread, plain JavaScript',
    why: 'cpu is the reference that the other engines are tested against.',
    gemm: 'native',
  };
}
