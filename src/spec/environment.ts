import type { Problem } from '../errors/problem.js';
import * as say from '../errors/references.js';
import { dotted, type PageObject, type Path, type Value } from './node.js';
import type { Spec } from './page.js';

/** The environment, and the variables that look like credentials but that the user lets a page use. */
export interface Environment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly allowEnv?: readonly string[] | undefined;
}

/** One `${env:NAME}` or `${env:NAME,default}` in a text. */
interface Variable {
  readonly name: string;
  readonly fallback: string | undefined;
}

const reference = /\$\{env:([A-Za-z_]\w*)(?:,([^{}]*))?\}/g;

const variablesOf = (text: string): Variable[] =>
  [...text.matchAll(reference)].map(([, name, fallback]) => ({ name: name!, fallback }));

/** The environment variables that a value refers to, at any depth, each once. */
export const variablesIn = (value: unknown): readonly Variable[] => {
  const all = textsIn(value as Value, []).flatMap(({ text }) => variablesOf(text));
  return [...new Map(all.map((variable) => [variable.name, variable])).values()];
};

/** The value of a variable; an empty one counts as unset. */
export const variableValue = ({ name, fallback }: Variable, env: Environment['env']): string | undefined =>
  env[name] || fallback;

/**
 * A value with its environment references replaced, for code that opens its files; an unset variable stays as
 * written. Everything that is saved or shown keeps the references.
 */
export function withVariables<T>(value: T, env: Environment['env']): T {
  if (typeof value === 'string') {
    if (!value.includes('${env:')) return value;
    return value.replace(
      reference,
      (whole, name: string, fallback?: string) => variableValue({ name, fallback }, env) ?? whole,
    ) as T;
  }
  if (Array.isArray(value)) return value.map((item) => withVariables(item, env)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withVariables(inner, env)]),
  ) as T;
}

/** Names of variables that contain secrets: `AWS_SECRET_ACCESS_KEY`, `HF_TOKEN`, `PGPASSWORD`. */
export const looksSecret = (name: string): boolean =>
  /TOKEN|SECRET|PASSW|PASSPHRASE|CREDENTIAL|KEYS?(?![A-Z])|PASS(?![A-Z])|AUTH(?![A-Z])/i.test(name);

/**
 * The problems with the environment references of a checked page: they must be in options that are paths, not in a
 * URL, be set (unless `keepUnset`), and be allowed if they look like credentials.
 */
export function variableProblems(
  page: PageObject,
  isPath: (path: Path) => boolean,
  { env, allowEnv = [] }: Environment,
  keepUnset: boolean,
  placeOf: Spec['place'],
): Problem[] {
  return textsIn(page, []).flatMap(({ text, path }): Problem[] => {
    const variables = variablesOf(text);
    if (variables.length === 0) return [];
    const at = { place: placeOf(path), path: dotted(path) };
    const names = variables.map(({ name }) => name);
    if (!isPath(path)) return [say.variableOutsidePath(at, names[0]!)];
    const guarded = names.filter((name) => looksSecret(name) && !allowEnv.includes(name));
    if (guarded.length > 0) return guarded.map((name) => say.variableNotAllowed(at, name));
    if (text.includes('://')) return [say.variableInUrl(at, names[0]!)];
    const unset = variables.filter((variable) => variableValue(variable, env) === undefined);
    if (unset.length > 0) return keepUnset ? [] : unset.map(({ name }) => say.unsetVariable(at, name));
    return withVariables(text, env).includes('://') ? [say.variableHoldsUrl(at, names[0]!)] : [];
  });
}

interface Text {
  readonly text: string;
  readonly path: Path;
}

/** Every text of a value that refers to the environment, with its path. */
export function textsIn(value: Value, path: Path): Text[] {
  if (typeof value === 'string') return value.includes('${env:') ? [{ text: value, path }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner as Value, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
