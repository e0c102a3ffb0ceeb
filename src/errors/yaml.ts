/** Every sentence about text that is not the YAML that a page may have. */
import type { Place, Problem } from './problem.js';

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

export const nestedTooDeep = (place: Place): Problem => ({
  code: 'nested-too-deep',
  message: 'lists and maps stand too deep inside of each other here; no page needs that.',
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
