const AT_ONCE = 4096;

/** Values as JSON, one per line; in pieces, since all lines of a large split can be longer than a string may be. */
export function jsonLines(values: Iterable<unknown>): Buffer {
  const pieces: Buffer[] = [];
  let lines: string[] = [];
  const take = (): void => {
    pieces.push(Buffer.from(lines.join('')));
    lines = [];
  };
  for (const value of values) if (lines.push(`${JSON.stringify(value)}\n`) === AT_ONCE) take();
  take();
  return Buffer.concat(pieces);
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
