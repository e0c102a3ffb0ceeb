import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bindPart } from '../../../src/part/bind.js';
import type { KeepVectors, VectorSource } from '../../../src/part.js';
import features from '../../../src/parts/backbones/features.js';
import { inMemory } from '../../../src/vectors/in-memory.js';
import { openNpz } from '../../bench/scale/npz.mjs';

/** Written by numpy 2.4.6: savez_compressed of `features` [3, 2] float32 and `image`, three strings. */
const NPZ =
  'UEsDBC0AAAAIAAAAIQDYIm7I//////////8MABQAZmVhdHVyZXMubnB5AQAQAJgAAAAAAAAAWgAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBuk2airqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RrGOgpGmjoKtQpkAy4GhgZ7BgYFBwYGhwNANpBeAMQHHABQSwMELQAAAAgAAAAhABJpw+P//////////wkAFABpbWFnZS5ucHkBABAA1AAAAAAAAABfAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG4Taq6uo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GsY6mjoKtQoUAK5EBgYGfSA2BGI9IM4C4gIgTgfiJCxiMPASjxwAUEsBAi0DLQAAAAgAAAAhANgibshaAAAAmAAAAAwAAAAAAAAAAAAAAIABAAAAAGZlYXR1cmVzLm5weVBLAQItAy0AAAAIAAAAIQASacPjXwAAANQAAAAJAAAAAAAAAAAAAACAAZgAAABpbWFnZS5ucHlQSwUGAAAAAAIAAgBxAAAAMgEAAAAA';
/** Written by numpy 2.4.6: savez_compressed of [[1, 2.5], [-3, 4]] float16 and of [7, 2^53 + 1] int64. */
const NUMBERED =
  'UEsDBC0AAAAIAAAAIQCc+RKU//////////8MABQAZmVhdHVyZXMubnB5AQAQAIgAAAAAAAAATgAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBuk2akrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOgpGmjoKtQpkAy4GGwZHhkMMLgBQSwMELQAAAAgAAAAhAKm2hqH//////////wkAFABpbWFnZS5ucHkBABAAkAAAAAAAAABMAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TaaGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6mjoKtQoUAC52BghgBJMKDABQSwECLQMtAAAACAAAACEAnPkSlE4AAACIAAAADAAAAAAAAAAAAAAAgAEAAAAAZmVhdHVyZXMubnB5UEsBAi0DLQAAAAgAAAAhAKm2hqFMAAAAkAAAAAkAAAAAAAAAAAAAAIABjAAAAGltYWdlLm5weVBLBQYAAAAAAgACAHEAAAATAQAAAAA=';
/** Written by numpy 2.4.6: savez_compressed of numbers and of ['a', None] as Python objects. */
const OBJECTS =
  'UEsDBC0AAAAIAAAAIQB17jIG//////////8MABQAZmVhdHVyZXMubnB5AQAQAKAAAAAAAAAATwAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBuU2qhrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOgpGmjoKtQpkAy5GBlTADKVZoDQAUEsDBC0AAAAIAAAAIQAXcJP///////////8JABQAaW1hZ2UubnB5AQAQABoBAAAAAAAAxQAAAAAAAACliz0LgkAYx71eCKK52e0MxKEpWhqChqQrgoaGkEsvDEzl8Qykgpao4KDBp89bmh+h3/CH/1vOVrPFmmhH7UQ9kbhAhzo9z6mp010EEnjoROCJMp7wIBFFnvg8FoU3+mbP1C/6P7SvjfdLq1DdMD3EmeW4EQjrkAZyzwF4hqrjgHCjMJGQuhJzVM3fElUr9KpJjrZ2wzHZ4h2XaNjErt3Qr6umJ7NYlJfafIDPR9XWFTkjY2z6KfiJPZK4fW7QUIQjE4WxvlBLAQItAy0AAAAIAAAAIQB17jIGTwAAAKAAAAAMAAAAAAAAAAAAAACAAQAAAABmZWF0dXJlcy5ucHlQSwECLQMtAAAACAAAACEAF3CT/8UAAAAaAQAACQAAAAAAAAAAAAAAgAGNAAAAaW1hZ2UubnB5UEsFBgAAAAACAAIAcQAAAI0BAAAAAA==';
/** Written by numpy 2.4.6: save of [[1, 2.5], [-3, 4]] float64. */
const NPY =
  'k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAADwPwAAAAAAAARAAAAAAAAACMAAAAAAAAAQQA==';
