/** Messages about building a page: extends, deleting, lists, profiles and --set. */
import { suggestion } from './nearest.js';
import type { Place, Problem } from './problem.js';

/** `extends` is neither the name of a page nor a list of names. */
export const extendsNotNames = (place: Place, found: string): Problem => ({
  code: 'extends-not-names',
  message: `found ${found}; expected a file, the name of a zoo page, or a list of them.`,
  place,
  path: 'extends',
});

/** Pages extend each other in a cycle. Remove one `extends`. */
export const extendsCycle = (place: Place, chain: readonly string[]): Problem => ({
  code: 'extends-cycle',
  message: `these pages extend each other in a cycle: ${chain.join(' -> ')}.`,
  place,
  path: 'extends',
});

/**
 * A `null`, or a `--set` with a tilde, deletes a key that the page does not have: it is misspelled, or the extended
 * page no longer has it.
 */
export const deletesNothing = (
  place: Place,
  path: string,
  word: string,
  names: readonly string[],
): Problem => ({
  code: 'deletes-nothing',
  message: `there is nothing here to delete.${suggestion(word, names)}`,
  place,
  path,
});

/** `profiles`, or one of them, is not a map. */
export const profilesNotMap = (place: Place, path: string, found: string): Problem => ({
  code: 'profile-not-a-map',
  message: `found ${found}; "profiles" holds partial pages by name, each a map.`,
  place,
  path,
});

/**
 * A profile sets what belongs to the page as a whole: its name, what it extends, its plugins, its profiles.
 */
export const notInProfile = (place: Place, path: string, key: string): Problem => ({
  code: 'not-in-a-profile',
  message: `a profile cannot set "${key}"; it belongs to the page itself.`,
  place,
  path,
});

/**
 * The page has no profile of that name.
 *
 * @example the page has no profile "dmeo". Did you mean "demo"?
 */
export const unknownProfile = (place: Place, word: string, names: readonly string[]): Problem => ({
  code: 'unknown-profile',
  message: `the page has no profile "${word}".${suggestion(word, names) || ' It has none.'}`,
  place,
});

// ---------------------------------------------------------------- lists

/** A map is given for a list, and its key is not a list operator. */
export const unknownListOperator = (
  place: Place,
  path: string,
  word: string,
  names: readonly string[],
): Problem => ({
  code: 'unknown-list-operator',
  message: `a list is changed by { append: [...] }, { remove: [...] } or { replace: [...] }; found "${word}".${suggestion(word, names)}`,
  place,
  path,
});

/** An `append`, `remove` or `replace` is not given a list. */
export const listOperatorItems = (place: Place, path: string, found: string): Problem => ({
  code: 'list-operator-items',
  message: `found ${found}; expected the items, as a list: [a, b].`,
  place,
  path,
});

/** `replace` is used together with `append` or `remove`, which it would undo. */
export const replaceAlone = (place: Place, path: string): Problem => ({
  code: 'replace-alone',
  message: '"replace" is the whole new list and cannot be combined. Put all items into it, or remove it.',
  place,
  path,
});

/** An item to remove is not in the list. */
export const notInList = (place: Place, path: string, word: string, items: readonly string[]): Problem => ({
  code: 'not-in-list',
  message: `the list has no item "${word}" to remove.${suggestion(word, items, 'It has') || ' It is empty.'}`,
  place,
  path,
});

// ---------------------------------------------------------------- --set

/**
 * A `--set` that cannot be read.
 *
 * @example found "training.batch"; --set takes path=value (training.batch=64), ~path (~heads.va) or, for a list,
 * path+=items and path-=items; keys are joined by dots.
 */
export const setForm = (place: Place, text: string): Problem => ({
  code: 'set-form',
  message: `found "${text}"; --set takes path=value (training.batch=64), ~path (~heads.va) or, for a list, path+=items and path-=items; keys are joined by dots.`,
  place,
});

/**
 * A `--set` of a key that only the page file sets, because the key identifies the page.
 *
 * @example --set cannot change "profiles"; only the page file sets it (--profile chooses a profile).
 */
export const setNotAllowed = (place: Place, key: string): Problem => ({
  code: 'set-not-allowed',
  message: `--set cannot change "${key}"; only the page file sets it${key === 'profiles' ? ' (--profile chooses a profile)' : ''}.`,
  place,
});
