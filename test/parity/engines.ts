import type { EngineName } from '../../src/engine/engine.js';
import { openEngine } from '../../src/engine/open.js';
import type { Tf } from '../../src/part.js';
import { has } from '../needs.js';

const opens = (name: EngineName): Promise<boolean> =>
  openEngine(name).then(
    () => true,
    () => false,
  );
const tensorflow = has('tensorflow', await opens('tensorflow'));
const onnx = has('onnxruntime-node', await opens('onnx'));

/** The engines that every golden number is checked on: those that are available. */
export const engines: readonly EngineName[] = [
  'cpu',
  'wasm',
  ...(onnx ? (['onnx'] as const) : []),
  ...(tensorflow ? (['tensorflow'] as const) : []),
];

/** Those that compute whole images in seconds: the reference in plain JavaScript is a hundred times slower. */
export const quick = engines.filter((name) => name !== 'cpu');

/** The tensor library, running on that engine. */
export const open = async (name: EngineName): Promise<Tf> => (await openEngine(name)).tf;