/** Written by numpy 2.4.6: savez (not compressed) of `features` [3, 2] float32 and `image`, three strings. */
const STORED =
  'UEsDBC0AAAAAAAAAIQAoRPCq//////////8MABQAZmVhdHVyZXMubnB5AQAQAJgAAAAAAAAAmAAAAAAAAACTTlVNUFkBAHYAeydkZXNjcic6ICc8ZjQnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMywgMiksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgCgAAgD8AACBAAABAwAAAgEAAAAA/AADAQFBLAwQtAAAAAAAAACEAEwbwM///////////CQAUAGltYWdlLm5weQEAEADUAAAAAAAAANQAAAAAAAAAk05VTVBZAQB2AHsnZGVzY3InOiAnPFU3JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAphAAAALwAAADEAAAAuAAAAagAAAHAAAABnAAAAYgAAAC4AAABqAAAAcAAAAGcAAAAAAAAAAAAAAGQAAAAuAAAAagAAAHAAAABnAAAAAAAAAAAAAABQSwECLQMtAAAAAAAAACEAKETwqpgAAACYAAAADAAAAAAAAAAAAAAAgAEAAAAAZmVhdHVyZXMubnB5UEsBAi0DLQAAAAAAAAAhABMG8DPUAAAA1AAAAAkAAAAAAAAAAAAAAIAB1gAAAGltYWdlLm5weVBLBQYAAAAAAgACAHEAAADlAQAAAAA=';
/** Written by safetensors 0.8.0: `other`, and `features` [[1, 2.5], [-3, 4]] float16. */
const SAFETENSORS =
  'gAAAAAAAAAB7Im90aGVyIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsxXSwiZGF0YV9vZmZzZXRzIjpbMCw0XX0sImZlYXR1cmVzIjp7ImR0eXBlIjoiRjE2Iiwic2hhcGUiOlsyLDJdLCJkYXRhX29mZnNldHMiOls0LDEyXX19ICAgICAgIAAAAAAAPABBAMIARA==';
const base64 = (text: string) => Buffer.from(text, 'base64');

/** Keeps vectors in memory. */
const keep: KeepVectors = async ({ rows, chunks }) => {
  const kept: Float32Array[] = [];
  for await (const chunk of chunks()) kept.push(chunk);
  const all = kept.flatMap((chunk) => [...chunk]);
  return inMemory(Float32Array.from(all), all.length / rows);
};

/** Reads rows by their keys: opens them, then reads the last first. */
const readerOf = ({ width, open }: VectorSource) => ({
  width,
  read: async (keys: readonly string[]): Promise<Float32Array> => {
    const read = await open(keys, keep);
    const [out, back] = [new Float32Array(keys.length * width), new Float32Array(keys.length * width)];
    await read(
      keys.map((_, row) => keys.length - 1 - row),
      back,
    );
    for (let row = 0; row < keys.length; row++)
      out.set(back.subarray((keys.length - 1 - row) * width, (keys.length - row) * width), row * width);
    return out;
  },
});

async function open(name: string, contents: string | Buffer, more: { keys?: string; width?: number } = {}) {
  const file = join(await mkdtemp(join(tmpdir(), 'vectors-')), name);
  await writeFile(file, contents);
  if (more.keys?.includes('\n')) await writeFile(`${file}.keys`, more.keys);
  const keys = more.keys?.includes('\n') ? `${file}.keys` : (more.keys ?? 'image');
  const options = { type: 'features', file, width: more.width ?? 2, keys, values: 'features' };
  return readerOf(bindPart(features, options).vectors!);
}

describe.each<[string, () => ReturnType<typeof open>]>([
  ['x.npz', () => open('x.npz', base64(NPZ))],
  ['a .npz that is not compressed', () => open('x.npz', base64(STORED))],
  ['x.npy', () => open('x.npy', base64(NPY), { keys: 'a/1.jpg\nb.jpg\n' })],
  ['x.safetensors', () => open('x.safetensors', base64(SAFETENSORS), { keys: 'a/1.jpg\nb.jpg\n' })],
  ['x.csv', () => open('x.csv', 'u,image,v\r\n1,a/1.jpg,2.5\r\n\r\n-3,"b.jpg",4e0\r\n')],
  [
    'x.jsonl',
    () => open('x.jsonl', '{"image":"a/1.jpg","features":[1,2.5]}\n{"image":"b.jpg","features":[-3,4]}\n'),
  ],
])('%s', (_, opened) => {
  it('is read by key, in the given order', async () => {
    const { width, read } = await opened();
    expect(width).toBe(2);
    expect([...(await read(['b.jpg', 'a/1.jpg', 'b.jpg']))]).toEqual([-3, 4, 1, 2.5, -3, 4]);
  });

  it('names the images that are missing', async () => {
    await expect((await opened()).read(['b.jpg', 'c.jpg'])).rejects.toThrow(
      'has no vector for 1 of 2 images: c.jpg. Its keys must be the image names of the data set; found a/1.jpg, b.jpg',
    );
  });
});

