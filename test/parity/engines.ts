import type { EngineName } from '../../src/engine/engine.js';
import { openEngine } from '../../src/engine/open.js';
import type { Tf } from '../../src/part.js';
import { has } from '../needs.js';

const opens = await openEngine('tensorflow').then(
  () => true,
  () => false,
);
const installed = has('tensorflow', opens);

/** The engines that every golden number is checked on: those that are present here. */
export const engines: readonly EngineName[] = installed ? ['cpu', 'wasm', 'tensorflow'] : ['cpu', 'wasm'];

/** Those that compute whole images in seconds: the reference in plain JavaScript is a hundred times slower. */
export const quick = engines.filter((name) => name !== 'cpu');

/** The tensor library, running on that engine. */
export const open = async (name: EngineName): Promise<Tf> => (await openEngine(name)).tf;
