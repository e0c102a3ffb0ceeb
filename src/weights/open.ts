import { readFile, stat } from 'node:fs/promises';
import { ZooError } from '../errors/problem.js';
import { unreadWeightsFile, weightsFileTooLarge } from '../errors/weights.js';
import { listSafetensors, type Metadata } from './decode.js';
import { sha256 } from './file.js';
import { listOnnx } from './onnx/read.js';
import { isPytorchLegacy, isPytorchZip, listPytorch } from './pytorch/read.js';
import type { StoredArrays } from './stored-array.js';

/** A weights file of any kind that is read: what it has, before anything is turned or renamed. */
export interface WeightsFile {
  readonly format: 'safetensors' | 'PyTorch' | 'ONNX';
  /** Whether arrays lie as PyTorch has them ([out, in, ...]), or as the zoo does. */
  readonly layout: 'pytorch' | 'zoo';
  readonly arrays: StoredArrays;
  /** Which entry of a checkpoint the arrays are from. */
  readonly entry?: string;
  readonly metadata: Metadata;
  readonly bytes: number;
  readonly sha256: string;
}

/** Files beyond this are refused: Node reads no more into one piece of memory. */
const LARGEST = 2 ** 31 - 1;

/**
 * Reads and hashes a weights file; what it is, its contents say. Throws `unread-weights-file`, `weights-file-too-large`,
 * `bad-weights-file` and `unsafe-weights-file`; Node's own error where it is not there.
 */
export async function openWeightsFile(file: string): Promise<WeightsFile> {
  const found = await stat(file);
  if (!found.isFile()) throw new ZooError(unreadWeightsFile(file, 'no file', 'Name a file.'));
  if (found.size > LARGEST) throw new ZooError(weightsFileTooLarge(file, found.size, LARGEST));
  const bytes = await readFile(file);
  return { ...listWeights(bytes, file), bytes: bytes.length, sha256: sha256(bytes) };
}

/** What the bytes of a weights file have. `file` is its name in errors. */
export function listWeights(bytes: Uint8Array, file: string): Omit<WeightsFile, 'bytes' | 'sha256'> {
  if (file.endsWith('.safetensors') || bytes[8] === 0x7b) {
    const { arrays, metadata } = listSafetensors(bytes, file);
    return { format: 'safetensors', layout: metadata.format === 'pt' ? 'pytorch' : 'zoo', arrays, metadata };
  }
  if (isPytorchZip(bytes) || isPytorchLegacy(bytes))
    return { format: 'PyTorch', layout: 'pytorch', ...listPytorch(bytes, file), metadata: {} };
  if (file.endsWith('.onnx') || bytes[0] === 0x08)
    return { format: 'ONNX', layout: 'pytorch', arrays: listOnnx(bytes, file), metadata: {} };
  throw new ZooError(unreadWeightsFile(file, kindOf(bytes), READ));
}

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
