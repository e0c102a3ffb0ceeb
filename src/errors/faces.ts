import { meant } from './nearest.js';
import { printable } from './printable.js';
import type { Problem } from './problem.js';

/**
 * A page asks for a style of faces that does not exist.
 *
 * @example There is no face style "cartoon". There are: demo, pretrain.
 */
export function unknownStyle(style: string, styles: readonly string[]): Problem {
  return {
    code: 'unknown-face-style',
    message: `There is no face style "${style}". ${meant(style, styles, `There are: ${styles.join(', ')}.`)}`,
  };
}

/**
 * The folder for drawn faces contains files that zoo did not write.
 *
 * @example my-photos is not empty and does not hold drawn faces, so nothing is written there. Choose a new or an empty
 * folder.
 */
export const rootTaken = (root: string, file?: string): Problem => ({
  code: 'folder-taken',
  message: file
    ? `${printable(root)} also holds files that are not drawn faces, such as ${printable(file)}, so its faces are not replaced. Choose a new or an empty folder.`
    : `${printable(root)} is not empty and does not hold drawn faces, so nothing is written there. Choose a new or an empty folder.`,
});

/**
 * The folder contains faces that were drawn with other options, or by an earlier version.
 *
 * @example faces holds faces that were drawn with other options. Choose another folder, or replace them with --force.
 */
export const otherFaces = (root: string, how: string): Problem => ({
  code: 'other-faces',
  message: `${printable(root)} holds faces that were drawn ${how}. Choose another folder, or replace them with --force.`,
});

/**
 * A page draws faces (`data.synthetic`) into a folder that it chooses. A page may come from someone else, so it may
 * only draw into the cache folder.
 *
 * @example faces are drawn into the cache folder only, and "faces" is not inside it: write root: "${cache:synthetic-faces}".
 * To draw them elsewhere, run zoo data synth --out faces, and remove "synthetic" from the page.
 */
export const drawnOutsideCache = (root: string): Problem => ({
  code: 'drawn-outside-cache',
  path: 'data.root',
  message: `faces are drawn into the cache folder only, and "${printable(root)}" is not inside it: write root: "\${cache:synthetic-faces}". To draw them elsewhere, run zoo data synth --out ${printable(root)}, and remove "synthetic" from the page.`,
});
