import type { BytesAt } from '../files/read-at.js';
import { fromHalf } from '../weights/half.js';
import type { Fail } from './table.js';

/** An array of a .npy file, without its elements: their type, and where they start. */
export interface NpyArray {
  readonly shape: readonly number[];
  /** The type and size of its elements, as numpy writes them: `f4`. */
  readonly type: string;
  readonly begin: number;
  readonly end: number;
}

/** How numbers are stored in a file. */
export interface Numbers {
  /** Bytes per number. */
  readonly size: number;
  /** Reads little-endian numbers; the bytes are aligned. Absent: they are already float32. */
  floats?(bytes: Uint8Array<ArrayBuffer>): Float32Array;
}

type Place = readonly [buffer: ArrayBuffer, at: number, count: number];

/** Element types by their code in the header, little-endian. */
const VIEWS: {
  readonly [code: string]: (...place: Place) => ArrayLike<number> | ArrayLike<bigint>;
} = {
  f2: (...place) => new Uint16Array(...place),
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

/** The advice for an array of Python objects, which is a pickle. */
const OBJECTS =
  'holds Python objects, which are not read: save texts as numpy.array(names, dtype="U"), and numbers as float32';

/**
 * Reads the header of a .npy file (versions 1 to 3, row-major): of numbers of 1 to 8 bytes, or of the string types U
 * and S. Nothing in it is executed: arrays of Python objects are refused. `array` is its name in errors.
 */
export function openNpy(bytes: BytesAt, array: string, fail: Fail): NpyArray {
  const { header, begin } = split(bytes, fail);
  if (/'descr':\s*'\|?O\d*'/.test(header)) return fail(`${array} ${OBJECTS}`);
  const type = /'descr':\s*'([<|=>]?)([a-zA-Z])(\d+)'/.exec(header);
  const dims = /'shape':\s*\(([\d,\s]*)\)/.exec(header);
  if (!type || !dims) return fail(`${array} holds neither numbers nor strings`);
  if (/'fortran_order':\s*True/.test(header))
    return fail(`${array} is column-major (save numpy.ascontiguousarray of it)`);
  const [, order, kind, size] = type as unknown as [string, string, string, string];
  if (order === '>') return fail(`${array} is big-endian (save it with astype("<${kind}${size}"))`);
  const shape = (dims[1] ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '').map(Number); // biome-ignore format: one thought
  const needed = shape.reduce((a, b) => a * b, 1) * Number(size) * (kind === 'U' ? 4 : 1);
  if (bytes.length - begin !== needed)
    return fail(`it holds ${bytes.length - begin} bytes of data, and its shape needs ${needed}`);
  const isText = kind === 'U' || kind === 'S';
  if (isText && Number(size) === 0) return fail('its strings have no length');
  if (!isText && !VIEWS[`${kind}${size}`])
    return fail(`${array} has element type ${kind}${size}, not one of ${Object.keys(VIEWS).join(', ')}`);
  return { shape, type: `${kind}${size}`, begin, end: bytes.length };
}

/** How the numbers of an array are stored; undefined for strings. */
export function numbersOf({ type }: NpyArray): Numbers | undefined {
  const view = VIEWS[type];
  const size = Number(type.slice(1));
  if (!view || type === 'f4') return view && { size };
  const number: (value: number | bigint) => number =
    type === 'f2' ? (bits) => fromHalf(bits as number) : Number;
  const floats = ({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer>): Float32Array => {
    const values = view(buffer, byteOffset, length / size);
    const out = new Float32Array(values.length); // Float32Array.from would first create a list of all numbers
    for (let i = 0; i < out.length; i++) out[i] = number(values[i]!);
    return out;
  };
  return { size, floats };
}

/** The elements of an array, as texts: names, or numbers used as names. */
export function textsOf(bytes: BytesAt, { type, begin, end }: NpyArray, fail: Fail): readonly string[] {
  const data = new Uint8Array(bytes.at(begin, end)); // a copy, so that it is aligned
  const size = Number(type.slice(1));
  const view = VIEWS[type];
  if (view) return Array.from(view(data.buffer, 0, data.length / size) as ArrayLike<number>, String);
  return strings(data, type.startsWith('U') ? 'U' : 'S', size, fail);
}

/** Size in bytes of the magic number, the version and the header length, which has 4 bytes from version 2 on. */
const BEFORE_HEADER = 12;

function split(bytes: BytesAt, fail: Fail): { header: string; begin: number } {
  if (bytes.length < BEFORE_HEADER) return fail('it is not a .npy array');
  const first = bytes.at(0, BEFORE_HEADER);
  const view = new DataView(first.buffer, first.byteOffset, first.byteLength);
  if (view.getUint32(0) !== 0x934e554d || view.getUint16(4) !== 0x5059) return fail('it is not a .npy array');
  const wide = first[6]! >= 2;
  const start = wide ? 12 : 10;
  const begin = start + (wide ? view.getUint32(8, true) : view.getUint16(8, true));
  if (begin > bytes.length) return fail('it is cut off');
  return { header: new TextDecoder().decode(bytes.at(start, begin)), begin };
}

/** Fixed-width strings, padded with zeros: UTF-32 (U) or bytes (S). */
function strings(data: Uint8Array<ArrayBuffer>, kind: 'U' | 'S', size: number, fail: Fail): string[] {
  const width = kind === 'U' ? size * 4 : size;
  return Array.from({ length: data.length / width }, (_, i) => {
    const codes =
      kind === 'U'
        ? new Uint32Array(data.buffer, i * width, size)
        : data.subarray(i * width, (i + 1) * width);
    const letters: string[] = [];
    for (const code of codes) {
      if (code > 0x10ffff) return fail(`its string number ${i + 1} is none`);
      if (code !== 0) letters.push(String.fromCodePoint(code));
    }
    return letters.join(''); // a text made with + would keep an object for each letter
  });
}
