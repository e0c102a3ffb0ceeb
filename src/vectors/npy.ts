import { fromHalf } from '../weights/half.js';
import type { Fail } from './table.js';

/** An array of a .npy file: numbers (of 64 bits as bigint), or strings. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number> | ArrayLike<bigint> | readonly string[];
}

/** Numbers in a buffer: views of it, so that a large file is in memory once. */
type Read = (buffer: ArrayBuffer, at: number, count: number) => ArrayLike<number> | ArrayLike<bigint>;

/** Element types by their code in the header, little-endian. */
const NUMBERS: { readonly [code: string]: Read } = {
  f2: (...place) => {
    const out = new Float32Array(place[2]); // Float32Array.from would list all numbers first
    new Uint16Array(...place).forEach((half, i) => {
      out[i] = fromHalf(half);
    });
    return out;
  },
  f4: (...place) => new Float32Array(...place),
  f8: (...place) => new Float64Array(...place),
  i1: (...place) => new Int8Array(...place),
  i2: (...place) => new Int16Array(...place),
  i4: (...place) => new Int32Array(...place),
  i8: (...place) => new BigInt64Array(...place),
  u1: (...place) => new Uint8Array(...place),
  u2: (...place) => new Uint16Array(...place),
  u4: (...place) => new Uint32Array(...place),
  u8: (...place) => new BigUint64Array(...place),
  b1: (...place) => new Uint8Array(...place),
};

/** What to do about an array of Python objects, which is a pickle. */
const OBJECTS =
  'holds Python objects, which are not read: save texts as numpy.array(names, dtype="U"), and numbers as float32';

/**
 * Reads the bytes of a .npy file (versions 1 to 3, row-major): numbers of 1 to 8 bytes, or the string types U and S.
 * Nothing in it is executed: arrays of Python objects are refused. `array` is what errors call it.
 */
export function decodeNpy(bytes: Uint8Array, array: string, fail: Fail): NpyArray {
  const { header, data } = split(bytes, fail);
  if (/'descr':\s*'\|?O\d*'/.test(header)) return fail(`${array} ${OBJECTS}`);
  const type = /'descr':\s*'([<|=>]?)([a-zA-Z])(\d+)'/.exec(header);
  const dims = /'shape':\s*\(([\d,\s]*)\)/.exec(header);
  if (!type || !dims) return fail(`${array} holds neither numbers nor strings`);
  if (/'fortran_order':\s*True/.test(header))
    return fail(`${array} is column-major (save numpy.ascontiguousarray of it)`);
  const [, order, kind, size] = type as unknown as [string, string, string, string];
  if (order === '>') return fail(`${array} is big-endian (save it with astype("<${kind}${size}"))`);
  const shape = (dims[1] ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '').map(Number); // biome-ignore format: one thought
  const count = shape.reduce((a, b) => a * b, 1);
  const width = Number(size) * (kind === 'U' ? 4 : 1);
  if (data.length !== count * width)
    return fail(`it holds ${data.length} bytes of data, and its shape needs ${count * width}`);
  if (kind === 'U' || kind === 'S') return { shape, values: strings(data, count, width, kind, fail) };
  const numbers = NUMBERS[`${kind}${size}`];
  if (!numbers)
    return fail(`${array} has element type ${kind}${size}, not one of ${Object.keys(NUMBERS).join(', ')}`);
  const isAligned = data.byteOffset % Number(size) === 0 && data.buffer instanceof ArrayBuffer;
  const { buffer, byteOffset } = isAligned ? data : new Uint8Array(data);
  return { shape, values: numbers(buffer as ArrayBuffer, byteOffset, count) };
}

function split(bytes: Uint8Array, fail: Fail): { header: string; data: Uint8Array } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(0) !== 0x934e554d || view.getUint16(4) !== 0x5059)
    return fail('it is not a .npy array');
  const wide = bytes[6]! >= 2;
  const begin = wide ? 12 : 10;
  const end = begin + (wide ? view.getUint32(8, true) : view.getUint16(8, true));
  if (end > bytes.length) return fail('it is cut off');
  return { header: new TextDecoder().decode(bytes.subarray(begin, end)), data: bytes.subarray(end) };
}

/** Fixed-width strings, padded with zeros: UTF-32 (U) or bytes (S). */
function strings(data: Uint8Array, count: number, width: number, kind: 'U' | 'S', fail: Fail): string[] {
  if (width === 0) return fail('its strings have no length');
  return Array.from({ length: count }, (_, i) => {
    const field = new Uint8Array(data.subarray(i * width, (i + 1) * width));
    const codes = kind === 'U' ? new Uint32Array(field.buffer) : field;
    let text = '';
    for (const code of codes) {
      if (code > 0x10ffff) return fail(`its string number ${i + 1} is none`);
      if (code !== 0) text += String.fromCodePoint(code);
    }
    return text;
  });
}
