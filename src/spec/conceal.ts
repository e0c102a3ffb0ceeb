import { normalize, sep } from 'node:path';
import { type Environment, textsIn, withVariables } from './environment.js';
import type { Value } from './node.js';

/**
 * Puts a page's references back into the paths that were made from them, so that saved files never contain their
 * values.
 */
export function concealer(page: unknown, env: Environment['env']): (path: string) => string {
  const known = textsIn(page as Value, []).map(({ text }) => ({
    text,
    path: plainPath(withVariables(text, env)),
  }));
  return (path) => {
    const found = known.find((one) => one.path !== '' && isWithin(path, one.path));
    return found === undefined
      ? path
      : found.text.replace(/(?<=.)[\\/]+$/, '') + path.slice(found.path.length);
  };
}

const plainPath = (path: string): string => normalize(path).replace(/(?<=.)[\\/]+$/, '');

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);
