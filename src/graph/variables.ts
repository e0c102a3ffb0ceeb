import { readBack } from '../engine/read.js';
import type { Tensor, Tf, Variable, VariableDeclaration } from '../part.js';
import type { NamedArray, NamedArrays } from '../weights/named-array.js';

/** The variables of a node, or of a balancer, by name. */
export type Variables = ReadonlyMap<string, Variable>;

/** Makes a part's declared variables with initial values; optimizers change those of role `weight`. */
export function makeVariables(
  tf: Tf,
  declared: readonly VariableDeclaration[],
  start: (variable: VariableDeclaration) => Float32Array,
): Variables {
  const make = (one: VariableDeclaration): Variable =>
    tf.tidy(() => tf.variable(tf.tensor(start(one), [...one.shape], 'float32'), one.role === 'weight'));
  return new Map(declared.map((one) => [one.name, make(one)]));
}

/** The scope in which a part is built. `variable` throws if a part requests an undeclared variable. */
export const scopeOf = (tf: Tf, variables: Variables) => ({
  tf,
  variable: (name: string): Variable => {
    const variable = variables.get(name);
    if (!variable) throw new Error(`variable ${name} was not declared`);
    return variable;
  },
});

/** A copy of a tensor's current values. */
export const arrayOf = async (tensor: Tensor): Promise<NamedArray> => ({
  shape: tensor.shape,
  data: new Float32Array(await readBack(tensor)),
});

/** A copy of the variables' current values. */
export async function arraysOf(variables: Variables): Promise<Map<string, NamedArray>> {
  const arrays = new Map<string, NamedArray>();
  for (const [name, variable] of variables) arrays.set(name, await arrayOf(variable));
  return arrays;
}

/** Writes values into the variables of `owner`. Throws if a name is missing or a shape differs. */
export function assignArrays(tf: Tf, owner: string, variables: Variables, arrays: NamedArrays): void {
  for (const [key, variable] of variables) {
    const array = arrays.get(key);
    if (!array) throw new Error(`no weights for ${owner}/${key}`);
    if (array.shape.join() !== variable.shape.join()) {
      throw new Error(`weights of ${owner}/${key} are [${array.shape}], the model has [${variable.shape}]`);
    }
    tf.tidy(() => variable.assign(tf.tensor(array.data, [...array.shape], 'float32')));
  }
}
