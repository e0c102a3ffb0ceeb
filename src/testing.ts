/** For the tests of plugins: `declarative-zoo/testing`. */
import type { EngineName } from './engine/engine.js';
import { openEngine } from './engine/open.js';
import { reference } from './engine/shelf.js';
import type { Tf } from './part.js';

export { bindPart } from './part/bind.js';

/**
 * The tensor library on an engine, which a test of a part passes to the part as `tf`. The default is `cpu`, the
 * reference in plain JavaScript. Throws a ZooError if the engine is not installed.
 */
export async function openTensors(engine: EngineName = reference): Promise<Tf> {
  return (await openEngine(engine)).tf;
}
