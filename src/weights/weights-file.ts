import { ZooError } from '../errors/problem.js';
import { unreadWeightsFile } from '../errors/weights-file.js';
import { KINDS, type Kind, kindOf } from '../files/kind.js';
import { readRegularAsync } from '../files/read-regular.js';
import { type Layout, layoutOf } from './layout.js';
import { listOnnx } from './onnx/read.js';
import { listPytorch } from './pytorch/read.js';
import { listSafetensors, type Metadata } from './safetensors/decode.js';
import type { StoredArrays } from './stored-array.js';

/** A weights file of any supported kind: its contents, before conversion or renaming. */
export interface WeightsFile {
  readonly format: 'safetensors' | 'PyTorch' | 'ONNX';
  /** Its name in errors. */
  readonly file: string;
  readonly layout: Layout | 'unclear';
  readonly arrays: StoredArrays;
  /** The entry of a checkpoint that the arrays come from. */
  readonly entry?: string;
  /** Other entries of the checkpoint that contain tensors (of an optimizer, of averaged weights), which are not read. */
  readonly unread: readonly string[];
  readonly metadata: Metadata;
  readonly bytes: number;
}

/**
 * Reads a weights file; its contents determine the format. Throws `unread-weights-file`, `bad-weights-file` and
 * `unsafe-weights-file`; Node's own error if it does not exist.
 */
export async function openWeightsFile(file: string): Promise<WeightsFile> {
  return listWeights(await readRegularAsync(file), file);
}

/** The contents of a weights file. `file` is its name in errors. */
export function listWeights(bytes: Uint8Array, file: string): WeightsFile {
  const common = { file, unread: [], metadata: {}, bytes: bytes.length };
  switch (formatOf(bytes, file)) {
    case 'safetensors': {
      const { arrays, metadata } = listSafetensors(bytes, file);
      const layout = layoutOf(arrays, declaredLayout(arrays, metadata));
      return { ...common, format: 'safetensors', layout, arrays, metadata };
    }
    case 'PyTorch': {
      const read = listPytorch(bytes, file);
      return { ...common, format: 'PyTorch', layout: layoutOf(read.arrays, 'pytorch'), ...read };
    }
    case 'ONNX':
      return { ...common, format: 'ONNX', layout: 'pytorch', arrays: listOnnx(bytes, file) };
  }
}

/** The format of a file, from its first bytes, or else from its name. */
function formatOf(bytes: Uint8Array, file: string): WeightsFile['format'] {
  const kind = kindOf(bytes);
  if (kind === 'safetensors' || kind === 'onnx' || kind === 'pytorch') return FORMATS[kind];
  if (kind === 'zip' && /\.(pt|pth|ckpt)$/.test(file)) return 'PyTorch'; // damaged; its reader reports it
  if (kind === undefined && file.endsWith('.safetensors')) return 'safetensors';
  if ((kind === undefined || kind === 'saved-model') && file.endsWith('.onnx')) return 'ONNX';
  throw new ZooError(
    unreadWeightsFile(file, kind ? KINDS[kind] : 'a file of an unknown kind', remedyFor(kind)),
  );
}

const FORMATS = { safetensors: 'safetensors', onnx: 'ONNX', pytorch: 'PyTorch' } as const;

/** Advice for an unsupported file, or its actual type. */
function remedyFor(kind: Kind | undefined): string {
  const exporting = 'Export the network as ONNX (tf2onnx does), and use it in a backbone of type "onnx".';
  const remedies: { readonly [kind in Kind]?: string } = {
    hdf5: exporting,
    keras: exporting,
    tflite: exporting,
    'saved-model': exporting,
    'tfjs-model': 'Use it in a backbone of type "graph-model", which runs it as it is.',
    npz: 'Save the arrays as safetensors: safetensors.numpy.save_file(dict(numpy.load("FILE.npz")), "FILE.safetensors").',
    pickle: 'Save the state_dict() of the model with torch.save.',
    tar: 'Load it with PyTorch and save its state_dict() with torch.save again.',
    'lfs-pointer': 'Fetch the file itself: git lfs pull.',
    html: 'Download the file itself, not the page that shows it.',
  };
  return (kind && remedies[kind]) || 'Safetensors, PyTorch (torch.save) and ONNX files are read.';
}

/** The layout of a safetensors file, from its metadata or its names: those of a run are `node/variable`. */
function declaredLayout(arrays: StoredArrays, { format, mapping }: Metadata): Layout | undefined {
  if (format === 'pt') return 'pytorch';
  if (format === 'zoo' || mapping !== undefined) return 'zoo';
  return [...arrays.keys()].every((name) => name.includes('/')) ? 'zoo' : undefined;
}
