import { badSetting } from '../errors/engine.js';
import { ZooError } from '../errors/problem.js';

/** The user's limits for models from other tools; absent: zoo's own limits. */
export interface ModelSettings {
  /** Bytes. */
  readonly memory?: number;
  /** Seconds to load, to predict for one image, and for a batch. */
  readonly seconds?: number;
}

/** `ZOO_MODEL_MEMORY` in GiB and `ZOO_MODEL_SECONDS`; empty is unset. Throws `bad-setting`. */
export function modelSettings(
  environment: { readonly [name: string]: string | undefined } = process.env,
): ModelSettings {
  const read = (name: string): number | undefined => {
    const text = environment[name];
    if (!text) return undefined;
    const value = Number(text);
    if (!(/^[\d.]+$/.test(text) && value > 0 && value <= MOST))
      throw new ZooError(badSetting(name, text, `a number above 0, at most ${MOST}`));
    return value;
  };
  const [memory, seconds] = [read('ZOO_MODEL_MEMORY'), read('ZOO_MODEL_SECONDS')];
  return {
    ...(memory !== undefined && { memory: memory * 2 ** 30 }),
    ...(seconds !== undefined && { seconds }),
  };
}

/** More than a day, or more than a terabyte. */
const MOST = 100_000;
