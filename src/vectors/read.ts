import { closeSync } from 'node:fs';
import { extname } from 'node:path';
import { ZooError } from '../errors/problem.js';
import { badVectors } from '../errors/vectors.js';
import { KINDS, type Kind, kindOf } from '../files/kind.js';
import { type BytesAt, bytesOfFile } from '../files/read-at.js';
import { NotReadable, openRegular } from '../files/read-regular.js';
import { linesOf } from '../tables/lines.js';
import { ELEMENT_SIZES, toFloats } from '../weights/elements.js';
import { locateSafetensors } from '../weights/safetensors/decode.js';
import { checkShape, inFile, type Layout } from './in-file.js';
import { readCsv, readJsonLines } from './lines.js';
import { numbersOf, openNpy } from './npy.js';
import { readNpz } from './npz.js';
import type { Fail, VectorFile, VectorTable } from './table.js';

/**
 * Opens a .npy, .npz, .safetensors, .csv or .jsonl of vectors. The vectors of a .npy, a .safetensors or an
 * uncompressed .npz stay in the file, which stays open, and are read by position. Those of a text file are loaded
 * into memory. Throws `bad-vectors`, with file and line if known, and for a text file also the errors of reading
 * tables.
 */
export async function readVectors(wanted: VectorFile): Promise<VectorTable> {
  const { file, keys, values, width } = wanted;
  const fail: Fail = (what, line) => {
    throw new ZooError(badVectors(file, what, line));
  };
  const type = extname(file);
  if (type === '.csv') return readCsv(wanted, fail);
  if (type === '.jsonl') return readJsonLines(file, keys, values, width, fail);
  const kinds = BINARY[type];
  if (!kinds) return fail(`its name ends in none of ${ENDINGS}`);
  if (keys === false) return fail('its rows have no lines to be named by, so keys must say what names them');
  const open = openBinary(file, kinds, fail);
  try {
    if (type === '.npz') return await readNpz(wanted, keys, open, fail);
    const names = (await linesOf(keys)).filter((line) => line !== '');
    const layout =
      type === '.npy'
        ? npyLayout(open.bytes, wanted, names, fail)
        : tensorLayout(open.bytes, wanted, names, fail);
    const read = inFile(open.fd, layout, names, fail);
    return { keys: names, open: async () => read };
  } catch (error) {
    closeSync(open.fd);
    throw error;
  }
}

/** File types that store vectors as bytes, by file extension. */
const BINARY: { readonly [ending: string]: readonly Kind[] } = {
  '.npy': ['npy'],
  '.npz': ['npz', 'zip'],
  '.safetensors': ['safetensors'],
};
const ENDINGS = '.npy, .npz, .safetensors, .csv, .jsonl';

/** Bytes that identify a type of file. */
const HEAD = 4096;

/** Opens a file, which must be of one of these types if its first bytes identify one. */
function openBinary(
  file: string,
  kinds: readonly Kind[],
  fail: Fail,
): { readonly fd: number; readonly bytes: BytesAt } {
  const fd = opened(file, fail);
  const bytes = bytesOfFile(fd);
  const kind = kindOf(bytes.at(0, Math.min(HEAD, bytes.length)));
  if (kind === undefined || kinds.includes(kind)) return { fd, bytes };
  closeSync(fd);
  return fail(`it is ${KINDS[kind]}; save the vectors as .npy, .npz, .safetensors, .csv or .jsonl`);
}

function opened(file: string, fail: Fail): number {
  try {
    return openRegular(file);
  } catch (error) {
    if (error instanceof NotReadable) return fail(error.message);
    throw error;
  }
}

function npyLayout(bytes: BytesAt, { width }: VectorFile, keys: readonly string[], fail: Fail): Layout {
  const array = openNpy(bytes, 'its array', fail);
  const rows = checkShape(array.shape, width, keys, fail);
  const numbers = numbersOf(array) ?? fail('its vectors are strings');
  return { from: array.begin, rows, width, numbers };
}

function tensorLayout(
  bytes: BytesAt,
  { file, values, width }: VectorFile,
  keys: readonly string[],
  fail: Fail,
): Layout {
  const { entries } = locateSafetensors(bytes, file);
  const names = entries.map(({ name }) => name).join(', ');
  const { shape, type, begin } =
    entries.find(({ name }) => name === values) ?? fail(`it has no array "${values}", only ${names}`);
  const rows = checkShape(shape, width, keys, fail);
  const size = ELEMENT_SIZES[type];
  const numbers =
    type === 'float32' ? { size } : { size, floats: (some: Uint8Array) => toFloats(some, type) };
  return { from: begin, rows, width, numbers };
}
