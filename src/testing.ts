/** For the tests of plugins: `declarative-zoo/testing`. */
import type { EngineName } from './engine/engine.js';
import { openEngine } from './engine/open.js';
import { reference } from './engine/shelf.js';
import type { Tf } from './part.js';

export { bindPart } from './part/bind.js';

/**
 * The tensor library on an engine, `cpu` being the reference in plain JavaScript: what a test of a part hands to it as
 * `tf`. Throws a ZooError where that engine is not here.
 */
export async function openTensors(engine: EngineName = reference): Promise<Tf> {
  return (await openEngine(engine)).tf;
}
