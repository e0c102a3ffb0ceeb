/** The message for a bug in zoo. */
import type { Problem } from './problem.js';

/**
 * An unexpected error: a bug in zoo, not a mistake of the user.
 *
 * @example this is a bug in zoo: Cannot read properties of undefined. Please report it, with the command, the page
 * and what the command prints with ZOO_DEBUG=1, at https://github.com/OWNER/declarative-zoo/issues
 */
export const internalError = (message: string, bugs: string): Problem => ({
  code: 'internal-error',
  message: `this is a bug in zoo: ${message}. Please report it, with the command, the page and what the command prints with ZOO_DEBUG=1, at ${bugs}`,
});
