/** Text that comes from a file: nothing of it may reach the terminal as a command, nor fill it. */
export const printable = (text: string): string =>
  text.replace(/\p{Cc}/gu, '?').replace(/^(.{200}).{10,}$/u, '$1...');

/** The first names of a list, and how many more there are. */
export const named = (names: readonly string[], most = 3): string => {
  const first = names.slice(0, most).map(printable).join(', ');
  return names.length > most ? `${first} and ${names.length - most} more` : first;
};

/** Names, each in quotes and at most 20 of them, or `none`. */
export const quoted = (names: readonly string[]): string => {
  const first = names.slice(0, 20).map((name) => `"${name}"`);
  const more = names.length > 20 ? ` and ${names.length - 20} more` : '';
  return (first.join(', ') || 'none') + more;
};

/** Why, in the words of a part, which may end in a point or not. */
export const ended = (why: string): string => (why.endsWith('?') ? why : why.replace(/\.?$/, '.'));
