import { printable } from './printable.js';
import type { Problem } from './problem.js';

/**
 * A file is not a valid weights file of its format.
 *
 * @example vgaf.safetensors is not a valid safetensors file: it ends inside an array. Fetch or write it again.
 */
export const badWeightsFile = (file: string, kind: string, what: string): Problem => ({
  code: 'bad-weights-file',
  message: `${file} is not a valid ${kind}: ${printable(what)}. Fetch or write it again.`,
});

/**
 * A pickle would run code.
 *
 * @example model.pt asks to call os.system when it is loaded, which weights do not need. Nothing was run. If you trust
 * its author, save model.state_dict() with torch.save in PyTorch, and use that.
 */
export const unsafeWeightsFile = (file: string, name: string): Problem => ({
  code: 'unsafe-weights-file',
  message: `${file} asks to call ${printable(name)} when it is loaded, which weights do not need. Nothing was run. If you trust its author, save model.state_dict() with torch.save in PyTorch, and use that.`,
});

/**
 * A file is larger than the limit.
 *
 * @example model.pt has 3221225472 bytes; weights files of up to 2147483648 are read.
 */
export const weightsFileTooLarge = (file: string, bytes: number, largest: number): Problem => ({
  code: 'weights-file-too-large',
  message: `${file} has ${bytes} bytes; weights files of up to ${largest} are read.`,
});

/**
 * A file may contain weights, but in an unsupported format.
 *
 * @example model.keras is a Keras model (.keras), which is not supported. Export the network as ONNX (tf2onnx does), and
 * use it in a backbone of type "onnx".
 */
export const unreadWeightsFile = (file: string, what: string, remedy: string): Problem => ({
  code: 'unread-weights-file',
  message: `${file} is ${printable(what)}, which is not supported. ${remedy}`,
});
