import type { Engine } from '../../engine/engine.js';
import { listEngines, type Presence } from '../../engine/list.js';
import { openEngine } from '../../engine/open.js';
import { readSettings } from '../../engine/settings.js';
import type { Surroundings } from '../surroundings.js';
import type { Finding } from './finding.js';

/** The engines; the one that a run would take is opened, so that what is said of it is true. */
export async function engines({ env }: Surroundings): Promise<readonly Finding[]> {
  const settings = readSettings(env);
  const taken = await openEngine('auto', settings);
  return listEngines(settings).map((presence) => {
    const { name, here, what, remedy } = presence;
    if (name === taken.name) return opened(presence, taken);
    const state = !here ? 'missing' : name === 'tensorflow' ? 'broken' : 'fine';
    const found = state === 'broken' ? `${what}, but it does not work: ${taken.why}` : what;
    return { topic: 'engine', name, state, found, ...(remedy ? { remedy } : {}) };
  });
}

function opened({ name, what, remedy }: Presence, { version, device, gemm, why }: Engine): Finding {
  const found = `${what}; ${version}; ${device}; it is what a run takes`;
  if (name === 'wasm' && gemm === 'xnnpack' && remedy === undefined) {
    return {
      topic: 'engine',
      name,
      state: 'missing',
      found: `${found}. ${why}`,
      remedy: 'Run npm ci again.',
    };
  }
  return { topic: 'engine', name, state: 'fine', found, ...(remedy ? { remedy } : {}) };
}
