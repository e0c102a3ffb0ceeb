import { type Problem, ZooError } from '../errors/problem.js';
import type { Tf } from '../part.js';
import type { Counts } from './counting/ledger.js';
import type { Engine, EngineName, EngineSettings } from './engine.js';
import type { EngineRecord, InstallOptions } from './record.js';
import type { Recorder } from './recording/recorder.js';
import { readSettings } from './settings.js';
import { engines, offered } from './shelf.js';

/**
 * Opens an engine: loads the tensor library, runs it on the engine, and adds what it lacks. `auto` is the first engine
 * on the shelf that works here. `provider` applies if the settings have none. Throws a ZooError if the requested engine
 * is missing or broken.
 */
export async function openEngine(
  choice: 'auto' | EngineName,
  provider?: string,
  given: EngineSettings = readSettings(process.env),
): Promise<Engine> {
  const settings = { ...given, provider: given.provider ?? provider };
  const tf = await loadTensors();
  if (choice !== 'auto') return recordOf(choice).open(tf, settings);
  const problems: Problem[] = [];
  for (const record of offered) {
    try {
      const engine = await record.open(tf, settings);
      const [first] = offered;
      const faster = problems.length > 0 && first ? { faster: first.name } : {};
      return {
        ...engine,
        ...faster,
        why: [engine.why, ...problems.map(({ message }) => message)].join(' '),
      };
    } catch (error) {
      if (!(error instanceof ZooError)) throw error;
      problems.push(...error.problems);
    }
  }
  throw new ZooError(problems);
}

const recordOf = (name: EngineName): EngineRecord<EngineName> =>
  engines.find((record) => record.name === name)!;

/** Runs `work` on an engine with shapes but no numbers; see `onCounting`. `take` ends a count and starts the next. */
export async function countWork<T>(work: (tf: Tf, take: () => Counts) => T): Promise<T> {
  const tf = await loadTensors();
  const { onCounting } = await import('./counting/open.js');
  return onCounting((take) => work(tf, take));
}

/** Runs `work` on an engine that records every kernel and computes nothing; see `onRecording`. */
export async function recordWork<T>(work: (tf: Tf, recorder: Recorder) => T | Promise<T>): Promise<T> {
  const tf = await loadTensors();
  const { onRecording } = await import('./recording/open.js');
  return onRecording((recorder) => work(tf, recorder));
}

/** Installs an engine if it is missing. Throws a ZooError that says what was missing. */
export async function installEngine(
  name: EngineName,
  options: InstallOptions,
  settings = readSettings(process.env),
): Promise<Engine> {
  const { install } = recordOf(name);
  if (!install) throw new Error(`zoo cannot make the engine ${name}`);
  return install(await loadTensors(), settings, options);
}

/** tfjs-core with its gradients, which Node only gets from tfjs-layers. */
async function loadTensors(): Promise<Tf> {
  const tf = await import('@tensorflow/tfjs-core');
  await import('@tensorflow/tfjs-layers');
  tf.enableProdMode();
  return tf;
}
