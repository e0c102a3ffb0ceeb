import { openEngine } from '../../src/engine/open.js';
import type { Tf } from '../../src/part.js';

/** The engines that every golden number is checked on. */
export const engines = ['cpu', 'wasm'] as const;

export const open = async (name: (typeof engines)[number]): Promise<Tf> => (await openEngine(name)).tf;
