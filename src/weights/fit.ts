import { ZooError } from '../errors/problem.js';
import { namesCollide, weightsDoNotFit } from '../errors/weights-names.js';
import type { VariableDeclaration } from '../part.js';
import type { NamedArray, NamedArrays } from './named-array.js';
import { plainName } from './wrappers.js';

/**
 * The initial arrays of a node's variables, by variable name and in the variables' shapes. An array is found by its
 * own name, or by that name without the prefixes of wrappers. It fits if its shape matches, ignoring axes of length 1
 * (a 1x1 convolution is a dense layer). Ignores arrays that the node does not declare. Throws `weights-do-not-fit`
 * with every name that is missing or has another shape, and `weights-names-collide` if a variable matches two arrays.
 */
export function fitWeights(
  source: string,
  arrays: NamedArrays,
  variables: readonly VariableDeclaration[],
): NamedArrays {
  const names = namesOf(source, arrays, variables);
  const found = (variable: string): NamedArray | undefined => arrays.get(names.get(variable) ?? variable);
  const missing = variables.filter(({ name }) => !names.has(name)).map(({ name }) => name);
  const misshapen = variables.flatMap(({ name, shape }) => {
    const other = found(name)?.shape;
    return other && squeezed(other) !== squeezed(shape) ? [`${name} [${other}] for [${shape}]`] : [];
  });
  if (missing.length + misshapen.length > 0) throw new ZooError(weightsDoNotFit(source, missing, misshapen));
  return new Map(variables.map(({ name, shape }) => [name, { ...found(name)!, shape }] as const));
}

/** The arrays that none of the variables uses. */
export function unusedBy(
  source: string,
  arrays: NamedArrays,
  variables: readonly VariableDeclaration[],
): string[] {
  const used = new Set(namesOf(source, arrays, variables).values());
  return [...arrays.keys()].filter((name) => !used.has(name));
}

/** The name of each variable's array in the file. */
function namesOf(
  source: string,
  arrays: NamedArrays,
  variables: readonly VariableDeclaration[],
): ReadonlyMap<string, string> {
  const declared = new Set(variables.map(({ name }) => name));
  const found = new Map<string, string>();
  for (const name of arrays.keys()) {
    const variable = declared.has(name) ? name : plainName(name);
    if (!declared.has(variable)) continue;
    const other = found.get(variable);
    if (other !== undefined) throw new ZooError(namesCollide(source, [other, name], variable));
    found.set(variable, name);
  }
  return found;
}

const squeezed = (shape: readonly number[]): string => shape.filter((length) => length !== 1).join();
