import { constants } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { ZooError } from '../errors/problem.js';
import { badVectors } from '../errors/vectors.js';
import { parseCsv, parseJsonLines } from './lines.js';
import { decodeNpy, type NpyArray } from './npy.js';
import { openNpz } from './npz.js';
import type { Fail, VectorTable } from './table.js';

/** A file of vectors: what names its rows, what holds their numbers (see the `features` backbone), and their width. */
export interface VectorFile {
  readonly file: string;
  readonly keys: string;
  readonly values: string;
  readonly width: number;
}

/** Bytes of a text: Node has no longer strings. */
const LONGEST = constants.MAX_STRING_LENGTH;
const TOO_LONG = `it is longer than a text can be (${LONGEST} bytes): save the vectors as .npy or .npz`;

/** Reads a .npy, .npz, .csv or .jsonl of vectors. Throws `bad-vectors`, with file and line where there is one. */
export async function readVectors({ file, keys, values, width }: VectorFile): Promise<VectorTable> {
  const fail: Fail = (what, line) => {
    throw new ZooError(badVectors(file, what, line));
  };
  const read = (path: string): Promise<Buffer> =>
    readFile(path).catch((error: Error) => fail(`${path} cannot be read (${error.message})`));
  const text = async (path: string): Promise<string> => {
    const bytes = await read(path);
    return bytes.length <= LONGEST ? bytes.toString() : fail(TOO_LONG);
  };
  switch (extname(file)) {
    case '.csv':
      return parseCsv(await text(file), keys, width, fail);
    case '.jsonl':
      return parseJsonLines(await text(file), keys, values, width, fail);
    case '.npz': {
      const open = openNpz(await read(file), fail);
      const array = (name: string): NpyArray => decodeNpy(open(name), fail);
      return joined(array(values), array(keys).values, width, fail);
    }
    case '.npy': {
      const lines = (await text(keys)).split(/\r?\n/);
      return joined(
        decodeNpy(await read(file), fail),
        lines.filter((line) => line !== ''),
        width,
        fail,
      );
    }
    default:
      return fail('its name ends in none of .npy, .npz, .csv, .jsonl');
  }
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
  const data = Float32Array.from(values as ArrayLike<number>);
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    fail(`number ${(bad % width) + 1} of the vector of "${keys[Math.floor(bad / width)]}" is not a number`);
  return { keys: Array.from(keys, String), width, data };
}
