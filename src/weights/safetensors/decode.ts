import { ZooError } from '../../errors/problem.js';
import { badWeightsFile } from '../../errors/weights-file.js';
import { type BytesAt, bytesInMemory } from '../../files/read-at.js';
import { ELEMENT_SIZES, type ElementType, toFloats } from '../elements.js';
import type { NamedArrays } from '../named-array.js';
import { type Fail, product, readAll, type StoredArrays } from '../stored-array.js';

/** Element types by their code in the header. */
const TYPES: { readonly [code: string]: ElementType } = {
  F64: 'float64',
  F32: 'float32',
  F16: 'float16',
  BF16: 'bfloat16',
  I64: 'int64',
  I32: 'int32',
  I16: 'int16',
  I8: 'int8',
  U8: 'uint8',
  BOOL: 'bool',
};

/**
 * Limits on the bytes of a header and the number of arrays: a header of 100,000 arrays takes about 10 MB. (The
 * reference implementation reads 100 MB of JSON, which take gigabytes as objects.)
 */
const HEADER_LIMIT = 2 ** 24;
const MOST = 100_000;
/** Maximum number of axes of an array. */
const AXES = 64;

export interface Metadata {
  readonly [key: string]: string;
}

export interface SafetensorsFile {
  readonly arrays: NamedArrays;
  readonly metadata: Metadata;
}

/** An array of a safetensors file, and its position in the file. */
export interface Entry {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/** Reads a safetensors file in memory, every array as Float32Array. Throws like `listSafetensors`. */
export function decodeSafetensors(bytes: Uint8Array, file: string): SafetensorsFile {
  const { arrays, metadata } = listSafetensors(bytes, file);
  return { arrays: readAll(arrays), metadata };
}

/**
 * The contents of a safetensors file in memory: arrays of floats, integers and booleans. `file` is used only in
 * errors. Throws like `locateSafetensors`.
 */
export function listSafetensors(
  bytes: Uint8Array,
  file: string,
): { arrays: StoredArrays; metadata: Metadata } {
  const { entries, metadata } = locateSafetensors(bytesInMemory(bytes), file);
  const arrays = entries.map(({ name, type, shape, begin, end }) => {
    return [name, { shape, type, read: () => toFloats(bytes.subarray(begin, end), type) }] as const;
  });
  return { arrays: new Map(arrays), metadata };
}

/**
 * The positions of a safetensors file's arrays; reads only its header. Throws `bad-weights-file` if a header or an
 * offset does not match the format exactly.
 */
export function locateSafetensors(
  bytes: BytesAt,
  file: string,
): { readonly entries: readonly Entry[]; readonly metadata: Metadata } {
  const fail: Fail = (what) => {
    throw new ZooError(badWeightsFile(file, 'safetensors file', what));
  };
  const { header, begin } = split(bytes, fail);
  const { __metadata__: metadata = {}, ...tensors } = header;
  if (Object.keys(tensors).length > MOST) return fail(`more than ${MOST} arrays are in it`);
  const entries = Object.entries(tensors).map(([name, value]) => entry(name, value, fail));
  checkCoverage(entries, bytes.length - begin, fail);
  return {
    entries: entries.map((one) => ({ ...one, begin: begin + one.begin, end: begin + one.end })),
    metadata: checkMetadata(metadata, fail),
  };
}

function split(bytes: BytesAt, fail: Fail): { header: { [key: string]: unknown }; begin: number } {
  if (bytes.length < 8) return fail(`it has ${bytes.length} bytes, and its length alone takes 8`);
  const first = bytes.at(0, 8);
  const length = Number(new DataView(first.buffer, first.byteOffset).getBigUint64(0, true));
  if (length > HEADER_LIMIT) return fail(`its header would have ${length} bytes, more than ${HEADER_LIMIT}`);
  if (8 + length > bytes.length)
    return fail(`it is cut off: its header has ${length} bytes, the file ${bytes.length}`);
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.at(8, 8 + length)));
  } catch {
    return fail('its header is not JSON');
  }
  if (!isRecord(header)) return fail('its header is not a JSON object');
  return { header, begin: 8 + length };
}

function entry(name: string, value: unknown, fail: Fail): Entry {
  if (!isRecord(value)) return fail(`the entry of "${name}" is not an object`);
  const { dtype, shape, data_offsets: offsets } = value;
  const type = typeof dtype === 'string' && Object.hasOwn(TYPES, dtype) ? TYPES[dtype] : undefined;
  if (!type)
    return fail(
      `"${name}" has element type ${String(dtype ?? 'none')}; ${Object.keys(TYPES).join(', ')} are read`,
    );
  if (!isCounts(shape) || shape.length > AXES)
    return fail(`the shape of "${name}" is not a list of whole numbers`);
  if (!isCounts(offsets) || offsets.length !== 2)
    return fail(`the offsets of "${name}" are not two whole numbers`);
  const [begin, end] = offsets as [number, number];
  const needed = product(shape) * ELEMENT_SIZES[type];
  if (end - begin !== needed)
    return fail(`"${name}" of shape [${shape}] needs ${needed} bytes and is given ${end - begin}`);
  return { name, type, shape, begin, end };
}

/** The arrays must fill the data exactly: without holes, overlaps, or missing or extra bytes at the end. */
function checkCoverage(entries: readonly Entry[], length: number, fail: Fail): void {
  let at = 0;
  for (const { name, begin, end } of [...entries].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== at) fail(`"${name}" begins at byte ${begin} of the data, where byte ${at} was expected`);
    at = end;
  }
  if (at > length) fail(`it is cut off: its arrays take ${at} bytes and it has ${length}`);
  if (at < length) fail(`${length - at} bytes follow its last array`);
}

function checkMetadata(metadata: unknown, fail: Fail): { [key: string]: string } {
  if (!isRecord(metadata) || Object.values(metadata).some((value) => typeof value !== 'string'))
    return fail('its __metadata__ is not a map of strings');
  return metadata as { [key: string]: string };
}

const isRecord = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCounts = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);
