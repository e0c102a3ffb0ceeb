import { initialValues } from '../graph/initial.js';
import type { Scope, Tf, Variable, VariableDeclaration } from '../part.js';
import { Broken } from './outcome.js';

/** The variables that a part declares, with initial values, and the scope that contains them. */
export interface Owned {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly scope: Scope;
  /** The variables that the part requested. */
  readonly asked: ReadonlySet<string>;
}

export function ownedVariables(
  tf: Tf,
  declared: readonly VariableDeclaration[],
  values = (one: VariableDeclaration): Float32Array => initialValues(one, 1, 'conformance'),
): Owned {
  const variables = new Map(
    declared.map((one) => {
      return [one.name, variableOf(tf, values(one), one.shape, one.role === 'weight')] as const;
    }),
  );
  const asked = new Set<string>();
  const variable = (name: string): Variable => {
    const found = variables.get(name);
    if (!found) throw new Broken(`it asks for a variable "${name}" that it does not declare`);
    asked.add(name);
    return found;
  };
  return { variables, scope: { tf, variable }, asked };
}

export function variableOf(tf: Tf, data: Float32Array, shape: readonly number[], trainable = true): Variable {
  return tf.tidy(() => tf.variable(tf.tensor(data, [...shape], 'float32'), trainable));
}

/** Throws if a declared variable was never requested. */
export function expectAllAsked({ variables, asked }: Owned, said = ''): void {
  const unused = [...variables.keys()].find((name) => !asked.has(name));
  if (unused) throw new Broken(`${said}${unused} is declared and never used`);
}
