/** Messages about references: ${env:NAME}, ${cache:NAME}, ${path.of.a.value}. */
import { suggestion } from './nearest.js';
import type { At, Place, Problem } from './problem.js';

/**
 * A value that the run needs comes from an environment variable that is not set.
 *
 * @example the environment variable REAL_FACES is not set. Set it, or add a default: ${env:REAL_FACES,default}.
 */
export const unsetVariable = (at: At, name: string): Problem => ({
  code: 'unset-variable',
  message: `the environment variable ${name} is not set. Set it, or add a default: \${env:${name},default}.`,
  ...at,
});

/**
 * An environment variable is read only for the path of a file or a folder, so that a page from someone else cannot copy
 * your environment into a report or anywhere else.
 *
 * @example found ${env:AUTHOR}; an environment variable can be used only where an option is the path of a file or a
 * folder. Write the value here, or pass it with --set.
 */
export const variableOutsidePath = (at: At, name: string): Problem => ({
  code: 'variable-outside-path',
  message: `found \${env:${name}}; an environment variable can be used only where an option is the path of a file or a folder. Write the value here, or pass it with --set.`,
  ...at,
});

/**
 * The name of an environment variable looks like that of a credential: a key, a token, a secret or a password.
 *
 * @example the environment variable DATA_KEY_DIR looks like a credential, so the page may not read it. If its value is
 * a path, allow it with --allow-env DATA_KEY_DIR.
 */
export const variableNotAllowed = (at: At, name: string): Problem => ({
  code: 'variable-not-allowed',
  message: `the environment variable ${name} looks like a credential, so the page may not read it. If its value is a path, allow it with --allow-env ${name}.`,
  ...at,
});

/**
 * A URL goes over the network, and so would the variable's value.
 *
 * @example found ${env:MIRROR} in a URL; environment variables are never sent anywhere. Write the URL out, or pass it
 * with --set.
 */
export const variableInUrl = (at: At, name: string): Problem => ({
  code: 'variable-in-url',
  message: `found \${env:${name}} in a URL; environment variables are never sent anywhere. Write the URL out, or pass it with --set.`,
  ...at,
});

/**
 * A variable that stands for a path is set to a URL.
 *
 * @example the environment variable VGG_FACE is set to a URL, and a variable can only be a path. Write the
 * URL into the page, or pass it with --set.
 */
export const variableHoldsUrl = (at: At, name: string): Problem => ({
  code: 'variable-in-url',
  message: `the environment variable ${name} is set to a URL, and a variable can only be a path. Write the URL into the page, or pass it with --set.`,
  ...at,
});

/** A text contains `${`, but no reference follows. */
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

/** Values refer to each other in a cycle, and none has a value of its own. */
export const referenceCycle = (place: Place, path: string, chain: readonly string[]): Problem => ({
  code: 'reference-cycle',
  message: `the references form a cycle: ${chain.join(' -> ')}.`,
  place,
  path,
});
