/** Maximum number of texts to remember. */
const KEPT = 5000;

/** The same reader, but remembers the results for the first texts: tables have few distinct ones, except for numbers. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  const short: (T | undefined)[] = []; // of one ASCII character, by its code: most cells of a table are 0 or 1
  const readAny = (text: string): T => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const value = read(text);
    if (known.size < KEPT) known.set(text.split('').join(''), value); // a copy, as a piece would keep its whole file
    return value;
  };
  return (text) => {
    const code = text.length === 1 ? text.charCodeAt(0) : 128;
    if (code >= 128) return readAny(text);
    short[code] ??= readAny(text);
    return short[code] as T;
  };
}
