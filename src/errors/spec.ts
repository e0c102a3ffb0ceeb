/** Every sentence about a page that cannot be read or put together: syntax, files, extends, profiles, --set, references. */
import { nearest } from './nearest.js';
import type { Place, Problem } from './problem.js';

/** ` Did you mean "x"?`, or the names there are, or nothing. */
export function suggestion(word: string, names: readonly string[], noun = 'There are'): string {
  const near = nearest(word, names);
  if (near !== undefined) return ` Did you mean "${near}"?`;
  if (names.length === 0) return '';
  const more = names.length > 12 ? ` and ${names.length - 12} more` : '';
  return ` ${noun}: ${names.slice(0, 12).join(', ')}${more}.`;
}

const start = (file: string): Place => ({ file, line: 1, column: 1 });

// ---------------------------------------------------------------- files

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

// ---------------------------------------------------------------- YAML

export const yamlSyntax = (place: Place, reason: string): Problem => ({
  code: 'yaml-syntax',
  message: reason,
  place,
});

export const leftOpen = (place: Place, closing: string): Problem => ({
  code: 'yaml-syntax',
  message: `a ${closing} is missing: what it closes is left open.`,
  place,
});

export const tabIndent = (place: Place): Problem => ({
  code: 'tab-indent',
  message: 'a tab indents this line; YAML allows only spaces there.',
  place,
});

export const duplicateKey = (place: Place, path: string, first: Place): Problem => ({
  code: 'duplicate-key',
  message: `this key is already there, at line ${first.line}. Keep one of the two.`,
  place,
  path,
});

export const forbiddenKey = (place: Place, path: string): Problem => ({
  code: 'forbidden-key',
  message: 'no page may have a key of this name.',
  place,
  path,
});

export const keyNotText = (place: Place, path: string | undefined): Problem => ({
  code: 'key-not-text',
  message: 'found a list, a map or nothing where a key belongs; a key is a word.',
  place,
  path,
});

export const mergeKey = (place: Place, path: string): Problem => ({
  code: 'merge-key',
  message: 'a page knows no "<<"; use "extends" for what pages share and "training" for what stages share.',
  place,
  path,
});

export const tagged = (place: Place, path: string, tag: string): Problem => ({
  code: 'yaml-tag',
  message: `a page knows no tag "${tag}"; write the plain value.`,
  place,
  path,
});

export const emptyValue = (place: Place, path: string): Problem => ({
  code: 'empty-value',
  message: 'nothing stands after the colon. Give a value, or null to delete what is inherited.',
  place,
  path,
});

export const nullInList = (place: Place, path: string): Problem => ({
  code: 'null-in-list',
  message: 'found nothing (null) as an item of a list. Give a value or take the item out.',
  place,
  path,
});

export const aliasBomb = (place: Place, most: number): Problem => ({
  code: 'alias-bomb',
  message: `with its aliases written out the page has more than ${most} values.`,
  place,
});

export const unknownAlias = (place: Place, path: string, name: string): Problem => ({
  code: 'unknown-alias',
  message: `there is no anchor &${name} before this. Is the text meant to begin with "*"? Then put it in quotes.`,
  place,
  path,
});

export const aliasCycle = (place: Place, path: string, name: string): Problem => ({
  code: 'alias-cycle',
  message: `the alias *${name} stands inside the very value that &${name} names.`,
  place,
  path,
});

// ---------------------------------------------------------------- putting pages together

export const extendsNotNames = (place: Place, found: string): Problem => ({
  code: 'extends-not-names',
  message: `found ${found}; "extends" takes a file or a name of the zoo, or a list of them.`,
  place,
  path: 'extends',
});

export const extendsCycle = (place: Place, chain: readonly string[]): Problem => ({
  code: 'extends-cycle',
  message: `the pages extend each other in a circle: ${chain.join(' -> ')}.`,
  place,
  path: 'extends',
});

export const deletesNothing = (
  place: Place,
  path: string,
  word: string,
  names: readonly string[],
): Problem => ({
  code: 'deletes-nothing',
  message: `null deletes, but there is nothing here to delete.${suggestion(word, names)}`,
  place,
  path,
});

export const profilesNotMap = (place: Place, path: string, found: string): Problem => ({
  code: 'profile-not-a-map',
  message: `found ${found}; "profiles" holds partial pages by name, each a map.`,
  place,
  path,
});

export const notInProfile = (place: Place, path: string, key: string): Problem => ({
  code: 'not-in-a-profile',
  message: `a profile cannot set "${key}"; it belongs to the page itself.`,
  place,
  path,
});

export const unknownProfile = (place: Place, word: string, names: readonly string[]): Problem => ({
  code: 'unknown-profile',
  message: `the page has no profile "${word}".${suggestion(word, names) || ' It has none at all.'}`,
  place,
});

// ---------------------------------------------------------------- --set

export const setForm = (place: Place, text: string): Problem => ({
  code: 'set-form',
  message: `found "${text}"; --set takes path=value (training.batch=64) or ~path (~heads.va), keys joined by dots.`,
  place,
});

export const setNotAllowed = (place: Place, key: string): Problem => ({
  code: 'set-not-allowed',
  message: `--set cannot change "${key}"; that is decided by the page file${key === 'profiles' ? ' (--profile picks one)' : ''}.`,
  place,
});

// ---------------------------------------------------------------- references

export const unsetVariable = (place: Place, path: string, name: string): Problem => ({
  code: 'unset-variable',
  message: `the environment variable ${name} is not set. Set it, or give a default: \${env:${name},default}.`,
  place,
  path,
});

export const badReference = (place: Place, path: string, found: string): Problem => ({
  code: 'bad-reference',
  message: `found ${found}; a reference is \${env:NAME}, \${env:NAME,default}, \${cache:NAME} or \${path.of.a.value}.`,
  place,
  path,
});

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

export const referenceNotScalar = (place: Place, path: string, to: string): Problem => ({
  code: 'reference-to-many',
  message: `"${to}" is a map or a list; a reference takes one value.`,
  place,
  path,
});

export const referenceCycle = (place: Place, path: string, chain: readonly string[]): Problem => ({
  code: 'reference-cycle',
  message: `the references go in a circle: ${chain.join(' -> ')}.`,
  place,
  path,
});
