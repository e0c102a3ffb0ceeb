import { declareNetwork } from '../../network/declare.js';
import { tensorOps } from '../../network/tensors.js';
import type { BackbonePart, Tf } from '../../part.js';
import type { PartOptions } from '../../plan/plan.js';
import { stream } from '../../random/stream.js';
import { evaluation } from './built-head.js';
import { optionsToTry } from './options.js';
import { Broken } from './outcome.js';
import { expectAllAsked, type Owned, ownedVariables } from './variables.js';

const [ROWS, SIDE] = [2, 32];

/** A network read as shapes is the network read as tensors: its outputs, its variables; and no tensor is left. */
export function checkNetwork(tf: Tf, part: BackbonePart): void {
  const options = optionsToTry(part)[0]!;
  const declared = declareNetwork((ops, image) => part.network!(ops, image, options as never), SIDE);
  const before = tf.memory().numTensors;
  // Random values of a hundred million weights would take longer than all the rest.
  const init = { type: 'constant', value: 0.01 } as const;
  const owned = ownedVariables(
    tf,
    declared.variables.map((one) => ({ ...one, init })),
  );
  const widths = builtWidths(tf, part, options, owned);
  tf.dispose([...owned.variables.values()]);
  for (const [name, width] of Object.entries(declared.outputs)) {
    if (widths[name] !== String(width)) {
      throw new Broken(`output ${name} is declared ${width} wide and is ${widths[name]}`);
    }
  }
  expectAllAsked(owned);
  const left = tf.memory().numTensors - before;
  if (left !== 0) throw new Broken(`${left} tensors are left behind`);
}

function builtWidths(
  tf: Tf,
  part: BackbonePart,
  options: PartOptions,
  { scope }: Owned,
): { [output: string]: string } {
  return tf.tidy(() => {
    const pixels = stream(1, 'conformance', 'image').normal(ROWS * SIDE * SIDE * 3);
    const image = tf.tensor(pixels, [ROWS, SIDE, SIDE, 3]);
    const outputs = part.network!(tensorOps(scope, evaluation), image, options as never);
    const widths = Object.entries(outputs).map(([name, output]) => {
      const finite = output.dataSync().every(Number.isFinite);
      return [name, finite ? output.shape.slice(1).join() : 'not finite'] as const;
    });
    return Object.fromEntries(widths);
  });
}