describe('a .csv with rows named by their line', () => {
  const table = 'name,u,v,w\nx,1,2,5\n\ny,3,,7\n';
  const vectors = async (options: object) => {
    const file = join(await mkdtemp(join(tmpdir(), 'vectors-')), 'x.csv');
    await writeFile(file, table);
    const given = { type: 'features', file, keys: false, width: 2, values: '', ...options };
    return readerOf(bindPart(features, given).vectors!);
  };

  it('has the named columns, scaled; an empty cell is the mean', async () => {
    const { read } = await vectors({ columns: ['w', 'v'], mean: [6, 2], std: [2, 4] });
    expect([...(await read(['2', '4']))]).toEqual([-0.5, 0, 0.5, 0]);
  });

  it.each([
    [{ columns: ['u', 'v'] }, 'its column "v" holds "", not a number'],
    [{ columns: ['u', 'name'] }, 'its column "name" holds "x", not a number'],
    [{ columns: ['u', 'z'] }, 'its header has no column "z"'],
  ])('%j is refused: %s', async (options, sentence) => {
    await expect((await vectors(options)).read(['2', '4'])).rejects.toThrow(sentence);
  });

  it('needs as many names, means and deviations as its width', async () => {
    await expect(vectors({ columns: ['u', 'v'], mean: [1] })).rejects.toThrow(
      'has 1 entries, and width is 2',
    );
  });
});

it('reads numbers of 16 bits, and keys of 64', async () => {
  const { read } = await open('x.npz', base64(NUMBERED));
  expect([...(await read(['9007199254740993', '7']))]).toEqual([-3, 4, 1, 2.5]);
});

it('refuses a file that is changed while it is in use', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'vectors-')), 'x.npy');
  await writeFile(file, base64(NPY));
  await writeFile(`${file}.keys`, 'a\nb\n');
  const options = { type: 'features', file, width: 2, keys: `${file}.keys`, values: '' };
  const read = await bindPart(features, options).vectors!.open(['b', 'a'], keep);
  const out = new Float32Array(2);
  await read([1], out);
  expect([...out]).toEqual([1, 2.5]);
  await utimes(file, 1, 1);
  await expect(read([1], out)).rejects.toThrow(
    'x.npy is not a file of vectors: it was changed while it was in use',
  );
});

describe('what is refused', () => {
  const npy = (header: string, data = 0, byte = 0) => {
    const head = Buffer.from('\x93NUMPY\x01\x00\x00\x00', 'latin1');
    head.writeUInt16LE(header.length, 8);
    return Buffer.concat([head, Buffer.from(header), Buffer.alloc(data, byte)]);
  };
  const keys = 'a\nb\n';

  it.each<[string, () => ReturnType<typeof open>, string]>([
    ['a missing key column', () => open('x.csv', 'name,v\na,1\n'), 'its header has no column "image"'],
    ['an empty csv', () => open('x.csv', ''), 'it has no rows'],
    [
      'a column of texts',
      () => open('x.csv', 'image,u,v,from\na,1,2,cam1\n'),
      'its column "from" holds "cam1", not a number, and all columns but "image" are read: name the columns of numbers in columns',
    ],
    [
      'an encoding that cannot be known',
      () => open('x.csv', Buffer.from('image,u,v\n\xe9,1,2\n', 'latin1')),
      'line 2 is not UTF-8',
    ],
    [
      'another kind of file',
      () => open('x.npz', Buffer.from('\x89HDF\r\n\x1a\n', 'latin1')),
      'it is an HDF5 file (Keras .h5, or MATLAB 7.3); save the vectors as .npy, .npz, .safetensors, .csv or .jsonl',
    ],
    ['a short row', () => open('x.csv', 'image,u,v\na,1,2\nb,1\n'), 'x.csv:3:1'],
    [
      'a field without a number',
      () => open('x.csv', 'image,u,v\na,1,\n'),
      'number 2 of the vector of "a" is not',
    ],
    [
      'a number beyond float32',
      () => open('x.csv', 'image,u,v\na,1,1e39\n'),
      'number 2 of the vector of "a" is not',
    ],
    [
      'two columns with the same name',
      () => open('x.csv', 'image,u,u\na,1,2\n'),
      'the table has more than one column "u"',
    ],
    [
      'a duplicate key in JSON',
      () => open('x.jsonl', '{"image":"a","features":[1,2],"features":[3,4]}'),
      'the line has the key "features" more than once',
    ],
    ['a duplicate key', () => open('x.csv', 'image,u,v\na,1,2\na,1,3\n'), 'more than one vector of "a"'],
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
    ['not an npy', () => open('x.npy', 'PK hello world', { keys }), 'it is a text file; save the vectors'],
    ['half an npy', () => open('x.npy', base64(NPY).subarray(0, 140), { keys }), 'its shape needs 32'],
    [
      'Python objects',
      () => open('x.npy', npy("{'descr': '|O', 'shape': (2, 2)}"), { keys }),
      'its array holds Python objects, which are not read: save texts as numpy.array(names, dtype="U")',
    ],
    [
      'keys that are Python objects',
      () => open('x.npz', base64(OBJECTS)),
      'its array "image" holds Python objects, which are not read: save texts as numpy.array(names, dtype="U")',
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
      'vectors of strings',
      () => open('x.npy', npy("{'descr': '<U1', 'shape': (2, 2)}", 16), { keys }),
      'its vectors are strings',
    ],
    [
      'bytes that are not strings',
      () => {
        const bytes = base64(STORED);
        const at = bytes.indexOf('a\0\0\0/\0\0\0');
        return open('x.npz', bytes.fill(0xff, at, at + 4));
      },
      'its string number 1 is none',
    ],
    [
      'a packed array that is damaged',
      () => open('x.npz', base64(NPZ).fill(0xff, 80, 90)),
      'its file "features.npy" is damaged',
    ],
    [
      'an array that is not in the safetensors',
      () => {
        const text = base64(SAFETENSORS).toString('latin1').replace('features', 'vectors1');
        return open('x.safetensors', Buffer.from(text, 'latin1'), { keys });
      },
      'it has no array "features", only other, vectors1',
    ],
    [
      'half a safetensors',
      () => open('x.safetensors', base64(SAFETENSORS).subarray(0, 140), { keys }),
      'it is cut off',
    ],
    [
      'a value that is not a number',
      () => open('x.npy', npy("{'descr': '<f4', 'shape': (2, 2)}", 16, 0xff), { keys }),
      'number 1 of the vector of "a" is not a number',
    ],
  ])('%s', async (_, opened, sentence) => {
    await expect((await opened()).read(['a'])).rejects.toThrow(sentence);
  });
});

