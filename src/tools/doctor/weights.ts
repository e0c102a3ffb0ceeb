import type { Surroundings } from '../../run/surroundings.js';
import { knownWeights } from '../../weights/fetch/known.js';
import type { Finding } from './finding.js';

/** The weights in the catalog, downloaded or not. */
export function weights(context: Surroundings): readonly Finding[] {
  return knownWeights(context).map(({ name, here, architecture, url }) => {
    if (here) return { topic: 'weights', name, state: 'fine', found: `for ${architecture}` };
    const missing = { topic: 'weights', name, found: `not here (for ${architecture})` } as const;
    if (url !== undefined) return { ...missing, state: 'missing', remedy: `zoo weights fetch ${name}` };
    return { ...missing, state: 'broken', remedy: 'It is part of the package: install the package again.' };
  });
}
