import { nearest } from './nearest.js';
import type { Problem } from './problem.js';

/** A face set asks for a family of faces that is not there. */
export function unknownStyle(style: string, styles: readonly string[]): Problem {
  const close = nearest(style, styles);
  const hint = close ? `Did you mean "${close}"?` : `There are: ${styles.join(', ')}.`;
  return { code: 'unknown-face-style', message: `No style of faces is called "${style}". ${hint}` };
}

/** Faces are to be drawn where the user keeps something else. */
export function rootTaken(root: string): Problem {
  return {
    code: 'folder-taken',
    message: `${root} holds files that are not drawn faces. Name an empty or a new folder, or remove it.`,
  };
}
