/** Maximum number of texts to remember. */
const KEPT = 5000;

/** The same reader, but remembers the results for the first texts: tables have few distinct ones, except for numbers. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const value = read(text);
    if (known.size < KEPT) known.set(text.split('').join(''), value); // a copy, as a piece would keep its whole file
    return value;
  };
}
