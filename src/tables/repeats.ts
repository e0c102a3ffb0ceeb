/** Duplicate names, of which one would silently win: columns of a table, keys of a JSON object. */

/** Names that occur more than once, each listed once; ignores empty names. */
export function repeated(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const again = names.filter((name) => name !== '' && (seen.has(name) || !seen.add(name)));
  return [...new Set(again)];
}

/** Text between strings, or a string and, after a key, its colon. */
const token = /[^"]+|"(?:[^"\\]|\\.)*"(\s*:)?/gs;

/** Keys that the top-level object of a JSON text has more than once; `value` is the parsed object. */
export function repeatedKeys(text: string, value: object): readonly string[] {
  const keys: string[] = [];
  let depth = 0;
  for (const [found, colon] of text.matchAll(token)) {
    if (found[0] !== '"')
      for (const bracket of found.match(/[{}[\]]/g) ?? []) depth += '{['.includes(bracket) ? 1 : -1;
    else if (colon && depth === 1) keys.push(JSON.parse(found.slice(0, -colon.length)));
  }
  return keys.length === Object.keys(value).length ? [] : repeated(keys);
}
