import { ZooError } from '../errors/problem.js';
import { badSafetensors } from '../errors/weights.js';
import { fromHalf } from './half.js';
import type { NamedArrays } from './named-array.js';

/** Element types that are read, with their size in bytes. */
const SIZES = { F64: 8, I64: 8, F32: 4, I32: 4, F16: 2, BF16: 2 } as const;
export type ElementType = keyof typeof SIZES;

/** Header lengths beyond this are refused before anything is read, as the reference implementation does. */
const HEADER_LIMIT = 100_000_000;

export interface SafetensorsFile {
  readonly arrays: NamedArrays;
  readonly metadata: { readonly [key: string]: string };
}

interface Entry {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/**
 * Reads a safetensors file held in memory: F64, F32, F16, BF16, I32 and I64 arrays, as Float32Array. `file` is only
 * its name in errors. Throws `bad-weights-file` where a header or an offset is not exactly what the format says.
 */
export function decodeSafetensors(bytes: Uint8Array, file: string): SafetensorsFile {
  const fail = (what: string): never => {
    throw new ZooError(badSafetensors(file, what));
  };
  const { header, data } = split(bytes, fail);
  const { __metadata__: metadata = {}, ...tensors } = header;
  const entries = Object.entries(tensors).map(([name, value]) => entry(name, value, fail));
  checkCoverage(entries, data.length, fail);
  const arrays = new Map(entries.map((e) => [e.name, { shape: e.shape, data: numbers(data, e) }] as const));
  return { arrays, metadata: checkMetadata(metadata, fail) };
}

type Fail = (what: string) => never;

function split(bytes: Uint8Array, fail: Fail): { header: { [key: string]: unknown }; data: Uint8Array } {
  if (bytes.length < 8) return fail(`it has ${bytes.length} bytes, and its length alone takes 8`);
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  if (length > HEADER_LIMIT) return fail(`its header would have ${length} bytes, more than ${HEADER_LIMIT}`);
  if (8 + length > bytes.length)
    return fail(`it is cut off: its header has ${length} bytes, the file ${bytes.length}`);
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, 8 + length)));
  } catch {
    return fail('its header is not JSON');
  }
  if (!isRecord(header)) return fail('its header is not a JSON object');
  return { header, data: bytes.subarray(8 + length) };
}

function entry(name: string, value: unknown, fail: Fail): Entry {
  if (!isRecord(value)) return fail(`the entry of "${name}" is not an object`);
  const { dtype, shape, data_offsets: offsets } = value;
  if (!(typeof dtype === 'string' && Object.hasOwn(SIZES, dtype)))
    return fail(`"${name}" has element type ${String(dtype)}; ${Object.keys(SIZES).join(', ')} are read`);
  if (!isCounts(shape)) return fail(`the shape of "${name}" is not a list of whole numbers`);
  if (!isCounts(offsets) || offsets.length !== 2)
    return fail(`the offsets of "${name}" are not two whole numbers`);
  const [begin, end] = offsets as [number, number];
  const needed = shape.reduce((a, b) => a * b, SIZES[dtype as ElementType]);
  if (end - begin !== needed)
    return fail(`"${name}" of shape [${shape}] needs ${needed} bytes and is given ${end - begin}`);
  return { name, type: dtype as ElementType, shape, begin, end };
}

/** The arrays must fill the data exactly: no hole, no overlap, nothing missing at the end, nothing after it. */
function checkCoverage(entries: readonly Entry[], length: number, fail: Fail): void {
  let at = 0;
  for (const { name, begin, end } of [...entries].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== at) fail(`"${name}" begins at byte ${begin} of the data, where byte ${at} was expected`);
    at = end;
  }
  if (at > length) fail(`it is cut off: its arrays take ${at} bytes and ${length} are there`);
  if (at < length) fail(`${length - at} bytes follow its last array`);
}

function checkMetadata(metadata: unknown, fail: Fail): { [key: string]: string } {
  if (!isRecord(metadata) || Object.values(metadata).some((value) => typeof value !== 'string'))
    return fail('its __metadata__ is not a map of strings');
  return metadata as { [key: string]: string };
}

function numbers(data: Uint8Array, { type, begin, end }: Entry): Float32Array {
  const bytes = new Uint8Array(data.subarray(begin, end)).buffer; // a copy of its own, so that it is aligned
  switch (type) {
    case 'F32':
      return new Float32Array(bytes);
    case 'F64':
      return Float32Array.from(new Float64Array(bytes));
    case 'I32':
      return Float32Array.from(new Int32Array(bytes));
    case 'I64':
      return Float32Array.from(new BigInt64Array(bytes), Number);
    case 'F16':
      return Float32Array.from(new Uint16Array(bytes), fromHalf);
    case 'BF16':
      return new Float32Array(Uint32Array.from(new Uint16Array(bytes), (bits) => bits << 16).buffer);
  }
}

const isRecord = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCounts = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);
