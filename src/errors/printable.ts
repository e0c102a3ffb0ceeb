/**
 * Characters that a terminal interprets instead of showing: control characters, direction overrides and isolates,
 * zero-width characters, line separators.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text from a file: it must neither control the terminal nor fill it. */
export const printable = (text: string): string =>
  text.replace(UNSEEN, '?').replace(/^(.{200}).{10,}$/u, '$1...');

/**
 * Text for a terminal: characters that it would interpret become escapes, such as `\u001b`; new lines and tabs stay.
 * JSON keeps its values, because these characters only occur inside its strings, where the escapes mean the same.
 */
export const visible = (text: string): string =>
  text.replace(UNSEEN, (one) => (one === '\n' || one === '\t' ? one : escaped(one)));

/** The same for text within a line, such as a cell of a table. */
export const visibleInline = (text: string): string => text.replace(UNSEEN, escaped);

/**
 * The same for a message, with further lines indented: any other new line comes from a name in a file, and could look
 * like a separate message.
 */
export const visibleMessage = (text: string): string =>
  text.replace(UNSEEN, (one, at: number) =>
    one === '\t' || (one === '\n' && text.startsWith('  ', at + 1)) ? one : escaped(one),
  );

const escaped = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/** The first names of a list, and the number of further ones. */
export const named = (names: readonly string[], most = 3): string => {
  const first = names.slice(0, most).map(printable).join(', ');
  return names.length > most ? `${first} and ${names.length - most} more` : first;
};

/** Names in quotes, at most 20 of them, or `none`. */
export const quoted = (names: readonly string[]): string => {
  const first = names.slice(0, 20).map((name) => `"${name}"`);
  const more = names.length > 20 ? ` and ${names.length - 20} more` : '';
  return (first.join(', ') || 'none') + more;
};

/** A reason in a part's own words, which may or may not end in a period. */
export const ended = (why: string): string => (why.endsWith('?') ? why : why.replace(/\.?$/, '.'));
