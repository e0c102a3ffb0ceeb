import { extname } from 'node:path';
import { ZooError } from '../errors/problem.js';
import { badVectors } from '../errors/vectors.js';
import { KINDS, type Kind, kindOf } from '../files/kind.js';
import { readRegularAsync } from '../files/read-regular.js';
import { linesOf } from '../tables/lines.js';
import { readCsv, readJsonLines } from './lines.js';
import { decodeNpy, type NpyArray } from './npy.js';
import { openNpz } from './npz.js';
import type { Fail, VectorTable } from './table.js';

/**
 * A file of vectors: what names its rows (false: their lines), what holds their numbers (see the `features` backbone), and
 * their width.
 */
export interface VectorFile {
  readonly file: string;
  readonly keys: string | false;
  readonly values: string;
  readonly width: number;
  readonly columns?: readonly string[];
  /** What an empty cell counts as, by column. */
  readonly mean?: readonly number[];
}

/**
 * Reads a .npy, .npz, .csv or .jsonl of vectors. Throws `bad-vectors`, with file and line if known, and for a text
 * what the tables say that it cannot be read by.
 */
export async function readVectors(wanted: VectorFile): Promise<VectorTable> {
  const { file, keys, values, width } = wanted;
  const fail: Fail = (what, line) => {
    throw new ZooError(badVectors(file, what, line));
  };
  switch (extname(file)) {
    case '.csv':
      return readCsv(wanted, fail);
    case '.jsonl':
      return readJsonLines(file, keys, values, width, fail);
    case '.npz': {
      if (keys === false) return fail(NEEDS_KEYS);
      const open = openNpz(await bytesOf(file, ['npz', 'zip'], fail), fail);
      const array = (name: string): NpyArray => decodeNpy(open(name), `its array "${name}"`, fail);
      return joined(array(values), array(keys).values, width, fail);
    }
    case '.npy': {
      if (keys === false) return fail(NEEDS_KEYS);
      const names = (await linesOf(keys)).filter((line) => line !== '');
      const array = decodeNpy(await bytesOf(file, ['npy'], fail), 'its array', fail);
      return joined(array, names, width, fail);
    }
    default:
      return fail('its name ends in none of .npy, .npz, .csv, .jsonl');
  }
}

const NEEDS_KEYS = 'its rows have no lines to be named by, so keys must say what names them';

/** The bytes of a file, which must be of one of these kinds, as far as its first bytes show one. */
async function bytesOf(file: string, kinds: readonly Kind[], fail: Fail): Promise<Buffer> {
  const bytes = await readRegularAsync(file).catch((error: Error) => fail(error.message));
  const kind = kindOf(bytes);
  if (kind !== undefined && !kinds.includes(kind))
    return fail(`it is ${KINDS[kind]}; save the vectors as .npy, .npz, .csv or .jsonl`);
  return bytes;
}

function joined(
  { shape, values }: NpyArray,
  keys: ArrayLike<unknown>,
  width: number,
  fail: Fail,
): VectorTable {
  if (shape.length !== 2 || shape[1] !== width)
    return fail(`its array has shape [${shape}], not [rows, ${width}]`);
  if (keys.length !== shape[0]) return fail(`it has ${shape[0]} vectors and ${keys.length} keys`);
  if (typeof values[0] === 'string') return fail('its vectors are strings');
  const data = asFloats(values as ArrayLike<number> | ArrayLike<bigint>);
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    fail(`number ${(bad % width) + 1} of the vector of "${keys[Math.floor(bad / width)]}" is not a number`);
  return { keys: Array.from(keys, String), width, data };
}

/** The same numbers, without a list of all of them on the way, which would take several times their memory. */
function asFloats(values: ArrayLike<number> | ArrayLike<bigint>): Float32Array {
  if (values instanceof Float32Array) return values;
  if (typeof values[0] !== 'bigint') return new Float32Array(values as ArrayLike<number>);
  const out = new Float32Array(values.length);
  for (let i = 0; i < out.length; i++) out[i] = Number(values[i]);
  return out;
}
