import { tensorflowMissing } from '../../errors/engine.js';
import { ZooError } from '../../errors/problem.js';
import type { Tf } from '../../part.js';
import type { Engine, EngineSettings } from '../engine.js';
import { homeOf, installedIn, PACKAGES } from './home.js';
import { type Binding, loadBuilt, loadOwnPackage } from './load.js';

/** Opens TensorFlow: the user's own package where it works, else what was built. Throws a ZooError that says what is missing. */
export async function openTensorflow(tf: Tf, settings: EngineSettings): Promise<Engine> {
  const home = homeOf(settings);
  const found: string[] = [];
  try {
    return await engine(
      tf,
      loadOwnPackage(tf, settings),
      settings,
      'your own @tensorflow/tfjs-node-gpu works',
    );
  } catch (error) {
    found.push(`@tensorflow/tfjs-node-gpu: ${firstLine(error)}`);
  }
  const installed = installedIn(home);
  if (!installed) throw new ZooError(tensorflowMissing([...found, `nothing built in ${home}`]));
  try {
    return await engine(tf, loadBuilt(tf, home, settings), settings, `it was built here ${installed.from}`);
  } catch (error) {
    throw new ZooError(tensorflowMissing([...found, `what was built in ${home}: ${firstLine(error)}`]));
  }
}

/** The open engine, once the backend is registered. */
export async function engine(
  tf: Tf,
  binding: Binding,
  settings: EngineSettings,
  why: string,
): Promise<Engine> {
  await tf.setBackend('tensorflow');
  const threads = `${settings.threads} thread${settings.threads === 1 ? '' : 's'}`;
  return {
    name: 'tensorflow',
    tf,
    version: `TensorFlow ${binding.TF_Version}, tfjs-node-gpu ${PACKAGES['@tensorflow/tfjs-node-gpu']}`,
    device: binding.isUsingGpuDevice() ? 'GPU' : `CPU, ${threads}`,
    why: `tensorflow is the fastest engine, and ${why}.`,
    gemm: 'native',
  };
}

function firstLine(error: unknown): string {
  return String((error as Error).message ?? error).split('\n')[0]!;
}
