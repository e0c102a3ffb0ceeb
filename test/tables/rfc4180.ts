/**
 * Records of a CSV file by the grammar of RFC 4180 and nothing else, except that a line may end in LF alone: a quote inside of a
 * field that is not quoted, text after a closing quote, and records of different lengths throw.
 */
export function parseRfc4180(text: string): string[][] {
  const field = /"((?:[^"]|"")*)"|([^",\r\n]*)/y;
  const records: string[][] = [[]];
  for (let at = 0; at < text.length; ) {
    field.lastIndex = at;
    const [whole, quoted, plain] = field.exec(text)!;
    records.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    at += whole.length;
    const end = /^(?:,|\r?\n)/.exec(text.slice(at, at + 2))?.[0];
    if (end === undefined)
      throw new Error(`not RFC 4180 at ${at}: ${JSON.stringify(text.slice(at, at + 20))}`);
    at += end.length;
    if (end !== ',' && at < text.length) records.push([]);
  }
  const lengths = new Set(records.map((record) => record.length));
  if (lengths.size > 1) throw new Error(`records of ${[...lengths].join(' and ')} fields`);
  return records;
}
