import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/files/hash.js';
import { decodeSafetensors } from '../../../src/weights/safetensors/decode.js';
import { encodeSafetensors } from '../../../src/weights/safetensors/encode.js';
import { writeSafetensors } from '../../../src/weights/safetensors/write.js';

/** Written by safetensors 0.8.0 for PyTorch: every element type that is read, a scalar, an empty array, metadata. */
const REFERENCE = Buffer.from(
  'wAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJwdCJ9LCJsb25nIjp7ImR0eXBlIjoiSTY0Iiwic2hhcGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbMCwxNl19LCJkb3VibGUiOnsiZHR5cGUiOiJGNjQiLCJzaGFwZSI6WzFdLCJkYXRhX29mZnNldHMiOlsxNiwyNF19LCJlbXB0eSI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMCwzXSwiZGF0YV9vZmZzZXRzIjpbMjQsMjRdfSwic2luZ2xlIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsyLDJdLCJkYXRhX29mZnNldHMiOlsyNCw0MF19LCJpbnQiOnsiZHR5cGUiOiJJMzIiLCJzaGFwZSI6W10sImRhdGFfb2Zmc2V0cyI6WzQwLDQ0XX0sImJyYWluIjp7ImR0eXBlIjoiQkYxNiIsInNoYXBlIjpbMSwyXSwiZGF0YV9vZmZzZXRzIjpbNDQsNDhdfSwiaGFsZiI6eyJkdHlwZSI6IkYxNiIsInNoYXBlIjpbM10sImRhdGFfb2Zmc2V0cyI6WzQ4LDU0XX19BwAAAAAAAAD3/////////5qZmZmZmbk/zczMPQAAAEAAAEDA7HitYCoAAACAP0nAAD4AtP97',
  'base64',
);

describe('reading', () => {
  it('reads what the reference implementation wrote', () => {
    const { arrays, metadata } = decodeSafetensors(REFERENCE, 'reference');
    expect(metadata).toEqual({ format: 'pt' });
    expect(Object.fromEntries(arrays)).toEqual({
      half: { shape: [3], data: Float32Array.of(1.5, -0.25, 65504) },
      brain: { shape: [1, 2], data: Float32Array.of(1, -3.140625) },
      single: { shape: [2, 2], data: Float32Array.of(0.1, 2, -3, 1e20) },
      double: { shape: [1], data: Float32Array.of(0.1) },
      long: { shape: [2], data: Float32Array.of(7, -9) },
      int: { shape: [], data: Float32Array.of(42) },
      empty: { shape: [0, 3], data: new Float32Array(0) },
    });
  });

  const made = (header: unknown, data = 0, length?: number) => {
    const text = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
    const head = Buffer.alloc(8);
    head.writeBigUInt64LE(BigInt(length ?? text.length));
    return Buffer.concat([head, text, Buffer.alloc(data)]);
  };
  const a = (more: object) => ({ a: { dtype: 'F32', shape: [2], data_offsets: [0, 8], ...more } });

  it.each<[string, Uint8Array, string]>([
    ['an empty file', Buffer.alloc(0), 'it has 0 bytes, and its length alone takes 8'],
    [
      'a header too large',
      made({}, 0, 2 ** 40),
      'its header would have 1099511627776 bytes, more than 16777216',
    ],
    ['a header cut off', made({}, 0, 90), 'it is cut off: its header has 90 bytes, the file 10'],
    ['a header that is not JSON', made('{"a":'), 'its header is not JSON'],
    ['a header that is not an object', made([]), 'its header is not a JSON object'],
    [
      'a header that is not UTF-8',
      Buffer.concat([made('', 0, 1), Buffer.of(0xff)]),
      'its header is not JSON',
    ],
    [
      'more arrays than any network has',
      made(Object.fromEntries(Array.from({ length: 100_001 }, (_, i) => [i, 1]))),
      'more than 100000 arrays are in it',
    ],
    [
      'a hundred axes',
      made(a({ shape: Array(100).fill(1) }), 8),
      'the shape of "a" is not a list of whole numbers',
    ],
    ['an entry that is not an object', made({ a: 1 }), 'the entry of "a" is not an object'],
    ['an unknown type', made(a({ dtype: 'F8_E4M3' }), 8), '"a" has element type F8_E4M3'],
    [
      'a type that is a property of all objects',
      made(a({ dtype: 'toString' }), 8),
      '"a" has element type toString',
    ],
    ['a negative length', made(a({ shape: [-2] }), 8), 'the shape of "a" is not a list of whole numbers'],
    [
      'a fractional offset',
      made(a({ data_offsets: [0, 8.5] }), 9),
      'the offsets of "a" are not two whole numbers',
    ],
    [
      'an offset before the data',
      made(a({ data_offsets: [-8, 0] }), 8),
      'the offsets of "a" are not two whole numbers',
    ],
    ['a shape that needs more', made(a({ shape: [3] }), 8), '"a" of shape [3] needs 12 bytes and is given 8'],
    ['data cut off', made(a({}), 7), 'it is cut off: its arrays take 8 bytes and it has 7'],
    ['data left over', made(a({}), 9), '1 bytes follow its last array'],
    [
      'a hole',
      made(a({ data_offsets: [4, 12] }), 12),
      '"a" begins at byte 4 of the data, where byte 0 was expected',
    ],
    ['an overlap', made({ ...a({}), b: a({ data_offsets: [4, 12] }).a }, 12), '"b" begins at byte 4'],
    ['metadata of numbers', made({ __metadata__: { epoch: 3 } }), 'its __metadata__ is not a map of strings'],
  ])('refuses %s', (_, bytes, sentence) => {
    expect(() => decodeSafetensors(bytes, 'x.safetensors')).toThrow(
      `x.safetensors is not a valid safetensors file: ${sentence}`,
    );
  });

  it('refuses the reference truncated anywhere', () => {
    for (let length = 0; length < REFERENCE.length; length++)
      expect(() => decodeSafetensors(REFERENCE.subarray(0, length), 'x')).toThrow('[bad-weights-file]');
  });
});

