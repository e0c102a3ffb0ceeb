/** How a WAV file stores a sample, and how to read it as a number in [-1, 1). */
export interface SampleFormat {
  readonly bytes: number;
  readonly read: (from: Buffer, at: number) => number;
}

/** Integers by number of bits. Those of 8 bits are unsigned; the others are two's complement. */
const INTEGERS: { readonly [bits: number]: SampleFormat } = {
  8: { bytes: 1, read: (from, at) => (from[at]! - 128) / 128 },
  16: { bytes: 2, read: (from, at) => from.readInt16LE(at) / 2 ** 15 },
  24: { bytes: 3, read: (from, at) => from.readIntLE(at, 3) / 2 ** 23 },
  32: { bytes: 4, read: (from, at) => from.readInt32LE(at) / 2 ** 31 },
};

/** Floating-point numbers by number of bits. */
const FLOATS: { readonly [bits: number]: SampleFormat } = {
  32: { bytes: 4, read: (from, at) => from.readFloatLE(at) },
  64: { bytes: 8, read: (from, at) => from.readDoubleLE(at) },
};

/** The tags of the supported formats in a WAV file, and the common names of others. */
const PCM = 1;
const FLOAT = 3;
const OTHERS: { readonly [tag: number]: string } = {
  2: 'Microsoft ADPCM',
  6: 'A-law',
  7: 'mu-law',
  17: 'IMA ADPCM',
  49: 'GSM 6.10',
  80: 'MPEG audio',
  85: 'MP3',
  255: 'AAC',
};

/** The format for a tag and a number of bits, or the name of an unsupported one. */
export function sampleFormat(tag: number, bits: number): SampleFormat | string {
  if (tag === PCM) return INTEGERS[bits] ?? `${bits}-bit integers`;
  if (tag === FLOAT) return FLOATS[bits] ?? `${bits}-bit floating-point numbers`;
  return OTHERS[tag] ?? `format ${tag}`;
}
