/** Every sentence about a reference: ${env:NAME}, ${cache:NAME}, ${path.of.a.value}. */
import { suggestion } from './nearest.js';
import type { Place, Problem } from './problem.js';

/**
 * A value that the run needs comes from an environment variable that is not set.
 *
 * @example the environment variable REAL_FACES is not set. Set it, or give a default: ${env:REAL_FACES,default}.
 */
export const unsetVariable = (place: Place, path: string, name: string): Problem => ({
  code: 'unset-variable',
  message: `the environment variable ${name} is not set. Set it, or give a default: \${env:${name},default}.`,
  place,
  path,
});

/** A text holds `${` and what follows is no reference. */
export const badReference = (place: Place, path: string, found: string): Problem => ({
  code: 'bad-reference',
  message: `found ${found}; a reference is \${env:NAME}, \${env:NAME,default}, \${cache:NAME} or \${path.of.a.value}.`,
  place,
  path,
});

/** A `${path.of.a.value}` leads to nothing in the page. */
export const referenceNowhere = (
  place: Place,
  path: string,
  to: string,
  word: string,
  names: readonly string[],
): Problem => ({
  code: 'reference-to-nothing',
  message: `the page has no value at "${to}".${suggestion(word, names)}`,
  place,
  path,
});

/** A `${path.of.a.value}` leads to more than a single value. */
export const referenceNotScalar = (place: Place, path: string, to: string): Problem => ({
  code: 'reference-to-many',
  message: `"${to}" is a map or a list; a reference takes one value.`,
  place,
  path,
});

/** Values refer to each other, and none of them is given. */
export const referenceCycle = (place: Place, path: string, chain: readonly string[]): Problem => ({
  code: 'reference-cycle',
  message: `the references go in a circle: ${chain.join(' -> ')}.`,
  place,
  path,
});
