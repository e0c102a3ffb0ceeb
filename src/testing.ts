/** For the tests of plugins: `declarative-zoo/testing`. */
import { openEngine } from './engine/open.js';
import type { Tf } from './part.js';

/** The tensor library on its reference engine, plain JavaScript: what a test of a part hands to it as `tf`. */
export async function openTensors(): Promise<Tf> {
  return (await openEngine('cpu')).tf;
}
