// cspell:ignore RIFX
import { badSound, notWav, otherSamples } from '../errors/audio.js';
import { ZooError } from '../errors/problem.js';
import { KINDS, kindOf } from '../files/kind.js';
import type { Bytes } from './bytes.js';
import { type SampleFormat, sampleFormat } from './samples.js';

/** The header of a WAV file. */
export interface WavHeader {
  /** Samples a second, of each channel. */
  readonly rate: number;
  readonly channels: number;
  readonly format: SampleFormat;
  /** Samples of each channel. */
  readonly length: number;
  /** Offset of the samples, in bytes. */
  readonly begin: number;
}

/** A chunk of a RIFF file: its four-letter name and the position of its content. */
interface Chunk {
  readonly name: string;
  readonly at: number;
  readonly bytes: number;
}

/** The tag of a format whose real tag comes later in the header. */
const EXTENSIBLE = 0xfffe;
/** A file with more chunks than this is not a sound. */
const MOST_CHUNKS = 1000;

/**
 * Reads the header of a WAV file (RIFF, little-endian; its chunks in any order). Throws `not-wav` if the file is
 * anything else, and `bad-sound` if it is cut off, contradicts itself, or has samples of an unsupported format.
 */
export function readHeader(file: string, bytes: Bytes): WavHeader {
  const { size } = bytes;
  const bad = (what: string): never => {
    throw new ZooError(badSound(file, what));
  };
  checkKind(file, bytes.at(0, Math.min(size, 4096)));
  const chunks = chunksOf(bytes);
  const layout = chunks.find(({ name }) => name === 'fmt ');
  const data = chunks.find(({ name }) => name === 'data');
  if (!layout) return bad('it has no "fmt " chunk, which says how samples are written');
  if (layout.bytes < 16 || layout.at + 16 > size)
    return bad(`its "fmt " chunk has ${layout.bytes} bytes; expected at least 16`);
  if (!data) return bad('it has no samples (no "data" chunk)');
  if (data.at + data.bytes > size)
    return bad(
      `it is cut off (its header says ${data.bytes} bytes of samples; it has ${Math.max(0, size - data.at)})`,
    );
  const { channels, rate, align, ...form } = layoutOf(bytes.at(layout.at, Math.min(layout.bytes, 40)));
  if (channels === 0 || rate === 0) return bad(`it has ${channels} channels and ${rate} samples a second`);
  const format = sampleFormat(form.tag, form.bits);
  if (typeof format === 'string') throw new ZooError(otherSamples(file, format, rate));
  if (align !== channels * format.bytes)
    return bad(
      `it has ${channels} channels of ${form.bits} bits, and says that they take ${align} bytes together`,
    );
  if (data.bytes % align !== 0)
    return bad(`it has ${data.bytes} bytes of samples, not a multiple of ${align}`);
  return { rate, channels, format, length: data.bytes / align, begin: data.at };
}

/** Rare kinds of WAV files, which the user converts: larger than 4 GiB, or from big-endian machines. */
const RARE = /^(RF64|BW64|RIFX)$/;

/** Throws `not-wav` if the first bytes are not those of a WAV file. */
function checkKind(file: string, head: Buffer): void {
  const name = head.toString('latin1', 0, 4);
  if (name === 'RIFF' && head.toString('latin1', 8, 12) === 'WAVE') return;
  const kind = kindOf(head);
  const what = kind === undefined ? 'something unknown' : KINDS[kind];
  throw new ZooError(notWav(file, RARE.test(name) ? `a sound of the form ${name}` : what));
}

/** The chunks of a RIFF file; the content of each is padded to an even number of bytes. */
function chunksOf({ size, at: bytesAt }: Bytes): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= size && chunks.length < MOST_CHUNKS; ) {
    const head = bytesAt(at, 8);
    const chunk = { name: head.toString('latin1', 0, 4), at: at + 8, bytes: head.readUInt32LE(4) };
    chunks.push(chunk);
    at = chunk.at + chunk.bytes + (chunk.bytes % 2);
  }
  return chunks;
}

function layoutOf(chunk: Buffer) {
  const tag = chunk.readUInt16LE(0);
  return {
    tag: tag === EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : tag,
    channels: chunk.readUInt16LE(2),
    rate: chunk.readUInt32LE(4),
    align: chunk.readUInt16LE(12),
    bits: chunk.readUInt16LE(14),
  };
}
