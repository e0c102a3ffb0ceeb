/** Messages about pages that take too much work to read and check. */
import type { Place, Problem } from './problem.js';

/**
 * A page extends too many files. A file that is extended twice counts twice.
 *
 * @example this page and those that it extends are more than 100 files. Is one of them extended again and again?
 */
export const tooManyFiles = (place: Place, most: number): Problem => ({
  code: 'too-many-pages',
  message: `this page and those that it extends are more than ${most} files. Is one of them extended again and again?`,
  place,
});

/**
 * A page and the pages that it extends are too large together.
 *
 * @example this page and those that it extends have more than 1000000 bytes. Is one a data file?
 */
export const filesTooLarge = (place: Place, most: number): Problem => ({
  code: 'page-too-large',
  message: `this page and those that it extends have more than ${most} bytes. Is one a data file?`,
  place,
});

/**
 * References to references make the page's text too long.
 *
 * @example once its references are replaced, the page has more than 1000000 characters. Use fewer of them.
 */
export const tooMuchText = (place: Place, path: string, most: number): Problem => ({
  code: 'reference-bomb',
  message: `once its references are replaced, the page has more than ${most} characters. Use fewer of them.`,
  place,
  path,
});

/**
 * A reference leads to another reference, and so on, through too many steps.
 *
 * @example this reference leads through more than 64 others. Refer to the value itself.
 */
export const chainTooLong = (place: Place, path: string, most: number): Problem => ({
  code: 'reference-chain',
  message: `this reference leads through more than ${most} others. Refer to the value itself.`,
  place,
  path,
});

/**
 * A page is checked as written and under each of its profiles, which is too much work for this page.
 *
 * @example the page has 9000 values and 60 profiles: 549000 values to check; the limit is 200000. Move some profiles to
 * another page that extends this one.
 */
export const tooMuchToCheck = (place: Place, values: number, profiles: number, most: number): Problem => ({
  code: 'too-much-to-check',
  message: `the page has ${values} values and ${profiles} profiles: ${values * (profiles + 1)} values to check; the limit is ${most}. Move some profiles to another page that extends this one.`,
  place,
});

/**
 * A page with very many profiles.
 *
 * @example the page has 140 profiles; at most 100 are checked. Move some to another page that extends this one.
 */
export const tooManyProfiles = (place: Place, profiles: number, most: number): Problem => ({
  code: 'too-much-to-check',
  message: `the page has ${profiles} profiles; at most ${most} are checked. Move some to another page that extends this one.`,
  place,
});