describe('the memory of a large file', () => {
  const npy = (descr: string, shape: string, data: Buffer): Buffer => {
    const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape}), }`.padEnd(117);
    return Buffer.concat([Buffer.from(`\x93NUMPY\x01\x00v\x00${header}\n`, 'latin1'), data]);
  };

  /** What a process with a heap of 100 MB prints. `code` reads vectors of ten numbers as `keys` and `open`. */
  const printed = (wanted: { readonly file: string; readonly keys: string }, code: string): string => {
    const all = `import { readVectors } from ${JSON.stringify(pathToFileURL(resolve('dist/modules/vectors/read.js')).href)};
      const { keys, open } = await readVectors(${JSON.stringify({ ...wanted, values: 'v', width: 10 })});
      ${code}`;
    const args = ['--max-old-space-size=100', '--input-type=module', '-e', all];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return stdout.trim() || stderr.slice(0, 300);
  };

  // A list of five million numbers does not fit into this heap; arrays of numbers are outside of it.
  it.each([
    ['<f4', 4],
    ['<f2', 2],
    ['<f8', 8],
    ['<i8', 8],
  ])('has no list of all numbers: %s', (descr, size) => {
    const folder = mkdtempSync(join(tmpdir(), 'zoo-'));
    const [file, keys] = [join(folder, 'v.npy'), join(folder, 'keys.txt')];
    writeFileSync(file, npy(descr, '500000, 10', Buffer.alloc(5_000_000 * size)));
    writeFileSync(keys, Array.from({ length: 500_000 }, (_, i) => i).join('\n'));
    const read = `const out = new Float32Array(20).fill(7);
      await (await open())([499_999, 0], out);
      console.log(keys.length, new Set(out).size);`;
    expect(printed({ file, keys }, read)).toBe('500000 1');
    rmSync(folder, { recursive: true });
  });

  // An object for each of 18 million letters does not fit.
  it('has no object for each letter of a name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zoo-'));
    const file = join(folder, 'v.npz');
    const zip = openNpz(file);
    zip.begin('v.npy');
    zip.add(npy('<f4', '300000, 10', Buffer.alloc(12_000_000)));
    zip.begin('image.npy');
    const names = Array.from({ length: 300_000 }, (_, i) => `${i}`.padEnd(60, 'x'));
    zip.add(npy('|S60', '300000,', Buffer.from(names.join(''))));
    zip.finish();
    expect(printed({ file, keys: 'image' }, 'console.log(keys.length, keys[7])')).toBe(`300000 ${names[7]}`);
    rmSync(folder, { recursive: true });
  });
});
