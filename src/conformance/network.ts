import type { Engine } from '../engine/engine.js';
import { readNow } from '../engine/read.js';
import { declareNetwork, type NetworkDeclaration } from '../network/declare.js';
import { tensorOps } from '../network/tensors.js';
import type { BackbonePart, Tensor, Tf } from '../part.js';
import { stream } from '../random/stream.js';
import { boundToTry } from './bound.js';
import { evaluation } from './built-head.js';
import { Broken, NotMade } from './outcome.js';
import { quickValues } from './quick-values.js';
import { SIDE } from './stand-ins.js';
import { expectAllAsked, type Owned, ownedVariables } from './variables.js';

const ROWS = 2;

/** A network gives the same outputs and variables for shapes as for tensors, and leaves no tensor behind. */
export function checkNetwork(tf: Tf, part: BackbonePart): void {
  const before = tf.memory().numTensors;
  const { declared, owned, outputs } = runNetwork(tf, part);
  for (const [name, width] of Object.entries(declared.outputs)) {
    const { shape, data } = outputs[name]!;
    if (shape.join() !== `${ROWS},${width}`) {
      throw new Broken(`output ${name} is declared ${width} wide, and two rows of it are [${shape}]`);
    }
    if (!data.every(Number.isFinite)) throw new Broken(`output ${name} is not finite`);
  }
  expectAllAsked(owned);
  const left = tf.memory().numTensors - before;
  if (left !== 0) throw new Broken(`${left} tensors are left behind`);
}

/** Every engine gives the same outputs; the reference is left out, because it takes minutes for a network. */
export async function checkNetworkEngines(
  engines: readonly (() => Promise<Engine>)[],
  part: BackbonePart,
): Promise<void> {
  if (engines.length < 3) throw new NotMade('there is no second engine to compare with');
  let first: { readonly engine: string; readonly outputs: Outputs } | undefined;
  for (const open of engines.slice(1)) {
    const { name: engine, tf } = await open();
    const { outputs } = runNetwork(tf, part);
    first ??= { engine, outputs };
    for (const [name, { data }] of Object.entries(outputs)) {
      const expected = first.outputs[name]!.data;
      const scale = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const apart = data.reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i]!)), 0);
      if (!(apart <= 1e-3 * scale)) {
        throw new Broken(`output ${name} differs by ${apart} between ${first.engine} and ${engine}`);
      }
    }
  }
}

interface Outputs {
  readonly [output: string]: { readonly shape: readonly number[]; readonly data: Float32Array };
}

function runNetwork(
  tf: Tf,
  part: BackbonePart,
): { declared: NetworkDeclaration; owned: Owned; outputs: Outputs } {
  const network = boundToTry(part)[0]!.bound.network!;
  const declared = declareNetwork(network, [SIDE, SIDE]);
  const owned = ownedVariables(tf, declared.variables, (one) => quickValues(one));
  let outputs: Outputs = {};
  tf.tidy(() => {
    const pixels = stream(1, 'conformance', 'image').normal(ROWS * SIDE * SIDE * 3);
    const image = tf.tensor(pixels, [ROWS, SIDE, SIDE, 3]);
    const given = Object.entries(network<Tensor>(tensorOps(owned.scope, evaluation), image));
    const values = given.map(
      ([name, output]) => [name, { shape: output.shape, data: Float32Array.from(readNow(output)) }] as const,
    );
    outputs = Object.fromEntries(values);
  });
  tf.dispose([...owned.variables.values()]);
  return { declared, owned, outputs };
}
