import { readZip, type ZipFile } from '../archive/zip.js';
import { sha256OfFile } from '../files/hash.js';
import { type BytesAt, bytesInMemory, bytesWithin } from '../files/read-at.js';
import { checkFinite, checkShape, floatsIn, inFile, type Layout } from './in-file.js';
import { numbersOf, openNpy, textsOf } from './npy.js';
import type { Fail, VectorFile, VectorTable } from './table.js';

/** Maximum ratio of an unpacked .npz to its file: arrays with few distinct numbers, such as zeros, compress well. */
const GROWTH = 100;

/**
 * Vectors from an open .npz, a zip of .npy files: read in place or, if they are compressed, unpacked once. `keys` is
 * the array with their names.
 */
export async function readNpz(
  { file, values, width }: VectorFile,
  keys: string,
  { fd, bytes }: { readonly fd: number; readonly bytes: BytesAt },
  fail: Fail,
): Promise<VectorTable> {
  const files = readZip(bytes, GROWTH, fail);
  const named = (name: string): ZipFile => {
    const names = [...files.keys()].map((one) => one.replace(/\.npy$/, ''));
    return files.get(`${name}.npy`) ?? fail(`it has no array "${name}", only ${names.join(', ')}`);
  };
  const packed = named(values);
  const array = openNpy(await readable(bytes, packed), `its array "${values}"`, fail);
  const texts = bytesInMemory(named(keys).read());
  const names = textsOf(texts, openNpy(texts, `its array "${keys}"`, fail), fail);
  const numbers = numbersOf(array);
  const rows = checkShape(array.shape, width, names, fail);
  if (!numbers) return fail('its vectors are strings');
  const layout = { from: (packed.begin ?? 0) + array.begin, rows, width, numbers };
  if (packed.begin !== undefined) {
    const read = inFile(fd, layout, names, fail);
    return { keys: names, open: async () => read };
  }
  const chunks = () => unpacked(packed, layout, names, fail);
  return { keys: names, open: (keep) => keep({ identity: [sha256OfFile(file), values], rows, chunks }) };
}

/** A file in a zip: its position or, if it is compressed, its beginning, which contains the header of an array. */
async function readable(zip: BytesAt, { begin, size, pieces }: ZipFile): Promise<BytesAt> {
  if (begin !== undefined) return bytesWithin(zip, begin, size);
  for await (const first of pieces()) return { ...bytesInMemory(first), length: size };
  return bytesInMemory(new Uint8Array(0));
}

/** The vectors of a compressed array, as they are unpacked, in chunks of whole vectors. */
async function* unpacked(
  { pieces }: ZipFile,
  { from, width, numbers }: Layout,
  keys: readonly string[],
  fail: Fail,
): AsyncGenerator<Float32Array> {
  const size = width * numbers.size;
  let [skip, row] = [from, 0];
  let rest: Uint8Array = new Uint8Array(0);
  for await (const piece of pieces()) {
    const data = piece.subarray(Math.min(skip, piece.length));
    skip -= piece.length - data.length;
    const rows = Math.floor((rest.length + data.length) / size);
    const whole = new Uint8Array(rows * size);
    if (rows === 0) {
      rest = Buffer.concat([rest, data]);
      continue;
    }
    const taken = whole.length - rest.length;
    whole.set(rest);
    whole.set(data.subarray(0, taken), rest.length);
    rest = data.slice(taken);
    const vectors = floatsIn(whole, numbers);
    checkFinite(vectors, width, row, keys, fail);
    yield vectors;
    row += rows;
  }
}
