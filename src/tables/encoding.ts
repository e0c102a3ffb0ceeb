import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { ZooError } from '../errors/problem.js';
import { notATable, notUtf8, unreadableTable } from '../errors/text-tables.js';
import { KINDS, type Kind, kindOf } from '../files/kind.js';
import { readRegularAsync, streamRegular } from '../files/read-regular.js';

/** Supported encodings. 8-bit ones (Latin-1, Windows-1252, ...) cannot be distinguished, so none is supported. */
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Bytes read at a time, which are also used to detect the encoding. */
const CHUNK = 1 << 16;
const HEAD = 1024;

/** File types that are mistaken for tables. */
const TEXTS: readonly Kind[] = ['text', 'json', 'empty'];

/**
 * The text of a table, a piece at a time, without its byte-order mark: UTF-8, or UTF-16, which is detected by a
 * byte-order mark or by its zeros. Throws `unreadable-table`, `not-a-table` for another kind of file, and `not-utf8`.
 */
export async function* readText(file: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let isWhole = false; // whether the last character so far is complete
  for await (const chunk of chunks(file)) {
    if (isWhole && isAscii(chunk))
      yield chunk.toString('latin1'); // three times faster than the decoder
    else {
      decoder ??= decoderFor(file, chunk);
      yield await decoded(file, decoder, chunk);
      isWhole = decoder.encoding === 'utf-8' && chunk.at(-1)! < 0x80;
    }
  }
  if (decoder) yield await decoded(file, decoder);
}

/** The whole text of a small table; with thousands of files, this is several times faster. Throws like `readText`. */
export async function wholeText(file: string): Promise<string> {
  const bytes = await readRegularAsync(file).catch((error: Error) => {
    throw new ZooError(unreadableTable(file, error.message));
  });
  const decoder = decoderFor(file, bytes);
  return (await decoded(file, decoder, bytes)) + (await decoded(file, decoder));
}

async function* chunks(file: string): AsyncGenerator<Buffer> {
  try {
    yield* streamRegular(file, { highWaterMark: CHUNK });
  } catch (error) {
    throw new ZooError(unreadableTable(file, (error as Error).message));
  }
}

function decoderFor(file: string, first: Buffer): TextDecoder {
  const kind = kindOf(first);
  if (kind !== undefined && !TEXTS.includes(kind)) throw new ZooError(notATable(file, KINDS[kind]));
  const encoding = encodingOf(first.subarray(0, HEAD));
  if (encoding === undefined) throw new ZooError(notATable(file, 'a binary file'));
  return new TextDecoder(encoding, { fatal: true });
}

/** Detects the encoding by the byte-order mark, or else by the positions of zeros; undefined if no text has such zeros. */
function encodingOf(head: Buffer): Encoding | undefined {
  if (head.length >= 4 && (head.readUInt32LE() === 0xfeff || head.readUInt32BE() === 0xfeff))
    return undefined; // UTF-32
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 1].map((parity) => head.filter((byte, at) => byte === 0 && at % 2 === parity).length);
  const [even, odd] = zeros as [number, number];
  if (even + odd === 0) return 'utf-8';
  if (even === 0 && odd > head.length / 4) return 'utf-16le';
  return odd === 0 && even > head.length / 4 ? 'utf-16be' : undefined;
}

/** The text of a chunk or, without a chunk, the rest of an unfinished character, which is empty or an error. */
async function decoded(file: string, decoder: TextDecoder, chunk?: Buffer): Promise<string> {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    if (decoder.encoding !== 'utf-8')
      throw new ZooError(notATable(file, `damaged ${decoder.encoding.toUpperCase()} text`));
    throw new ZooError(notUtf8(file, await firstBad(file)));
  }
}

/**
 * The number, from 1, of the first line that is not UTF-8; reads the file again, because only this error needs line
 * numbers.
 */
async function firstBad(file: string): Promise<number> {
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks(file)) {
    let text = Buffer.concat([rest, chunk]);
    for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10)) {
      if (!isUtf8(text.subarray(0, end))) return line;
      line++;
      text = text.subarray(end + 1);
    }
    rest = text;
  }
  return line;
}
