import { ZooError } from '../errors/problem.js';
import { weightsDoNotFit } from '../errors/weights-names.js';
import type { VariableDeclaration } from '../part.js';
import type { NamedArray, NamedArrays } from './named-array.js';

/**
 * The arrays that a node's variables start from, by variable name and in their shapes. An array fits where its shape
 * does, axes of length 1 aside (a 1x1 convolution is a dense layer). Arrays that the node does not declare are left
 * out. Throws `weights-do-not-fit` with every name that is missing or of another shape.
 */
export function fitWeights(
  source: string,
  arrays: NamedArrays,
  variables: readonly VariableDeclaration[],
): NamedArrays {
  const missing = variables.filter(({ name }) => !arrays.has(name)).map(({ name }) => name);
  const misshapen = variables.flatMap(({ name, shape }) => {
    const found = arrays.get(name)?.shape;
    return found && squeezed(found) !== squeezed(shape) ? [`${name} [${found}] for [${shape}]`] : [];
  });
  if (missing.length + misshapen.length > 0) throw new ZooError(weightsDoNotFit(source, missing, misshapen));
  return new Map(
    variables.map(({ name, shape }) => [name, { ...(arrays.get(name) as NamedArray), shape }] as const),
  );
}

const squeezed = (shape: readonly number[]): string => shape.filter((length) => length !== 1).join();
