/** Values as JSON, one per line. */
export function* jsonLines(values: Iterable<unknown>): Generator<string> {
  for (const value of values) yield `${JSON.stringify(value)}\n`;
}

/** The values of a file that `jsonLines` wrote; empty lines are skipped. */
export function readJsonLines(bytes: Buffer): unknown[] {
  const values: unknown[] = [];
  for (let at = 0; at < bytes.length; ) {
    const newline = bytes.indexOf(0x0a, at);
    const end = newline === -1 ? bytes.length : newline;
    const line = bytes.toString('utf8', at, end);
    if (line.trim() !== '') values.push(JSON.parse(line));
    at = end + 1;
  }
  return values;
}
