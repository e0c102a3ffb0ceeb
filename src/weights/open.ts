import { readFile } from 'node:fs/promises';
import { ZooError } from '../errors/problem.js';
import { unreadWeightsFile } from '../errors/weights-file.js';
import { listSafetensors, type Metadata } from './decode.js';
import { type Layout, layoutOf } from './layout.js';
import { listOnnx } from './onnx/read.js';
import { isPytorchLegacy, isPytorchZip, listPytorch } from './pytorch/read.js';
import type { StoredArrays } from './stored-array.js';

/** A weights file of any kind that is read: what it has, before anything is turned or renamed. */
export interface WeightsFile {
  readonly format: 'safetensors' | 'PyTorch' | 'ONNX';
  /** What the file is called in errors. */
  readonly file: string;
  readonly layout: Layout | 'unclear';
  readonly arrays: StoredArrays;
  /** Which entry of a checkpoint the arrays are from. */
  readonly entry?: string;
  /** Other entries of the checkpoint that hold tensors (of an optimizer, of averaged weights): they are not read. */
  readonly unread: readonly string[];
  readonly metadata: Metadata;
  readonly bytes: number;
}

/**
 * Reads a weights file; what it is, its contents say. Throws `unread-weights-file`, `bad-weights-file`
 * and `unsafe-weights-file`; Node's own error where it is not there.
 */
export async function openWeightsFile(file: string): Promise<WeightsFile> {
  return listWeights(await readFile(file), file);
}

/** What the bytes of a weights file have. `file` is its name in errors. */
export function listWeights(bytes: Uint8Array, file: string): WeightsFile {
  const common = { file, unread: [], metadata: {}, bytes: bytes.length };
  if (file.endsWith('.safetensors') || bytes[8] === BRACE) {
    const { arrays, metadata } = listSafetensors(bytes, file);
    const layout = layoutOf(arrays, declaredLayout(arrays, metadata));
    return { ...common, format: 'safetensors', layout, arrays, metadata };
  }
  if (isPytorchZip(bytes) || isPytorchLegacy(bytes)) {
    const read = listPytorch(bytes, file);
    return { ...common, format: 'PyTorch', layout: layoutOf(read.arrays, 'pytorch'), ...read };
  }
  if (file.endsWith('.onnx') || bytes[0] === ONNX_VERSION)
    return { ...common, format: 'ONNX', layout: 'pytorch', arrays: listOnnx(bytes, file) };
  throw new ZooError(unreadWeightsFile(file, kindOf(bytes), READ));
}

/** What the metadata of a safetensors file says of its layout, or its names: those of a run are `node/variable`. */
function declaredLayout(arrays: StoredArrays, { format, mapping }: Metadata): Layout | undefined {
  if (format === 'pt') return 'pytorch';
  if (format === 'zoo' || mapping !== undefined) return 'zoo';
  return [...arrays.keys()].every((name) => name.includes('/')) ? 'zoo' : undefined;
}

/** A safetensors header begins with it, and every ONNX model with the field of its version. */
const BRACE = 0x7b;
const ONNX_VERSION = 0x08;

const READ = 'Files of safetensors, PyTorch (torch.save) and ONNX are read.';

/** What a file that is not read is, as far as its first bytes tell. */
function kindOf(bytes: Uint8Array): string {
  const begins = (text: string, at = 0): boolean =>
    Buffer.from(bytes.subarray(at, at + text.length)).toString('latin1') === text;
  if (bytes.length === 0) return 'an empty file';
  if (begins('\x89HDF')) return 'an HDF5 file (of Keras, perhaps)';
  if (begins('ustar', 257)) return 'a tar archive (of PyTorch before 0.2, perhaps)';
  if (begins('\x1f\x8b')) return 'a gzip file';
  if (begins('\x80')) return 'a pickle, but none of torch.save';
  if (begins('<') || begins('version https://git-lfs')) return 'a page or a pointer to a file, not the file';
  return 'of an unknown kind';
}
