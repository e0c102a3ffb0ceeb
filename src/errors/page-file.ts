/** Messages about a file that is not a page. */
import { suggestion } from './nearest.js';
import { named, printable } from './printable.js';
import type { Place, Problem } from './problem.js';

const start = (file: string): Place => ({ file, line: 1, column: 1 });

/** A page is given by its file or, if it belongs to the zoo or an allowed plugin, by its name; `zoo list` shows the names. */
export const noSuchPage = (place: Place | undefined, word: string, names: readonly string[]): Problem => ({
  code: 'no-such-page',
  message: `there is no page "${word}", neither as a file nor in the zoo.${suggestion(word, names)}`,
  place,
});

/** The file exists but cannot be read, or it is a folder. */
export const unreadablePage = (place: Place, reason: string): Problem => ({
  code: 'unreadable-page',
  message: `the page cannot be read: ${reason}.`,
  place,
});

/**
 * A file that is far too large for a page.
 *
 * @example the file has 2000000 bytes; a page has at most 1000000. Is it a data file?
 */
export const pageTooLarge = (file: string, bytes: number, most: number): Problem => ({
  code: 'page-too-large',
  message: `the file has ${bytes} bytes; a page has at most ${most}. Is it a data file?`,
  place: start(file),
});

/** The file is not text: an image, an archive, or text in another encoding. */
export const notText = (file: string): Problem => ({
  code: 'not-text',
  message: 'the file is not UTF-8 text; a page is a YAML file in UTF-8.',
  place: start(file),
});

/** The file contains only comments. */
export const emptyPage = (file: string): Problem => ({
  code: 'empty-page',
  message: 'the page is empty; it needs "name", and either "extends" or "data", "backbone" and "stages".',
  place: start(file),
});

/**
 * A page extends a file that is not a page: it is not YAML, not a map, or has a top-level key that pages do not have.
 * Its content is not shown, because a page from someone else may name any file.
 */
export const extendsNoPage = (place: Place, file: string, at?: Place): Problem => ({
  code: 'extends-no-page',
  message: at
    ? `${printable(file)} is not a page, as its line ${at.line} shows. What it contains is not shown here; "zoo validate" on that file says what is wrong.`
    : `${printable(file)} is not a page: a page is a YAML map in a file that ends in .yaml or .yml. Extend a page, by its name or its file.`,
  place,
});

/** The file is YAML, but not a map: it is a list, or a single value (not shown). */
export const pageNotMap = (place: Place, found: string): Problem => ({
  code: 'page-not-a-map',
  message: `found ${found}; a page is a map of keys and values: "name: my-page", "backbone: ...".`,
  place,
});

/**
 * `zoo fill` writes into the page, but pages of the zoo are read-only.
 *
 * @example "ex-fc" is a page of the zoo, which zoo fill does not change. Fill a copy of it: zoo cp ex-fc my-page.yaml
 */
export const fillsFiles = (word: string): Problem => ({
  code: 'fills-files',
  message: `"${word}" is a page of the zoo, which zoo fill does not change. Fill a copy of it: zoo cp ${word} my-page.yaml`,
});

/** For a problem in a shared page: the pages that have it. */
export const inPages = (problem: Problem, pages: readonly string[]): Problem => ({
  ...problem,
  message: `${problem.message} (of ${named(pages, 5)})`,
});