describe('writing', () => {
  const arrays = new Map([
    ['norm', { shape: [3], data: Float32Array.of(1e-9, 0.1, 3) }],
    ['conv', { shape: [1, 3], data: Float32Array.of(1e-9, 0.1, 70000) }],
    ['bias', { shape: [], data: Float32Array.of(7) }],
  ]);

  it('reads back what it wrote, rounded to half precision if requested', () => {
    const half = (name: string) => name === 'conv';
    const read = decodeSafetensors(encodeSafetensors(arrays, { format: 'zoo' }, half), 'x');
    expect(read.metadata).toEqual({ format: 'zoo' });
    expect([...read.arrays.keys()]).toEqual(['bias', 'norm', 'conv']);
    expect(read.arrays.get('norm')).toEqual(arrays.get('norm'));
    expect([...read.arrays.get('conv')!.data]).toEqual([0, 0.0999755859375, Number.POSITIVE_INFINITY]);
  });

  it('gives the same bytes for the same contents, in any order, aligned to eight', () => {
    const bytes = encodeSafetensors(arrays);
    expect(encodeSafetensors(new Map([...arrays].reverse()))).toEqual(bytes);
    expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) % 8).toBe(0);
  });

  it('replaces a file in one step and leaves no other file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'weights-'));
    const file = join(folder, 'deep', 'x.safetensors');
    writeSafetensors(file, arrays);
    const hash = writeSafetensors(file, new Map([['bias', arrays.get('bias')!]]), {
      metadata: { epoch: '3' },
    });
    const bytes = await readFile(file);
    const read = decodeSafetensors(bytes, file);
    expect([...read.arrays.keys()]).toEqual(['bias']);
    expect(read.metadata).toEqual({ epoch: '3' });
    expect(sha256(bytes)).toBe(hash);
    expect(await readdir(join(folder, 'deep'))).toEqual(['x.safetensors']);
  });
});
