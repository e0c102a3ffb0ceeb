import { meant } from './nearest.js';
import type { Problem } from './problem.js';

/**
 * A face set asks for a family of faces that is not there.
 *
 * @example No style of faces is called "cartoon". There are: demo, pretrain.
 */
export function unknownStyle(style: string, styles: readonly string[]): Problem {
  return {
    code: 'unknown-face-style',
    message: `No style of faces is called "${style}". ${meant(style, styles, `There are: ${styles.join(', ')}.`)}`,
  };
}

/**
 * Faces are to be drawn where the user keeps something else.
 *
 * @example my-photos is, or holds, something else than drawn faces. Name an empty or a new folder, or remove it.
 */
export function rootTaken(root: string): Problem {
  return {
    code: 'folder-taken',
    message: `${root} is, or holds, something else than drawn faces. Name an empty or a new folder, or remove it.`,
  };
}
