import { openEngine } from '../../src/engine/open.js';

/** The engine that comes with the package, completed for training. */
export const { tf } = await openEngine('wasm');
