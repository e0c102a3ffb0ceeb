import { tensorflowMissing } from '../../errors/engine.js';
import { ZooError } from '../../errors/problem.js';
import type { Tf } from '../../part.js';
import type { Engine, EngineSettings } from '../engine.js';
import { versionOf } from '../version.js';
import { keepConstants } from './constants.js';
import { homeOf, installedIn, PACKAGES } from './home.js';
import { type Binding, loadBuilt, loadOwnPackage } from './load.js';
import { addMasks } from './masks.js';
import { addOwn } from './own.js';
import { quickenPointwise } from './pointwise.js';
import { addRecurrence } from './recurrence.js';
import { quickenStep } from './step.js';

/**
 * Opens TensorFlow: the user's own package if it works, otherwise the installed build. Throws a ZooError that says what
 * is missing.
 */
export async function openTensorflow(tf: Tf, settings: EngineSettings): Promise<Engine> {
  const home = homeOf(settings);
  const own = await attempt(tf, settings, 'your own @tensorflow/tfjs-node-gpu works', () =>
    loadOwnPackage(tf, settings),
  );
  if (typeof own !== 'string') return own;
  const absent = own.includes("'@tensorflow/tfjs-node-gpu'");
  const missing = [
    absent ? 'no @tensorflow/tfjs-node-gpu' : `@tensorflow/tfjs-node-gpu does not load: ${own}`,
  ];
  const installed = installedIn(home);
  if (!installed) throw new ZooError(tensorflowMissing([...missing, 'nothing is built in the cache folder']));
  const built = await attempt(tf, settings, `it was built here ${installed.from}`, () =>
    loadBuilt(tf, home, settings),
  );
  if (typeof built !== 'string') return built;
  throw new ZooError(tensorflowMissing([...missing, `what was built in ${home} does not load: ${built}`]));
}

/** The engine, or one line about why it does not load. */
async function attempt(
  tf: Tf,
  settings: EngineSettings,
  why: string,
  load: () => Binding,
): Promise<Engine | string> {
  try {
    return await engine(tf, load(), settings, why);
  } catch (error) {
    return String((error as Error).message ?? error).split('\n')[0]!;
  }
}

/** The open engine, after the backend is registered. */
export async function engine(
  tf: Tf,
  binding: Binding,
  settings: EngineSettings,
  why: string,
): Promise<Engine> {
  await tf.setBackend('tensorflow');
  keepConstants(tf);
  quickenStep(tf);
  quickenPointwise(tf);
  addOwn(tf);
  addMasks(tf);
  // On a card, copying numbers to and fro would take longer than it saves.
  const isNative = !binding.isUsingGpuDevice() && addRecurrence(tf);
  const versions = [
    `TensorFlow ${binding.TF_Version}`,
    `tfjs-node-gpu ${PACKAGES['@tensorflow/tfjs-node-gpu']}`,
    ...(isNative ? [`onnxruntime ${versionOf('onnxruntime-node')} for recurrences`] : []),
  ];
  const threads = `${settings.threads} thread${settings.threads === 1 ? '' : 's'}`;
  return {
    name: 'tensorflow',
    tf,
    version: versions.join(', '),
    device: binding.isUsingGpuDevice() ? 'GPU' : `CPU, ${threads}`,
    why: `tensorflow is the fastest engine, and ${why}.`,
    provider: binding.isUsingGpuDevice() ? 'cuda' : 'cpu',
  };
}
