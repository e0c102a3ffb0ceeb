/** Every sentence about a file that is no page. */
import { suggestion } from './nearest.js';
import type { Place, Problem } from './problem.js';

const start = (file: string): Place => ({ file, line: 1, column: 1 });

export const noSuchPage = (place: Place | undefined, word: string, names: readonly string[]): Problem => ({
  code: 'no-such-page',
  message: `there is no page "${word}", neither as a file nor in the zoo.${suggestion(word, names)}`,
  place,
});

export const unreadablePage = (place: Place, reason: string): Problem => ({
  code: 'unreadable-page',
  message: `the page cannot be read: ${reason}.`,
  place,
});

export const pageTooLarge = (file: string, bytes: number, most: number): Problem => ({
  code: 'page-too-large',
  message: `the file has ${bytes} bytes; a page has at most ${most}. Is it a data file?`,
  place: start(file),
});

export const notText = (file: string): Problem => ({
  code: 'not-text',
  message: 'the file is not UTF-8 text; a page is a YAML file in UTF-8.',
  place: start(file),
});

export const emptyPage = (file: string): Problem => ({
  code: 'empty-page',
  message: 'the page is empty; it needs at least a name and what it extends, or data, backbone and stages.',
  place: start(file),
});

export const pageNotMap = (place: Place, found: string): Problem => ({
  code: 'page-not-a-map',
  message: `found ${found}; a page is a map of keys and values: "name: my-page", "backbone: ...".`,
  place,
});

export const fillsFiles = (word: string): Problem => ({
  code: 'fills-files',
  message: `"${word}" is a page of the zoo, which stays as it is. Fill a copy of it: zoo cp ${word} my-page.yaml`,
});
