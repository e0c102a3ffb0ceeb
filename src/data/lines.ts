import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** The lines of a text file, numbered from 1, without line ends and byte-order mark; the file is never held whole. */
export async function* readLines(file: string): AsyncGenerator<readonly [line: number, text: string]> {
  const stream = createReadStream(file, 'utf8');
  let line = 0;
  for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    yield [line, line === 1 ? text.replace(/^\uFEFF/, '') : text];
  }
}
