import { cpus } from 'node:os';
import { join } from 'node:path';
import { markCache } from '../../cache/owner.js';
import { hashOf } from '../../canonical.js';
import type { Rates } from '../../cost/rates.js';
import type { EngineName, EngineSettings } from '../../engine/engine.js';
import { engines } from '../../engine/shelf.js';
import { NotReadable, readRegular } from '../../files/read-regular.js';
import { makeFolder, writeAtomically } from '../../files/write.js';

/** The file that `zoo doctor --measure` writes to the cache. */
interface Measured {
  readonly format: 1;
  readonly of: object;
  readonly measured: string;
  readonly rates: Rates;
}

/** The measured rates of an engine on this machine; undefined if there are none. */
export function savedRates(name: EngineName, settings: EngineSettings): Rates | undefined {
  try {
    const found = JSON.parse(readRegular(fileOf(name, settings)).toString()) as Partial<Measured> | null;
    return found?.format === 1 ? found.rates : undefined;
  } catch (error) {
    // missing or damaged: measuring again fixes it
    if (error instanceof NotReadable || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Saves the rates of an engine on this machine. Returns the file. */
export function saveRates(name: EngineName, settings: EngineSettings, rates: Rates, at: Date): string {
  const file = fileOf(name, settings);
  const content: Measured = { format: 1, of: subject(name, settings), measured: at.toISOString(), rates };
  markCache(settings.cache);
  makeFolder(join(settings.cache, FOLDER));
  writeAtomically(file, `${JSON.stringify(content, null, 2)}\n`);
  return file;
}

/** In the cache folder. */
const FOLDER = 'rates';

const fileOf = (name: EngineName, settings: EngineSettings): string =>
  join(settings.cache, FOLDER, `${name}-${hashOf(subject(name, settings)).slice(0, 16)}.json`);

/** Everything that rates depend on: the machine, the engine, its version, and the threads. */
function subject(name: EngineName, settings: EngineSettings): object {
  const { identity } = engines.find((one) => one.name === name)!.find(settings);
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    platform: process.platform,
    arch: process.arch,
  };
  return {
    machine,
    node: process.versions.node.split('.')[0],
    engine: name,
    identity,
    threads: settings.threads,
  };
}
