/** Messages about text that is not the YAML that a page may have. */
import type { Place, Problem } from './problem.js';

/** The file is not YAML. The place is where reading ended; the mistake may be a line above. */
export const yamlSyntax = (place: Place, reason: string): Problem => ({
  code: 'yaml-syntax',
  message: reason,
  place,
});

/** A bracket, brace or quote is opened but never closed. */
export const leftOpen = (place: Place, closing: string): Problem => ({
  code: 'yaml-syntax',
  message: `a ${closing} is missing.`,
  place,
});

/** A malicious file, or one from a faulty program. */
export const nestedTooDeep = (place: Place): Problem => ({
  code: 'nested-too-deep',
  message: 'lists and maps are nested too deeply here; no page needs that.',
  place,
});

/** YAML is indented with spaces; most editors have a setting for it. */
export const tabIndent = (place: Place): Problem => ({
  code: 'tab-indent',
  message: 'a tab indents this line; YAML allows only spaces there.',
  place,
});

/** A map has a key twice, and only one of them could count. */
export const duplicateKey = (place: Place, path: string, first: Place): Problem => ({
  code: 'duplicate-key',
  message: `this key is already set, at line ${first.line}. Keep one of the two.`,
  place,
  path,
});

/** Names that JavaScript itself uses, such as `__proto__`. */
export const forbiddenKey = (place: Place, path: string): Problem => ({
  code: 'forbidden-key',
  message: 'a page cannot have a key of this name.',
  place,
  path,
});

/** A key is not a word. */
export const keyNotText = (place: Place, path: string | undefined): Problem => ({
  code: 'key-not-text',
  message: 'found a list, a map or nothing as a key; expected a word.',
  place,
  path,
});

/** `<<` is from an older version of YAML. */
export const mergeKey = (place: Place, path: string): Problem => ({
  code: 'merge-key',
  message:
    'merge keys ("<<") are not supported; use "extends" for what pages share and "training" for what stages share.',
  place,
  path,
});

/** YAML's `!!tags` make values of other types, some of them programs. Pages cannot have them. */
export const tagged = (place: Place, path: string, tag: string): Problem => ({
  code: 'yaml-tag',
  message: `tags are not supported: found "${tag}"; write the plain value.`,
  place,
  path,
});

/** A key with nothing after its colon could mean null, the default, or a forgotten value. */
export const emptyValue = (place: Place, path: string): Problem => ({
  code: 'empty-value',
  message: 'there is nothing after the colon. Add a value, or null to delete what is inherited.',
  place,
  path,
});

/** A number has a decimal comma. */
export const decimalComma = (place: Place, path: string, number: string): Problem => ({
  code: 'decimal-comma',
  message: `a comma ends a value here. Write a decimal point: ${number}.`,
  place,
  path,
});

/**
 * Text that was copied from a web page or a document often has characters that only look like spaces.
 *
 * @example a space that YAML does not allow (U+00A0) indents this line; use plain spaces.
 */
export const oddSpace = (place: Place, name: string): Problem => ({
  code: 'odd-space',
  message: `a space that YAML does not allow (${name}) indents this line; use plain spaces.`,
  place,
});

/** A list has an empty item. */
export const nullInList = (place: Place, path: string): Problem => ({
  code: 'null-in-list',
  message: 'found nothing (null) as an item of a list. Add a value, or remove the item.',
  place,
  path,
});

/** Aliases of aliases, which would grow without limit. */
export const aliasBomb = (place: Place, most: number): Problem => ({
  code: 'alias-bomb',
  message: `once its aliases are written out, the page has more than ${most} values.`,
  place,
});

/** A value that begins with `*` refers to a value named `&name` further up. */
export const unknownAlias = (place: Place, path: string, name: string): Problem => ({
  code: 'unknown-alias',
  message: `there is no anchor &${name} before this. If the text begins with "*", put it in quotes.`,
  place,
  path,
});

/** A value that contains itself. */
export const aliasCycle = (place: Place, path: string, name: string): Problem => ({
  code: 'alias-cycle',
  message: `the alias *${name} is inside the value that &${name} names.`,
  place,
  path,
});
