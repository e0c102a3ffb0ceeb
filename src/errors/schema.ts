/** Messages about a page whose keys and values do not fit the schemas. */
import type { Extent } from '../extent.js';
import type { Shelf } from '../part.js';
import { suggestion } from './nearest.js';
import { otherKey, otherPart } from './other-names.js';
import type { At, Problem } from './problem.js';

/** Shelves whose singular form is not made by removing the "s". */
const NOUNS: { readonly [shelf in Shelf]?: string } = {
  losses: 'loss',
  gradients: 'gradient rule',
  datasets: 'data set',
};

/** The singular for a part of a shelf. */
export const nounOf = (shelf: Shelf): string => NOUNS[shelf] ?? shelf.slice(0, -1);

/** A key that nothing reads. Pages are strict, so that a typo does not silently change the model. */
export function unknownKey(
  at: At,
  word: string,
  names: readonly string[],
  homes: readonly string[],
): Problem {
  const home = homes.length > 0 ? ` It belongs under ${homes.join(' or ')}.` : undefined;
  const remedy = home ?? otherKey(word) ?? suggestion(word, names);
  return { code: 'unknown-key', message: `unknown key "${word}".${remedy}`, ...at };
}

/** A part is given an option that it does not have. */
export const unknownOption = (
  at: At,
  word: string,
  owner: string,
  names: readonly string[],
  fill: string,
): Problem => ({
  code: 'unknown-option',
  message: `no such option of ${owner}.${otherKey(word) ?? (suggestion(word, names, 'It has') || ' It has none.')}${fill}`,
  ...at,
});

/** A required key of a page is missing. */
export const missingKey = (at: At, word: string, meaning: string): Problem => ({
  code: 'missing-key',
  message: `"${word}" is missing${meaning}`,
  ...at,
});

/** A part's option that has no default. */
export const missingOption = (at: At, word: string, owner: string, meaning: string): Problem => ({
  code: 'missing-option',
  message: `${owner} needs "${word}"${meaning}`,
  ...at,
});

/** A key that every stage needs is set neither in the stage nor in `training`. */
export const missingShared = (at: At, word: string): Problem => ({
  code: 'missing-training',
  message: `this stage has no "${word}". Set it here, or under "training" for every stage.`,
  ...at,
});

/** What can be wrong with a value, by error code. */
export type ValueMistake = 'not-a-choice' | 'out-of-range' | 'wrong-form' | 'wrong-size' | 'wrong-type';

/** An option has an invalid value; the message says what is valid. */
export const wrongValue = (
  at: At,
  code: ValueMistake,
  found: string,
  expected: string,
  remedy = '',
): Problem => ({
  code,
  message: `found ${found}; expected ${expected}.${remedy}`,
  ...at,
});

/** Nodes, stages, metrics and profiles have names that can be used in a path, `heads.au`. */
export const badName = (at: At, word: string): Problem => ({
  code: 'bad-name',
  message: `"${word}" cannot be a name here. A name begins with a letter or "_", followed by letters, digits, "_" or "-"${
    word === 'backbone' ? ', and "backbone" is taken by the backbone itself' : ''
  }.`,
  ...at,
});

/** This must be a part, and `type` says which. */
export const missingType = (at: At, shelf: Shelf, names: readonly string[]): Problem => ({
  code: 'missing-type',
  message: `"type" is missing: which ${nounOf(shelf)} is it? There are: ${names.join(', ')}.`,
  ...at,
});

/** The key that names the part is misspelled. */
export const misspelledType = (at: At, word: string): Problem => ({
  code: 'unknown-key',
  message: `found "${word}" where "type" is expected. Did you mean "type"?`,
  ...at,
});

/** No part of this kind has that name. A plugin's part is called `plugin/part`, and the page must list the plugin. */
export const unknownPart = (
  at: At,
  shelf: Shelf,
  word: string,
  names: readonly string[],
  elsewhere: Shelf | undefined,
): Problem => ({
  code: 'unknown-part',
  message: elsewhere
    ? `"${word}" is a ${nounOf(elsewhere)}, but a ${nounOf(shelf)} is needed. There are: ${names.join(', ')}.`
    : `there is no ${nounOf(shelf)} "${word}".${unlistedPlugin(word, names) ?? otherPart(shelf, word) ?? suggestion(word, names)}`,
  ...at,
});

/** Advice for a name such as `gated/fusion` in a page that does not list the plugin. */
function unlistedPlugin(word: string, names: readonly string[]): string | undefined {
  const plugin = /^(.+)\/[^/]*$/.exec(word)?.[1];
  if (plugin === undefined || names.some((name) => name.startsWith(`${plugin}/`))) return undefined;
  return ` If it is a plugin's, list that in the page: plugins: ["${plugin}"].`;
}

const extent = (size: Extent): string => [size].flat().join(' x ');

/**
 * `crop` is larger than the resized image.
 *
 * @example a crop of 224 pixels does not fit an image resized to 112. Make it 112 or less.
 */
export const cropTooLarge = (at: At, crop: Extent, resize: Extent): Problem => ({
  code: 'crop-too-large',
  message: `a crop of ${extent(crop)} pixels does not fit an image resized to ${extent(resize)}. Make it ${extent(resize)} or less.`,
  ...at,
});

/**
 * `zoo schema --part` and `zoo plugin which` name a part by its shelf and its name.
 *
 * @example there is no part "anfl-gcn"; parts are written as SHELF.NAME, such as heads.fc. Did you mean "heads.anfl-gcn"?
 */
export const noSuchPart = (word: string, names: readonly string[]): Problem => {
  const meant = names.filter((name) => name.slice(name.indexOf('.') + 1) === word);
  const hint =
    meant.length > 0
      ? ` Did you mean ${meant.map((name) => `"${name}"`).join(' or ')}?`
      : suggestion(word, names);
  return {
    code: 'no-such-part',
    message: `there is no part "${word}"; parts are written as SHELF.NAME, such as heads.fc.${hint}`,
  };
};

/**
 * No page has the value given to `zoo explain`.
 *
 * @example no page has "neighbours" there. Did you mean "neighbors"?
 */
export const noSuchPath = (path: string, word: string, names: readonly string[]): Problem => ({
  code: 'no-such-path',
  message: `no page has "${word}" there.${suggestion(word, names)}`,
  path,
});
