import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import features from '../../../src/parts/backbones/features.js';

/** Written by numpy 2.4.6: savez_compressed of `features` [3, 2] float32 and `image`, three strings. */
const NPZ =
  'UEsDBC0AAAAIAAAAIQDYIm7I//////////8MABQAZmVhdHVyZXMubnB5AQAQAJgAAAAAAAAAWgAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBuk2airqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RrGOgpGmjoKtQpkAy4GhgZ7BgYFBwYGhwNANpBeAMQHHABQSwMELQAAAAgAAAAhABJpw+P//////////wkAFABpbWFnZS5ucHkBABAA1AAAAAAAAABfAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG4Taq6uo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GsY6mjoKtQoUAK5EBgYGfSA2BGI9IM4C4gIgTgfiJCxiMPASjxwAUEsBAi0DLQAAAAgAAAAhANgibshaAAAAmAAAAAwAAAAAAAAAAAAAAIABAAAAAGZlYXR1cmVzLm5weVBLAQItAy0AAAAIAAAAIQASacPjXwAAANQAAAAJAAAAAAAAAAAAAACAAZgAAABpbWFnZS5ucHlQSwUGAAAAAAIAAgBxAAAAMgEAAAAA';
/** Written by numpy 2.4.6: save of [[1, 2.5], [-3, 4]] float64. */
const NPY =
  'k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAADwPwAAAAAAAARAAAAAAAAACMAAAAAAAAAQQA==';
const base64 = (text: string) => Buffer.from(text, 'base64');

async function open(name: string, contents: string | Buffer, more: { keys?: string; width?: number } = {}) {
  const file = join(await mkdtemp(join(tmpdir(), 'vectors-')), name);
  await writeFile(file, contents);
  if (more.keys?.includes('\n')) await writeFile(`${file}.keys`, more.keys);
  const keys = more.keys?.includes('\n') ? `${file}.keys` : (more.keys ?? 'image');
  return features.vectors!({
    type: 'features',
    file,
    width: more.width ?? 2,
    keys,
    values: 'features',
  } as never);
}

describe.each<[string, () => ReturnType<typeof open>]>([
  ['x.npz', () => open('x.npz', base64(NPZ))],
  ['x.npy', () => open('x.npy', base64(NPY), { keys: 'a/1.jpg\nb.jpg\n' })],
  ['x.csv', () => open('x.csv', 'u,image,v\r\n1,a/1.jpg,2.5\r\n\r\n-3,"b.jpg",4e0\r\n')],
  [
    'x.jsonl',
    () => open('x.jsonl', '{"image":"a/1.jpg","features":[1,2.5]}\n{"image":"b.jpg","features":[-3,4]}\n'),
  ],
])('%s', (_, opened) => {
  it('is read by key, in the order asked for', async () => {
    const { width, read } = await opened();
    expect(width).toBe(2);
    expect([...(await read(['b.jpg', 'a/1.jpg', 'b.jpg']))]).toEqual([-3, 4, 1, 2.5, -3, 4]);
  });

  it('says which images it lacks', async () => {
    await expect((await opened()).read(['b.jpg', 'c.jpg'])).rejects.toThrow(
      'has no vector for 1 of 2 images: c.jpg. Its keys must be the image names of the data set.',
    );
  });
});

describe('what is refused', () => {
  const npy = (header: string, data = 0, byte = 0) => {
    const head = Buffer.from('\x93NUMPY\x01\x00\x00\x00', 'latin1');
    head.writeUInt16LE(header.length, 8);
    return Buffer.concat([head, Buffer.from(header), Buffer.alloc(data, byte)]);
  };
  const keys = 'a\nb\n';

  it.each<[string, () => ReturnType<typeof open>, string]>([
    [
      'a key column that is not there',
      () => open('x.csv', 'name,v\na,1\n'),
      'its header has no column "image"',
    ],
    ['an empty csv', () => open('x.csv', ''), 'it is empty'],
    ['a short row', () => open('x.csv', 'image,u,v\na,1,2\nb,1\n'), 'x.csv:3:1'],
    [
      'a field without a number',
      () => open('x.csv', 'image,u,v\na,1,\n'),
      'number 2 of the vector of "a" is not',
    ],
    [
      'a number past all of float32',
      () => open('x.csv', 'image,u,v\na,1,1e39\n'),
      'number 2 of the vector of "a" is not',
    ],
    ['a key twice', () => open('x.csv', 'image,u,v\na,1,2\na,1,3\n'), 'more than one vector of "a"'],
    ['a line that is not JSON', () => open('x.jsonl', '{"image"'), 'the line is not JSON'],
    ['a line without a key', () => open('x.jsonl', '{"features":[1,2]}'), 'the line has no string "image"'],
    ['a line without numbers', () => open('x.jsonl', '{"image":"a"}'), 'the line has no list "features"'],
    [
      'an array that is not in the npz',
      () => open('x.npz', base64(NPZ), { keys: 'names' }),
      'it has no array "names"',
    ],
    ['half an npz', () => open('x.npz', base64(NPZ).subarray(0, 200)), 'it is cut off, or no zip'],
    ['another width', () => open('x.npy', base64(NPY), { keys, width: 3 }), 'shape [2,2], not [rows, 3]'],
    ['other keys', () => open('x.npy', base64(NPY), { keys: 'a\nb\nc\n' }), 'it has 2 vectors and 3 keys'],
    ['no npy', () => open('x.npy', 'PK hello world', { keys }), 'it is no .npy'],
    ['half an npy', () => open('x.npy', base64(NPY).subarray(0, 140), { keys }), 'its shape needs 32'],
    [
      'Python objects',
      () => open('x.npy', npy("{'descr': '|O', 'shape': (2, 2)}"), { keys }),
      'something else than numbers',
    ],
    [
      'columns first',
      () => open('x.npy', npy("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 2)}", 16), { keys }),
      'column-major',
    ],
    [
      'strings of no length, four thousand million of them',
      () => open('x.npy', npy("{'descr': '<U0', 'shape': (4294967296,)}"), { keys }),
      'its strings have no length',
    ],
    [
      'strings that are none',
      () => open('x.npy', npy("{'descr': '<U1', 'shape': (2, 2)}", 16, 0xff), { keys }),
      'its string number 1 is none',
    ],
    [
      'a number that is none',
      () => open('x.npy', npy("{'descr': '<f4', 'shape': (2, 2)}", 16, 0xff), { keys }),
      'number 1 of the vector of "a" is not a number',
    ],
  ])('%s', async (_, opened, sentence) => {
    await expect((await opened()).read(['a'])).rejects.toThrow(sentence);
  });
});
