import { normalize, sep } from 'node:path';
import { type Environment, textsIn, withVariables } from './environment.js';
import type { Value } from './node.js';

/** Puts the references of a page back into the paths that were made of them: what is kept never has their values. */
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
