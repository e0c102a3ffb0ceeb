import { printable } from './printable.js';
import type { Problem } from './problem.js';

/**
 * A file that is not the weights file it should be: its `kind`, and `what` is wrong with it.
 *
 * @example vgaf.safetensors is not a sound safetensors file: it ends inside of an array. Fetch or write it again.
 */
export const badWeightsFile = (file: string, kind: string, what: string): Problem => ({
  code: 'bad-weights-file',
  message: `${file} is not a sound ${kind}: ${printable(what)}. Fetch or write it again.`,
});

/**
 * A pickle that wants code run: `name` is what it would call.
 *
 * @example model.pt asks to call os.system when it is loaded, which weights do not need. Nothing was run. If you
 * trust who wrote it, save model.state_dict() with torch.save there, and use that file.
 */
export const unsafeWeightsFile = (file: string, name: string): Problem => ({
  code: 'unsafe-weights-file',
  message: `${file} asks to call ${printable(name)} when it is loaded, which weights do not need. Nothing was run. If you trust who wrote it, save model.state_dict() with torch.save there, and use that file.`,
});

/**
 * A file that is larger than what is read.
 *
 * @example model.pt has 3221225472 bytes; weights files of up to 2147483648 are read.
 */
export const weightsFileTooLarge = (file: string, bytes: number, largest: number): Problem => ({
  code: 'weights-file-too-large',
  message: `${file} has ${bytes} bytes; weights files of up to ${largest} are read.`,
});

/**
 * A file that may hold weights, in a form that is not read; `remedy` is a whole sentence.
 *
 * @example model.h5 is a file of Keras, which is not read. Save its weights as safetensors.
 */
export const unreadWeightsFile = (file: string, what: string, remedy: string): Problem => ({
  code: 'unread-weights-file',
  message: `${file} is ${printable(what)}, which is not read. ${remedy}`,
});
