import { nearest } from './nearest.js';
import { named, printable } from './printable.js';
import type { Problem } from './problem.js';

/**
 * A file that is not the weights file it should be: its `kind`, and `what` is wrong with it, in words.
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

/**
 * A page's `weights` name nothing that is known or there.
 *
 * @example No weights "zoo/synthetic-face": neither a URL, nor a name in the catalogue, nor a file that is there.
 * Did you mean "zoo/synthetic-faces"?
 */
export const weightsNotFound = (source: string, names: readonly string[]): Problem => {
  const guess = nearest(source, names);
  const remedy = guess ? `Did you mean "${guess}"?` : `The catalogue has ${names.join(', ')}.`;
  return {
    code: 'weights-not-found',
    message: `No weights "${source}": neither a URL, nor a name in the catalogue, nor a file that is there. ${remedy}`,
  };
};

/**
 * Weights that are not on this machine and could not be fetched; `must` is what their file must be, in words.
 *
 * @example The weights "https://example.org/a.onnx" are not on this machine, and https://example.org/a.onnx cannot
 * be fetched: no answer. Try again, or fetch them elsewhere and put the file at
 * ~/.cache/zoo/weights/a.onnx.
 */
export const weightsNotHere = (
  source: string,
  url: string,
  why: string,
  file: string,
  must: string,
): Problem => ({
  code: 'weights-not-here',
  message: `The weights "${source}" are not on this machine, and ${url} cannot be fetched: ${why}. Try again, or fetch them elsewhere and put the file at ${file}${must}.`,
});

/**
 * Weights that a plan must read and that were never fetched.
 *
 * @example The file of "https://example.org/a.onnx" is not on this machine, and the plan must read it. Fetch it by
 * "zoo weights fetch https://example.org/a.onnx", or say in "widths" how many numbers each output has.
 */
export const weightsNotFetched = (source: string): Problem => ({
  code: 'weights-not-fetched',
  message: `The file of "${source}" is not on this machine, and the plan must read it. Fetch it by "zoo weights fetch ${source}", or say in "widths" how many numbers each output has.`,
});

/**
 * A weights file is not the one that the catalogue, the page's pin or the run's record says.
 *
 * @example The weights "zoo/synthetic-faces" are not what they should be: synthetic-faces.safetensors has sha256
 * 1b2c, and the catalogue says 9f8e. The file is damaged or another one: delete it to have it fetched again, or
 * correct who is wrong.
 */
export const weightsChanged = (
  source: string,
  file: string,
  kind: 'sha256' | 'git',
  expected: string,
  found: string,
  from: string,
): Problem => ({
  code: 'weights-changed',
  message: `The weights "${source}" are not what they should be: ${file} has ${hashNames[kind]} ${found}, and ${from} says ${expected}. The file is damaged or another one: delete it to have it fetched again, or correct who is wrong.`,
});

const hashNames = { sha256: 'sha256', git: 'git blob id' };

/**
 * What is behind the `#` of a URL, a path or a name is no hash that a file can be held against.
 *
 * @example "https://example.org/a.onnx#sha256=12": #sha256= takes the first 8 to 64 digits of a sha256, in small
 * hexadecimal.
 */
export const badPin = (source: string, kind: string): Problem => {
  const [sha256, git] = [
    '#sha256= takes the first 8 to 64 digits of a sha256',
    '#git= takes the 40 digits of a git blob id',
  ];
  const takes = { sha256, git }[kind] ?? `#${kind}= is no pin; ${sha256}, ${git}`;
  return { code: 'bad-weights-pin', message: `"${source}": ${takes}, in small hexadecimal.` };
};

/**
 * Weights are fetched only where nobody on the way can change them.
 *
 * @example http://example.org/a.onnx is not fetched: only https is, and http from this machine itself.
 */
export const notSecure = (url: string): Problem => ({
  code: 'not-secure',
  message: `${url} is not fetched: only https is, and http from this machine itself.`,
});

/**
 * A download that is stopped before it fills the disk.
 *
 * @example https://example.org/a.onnx is larger than 4 GB, the most that is fetched. Fetch it by hand if it is
 * right, and give its path.
 */
export const tooLarge = (url: string, most: number): Problem => ({
  code: 'weights-too-large',
  message: `${url} is larger than ${(most / 1e9).toFixed(1)} GB, the most that is fetched. Fetch it by hand if it is right, and give its path.`,
});

/**
 * Two processes never write one file.
 *
 * @example Another zoo (process 4711) is fetching "https://example.org/a.onnx" at this moment: wait for it, and
 * run this again.
 */
export const fetchGoingOn = (source: string, pid: number): Problem => ({
  code: 'fetch-going-on',
  message: `Another zoo (process ${pid}) is fetching "${source}" at this moment: wait for it, and run this again.`,
});

/**
 * `zoo/weights/catalogue.json`, which lists the weights that have a name, is damaged.
 *
 * @example catalogue.json is not a weights catalogue: it is no JSON.
 */
export const badCatalogue = (file: string, what: string): Problem => ({
  code: 'bad-weights-catalogue',
  message: `${file} is not a weights catalogue: ${what}.`,
});

/**
 * Weights that do not fit the network: names it needs and are missing, or shapes that differ.
 *
 * @example The weights "vgaf.safetensors" are not this network's: stem.conv.weight is missing. Check the
 * backbone's type, variant, outputs and classes; "zoo weights inspect vgaf.safetensors" lists what is in the file.
 */
export const weightsDoNotFit = (
  source: string,
  missing: readonly string[],
  misshapen: readonly string[],
): Problem => {
  const said = [
    missing.length > 0 ? `it lacks ${named(missing, 4)}` : '',
    misshapen.length > 0 ? `other shapes: ${named(misshapen, 4)}` : '',
  ].filter((part) => part !== '');
  return {
    code: 'weights-do-not-fit',
    message: `The weights "${source}" are not this network's: ${said.join('; ')}. Check the backbone's type, variant, outputs and classes; "zoo weights inspect ${source}" lists what is in the file.`,
  };
};

/**
 * `zoo weights import` was given what needs no import.
 *
 * @example vgaf.safetensors has the zoo's names and layout already: name it in a page as it is.
 */
export const alreadyOurs = (source: string): Problem => ({
  code: 'already-imported',
  message: `${source} has the zoo's names and layout already: name it in a page as it is.`,
});

/**
 * `zoo weights import` turns files whose names a mapping knows, and none knows these. The names in an ONNX file are
 * often lost when it is written.
 *
 * @example No mapping knows the names in model.pt. There are timm-efficientnet-b0, hsemotion; --as takes one of
 * them all the same, and "zoo weights inspect" shows what is in the file.
 */
export const noMapping = (source: string, names: readonly string[], format: string): Problem => ({
  code: 'no-mapping',
  message: `No mapping knows the names in ${source}. There are ${names.join(', ')}; --as takes one of them all the same, and "zoo weights inspect" shows what is in the file.${format === 'ONNX' ? ' As a backbone of type "onnx" it runs as it is.' : ''}`,
});

/**
 * `--as` names no mapping.
 *
 * @example There is no mapping "timm-efficientnet". Did you mean "timm-efficientnet-b0"?
 */
export const unknownMapping = (name: string, names: readonly string[]): Problem => {
  const guess = nearest(name, names);
  return {
    code: 'unknown-mapping',
    message: `There is no mapping "${name}". ${guess ? `Did you mean "${guess}"?` : `There are ${names.join(', ')}.`}`,
  };
};

/**
 * The mapping that was asked for knows nothing in the file.
 *
 * @example No array of model.pt has a name and shape that torchvision-vgg16 knows. "zoo weights inspect" shows
 * what is in the file.
 */
export const nothingMapped = (source: string, mapping: string): Problem => ({
  code: 'nothing-mapped',
  message: `No array of ${source} has a name and shape that ${mapping} knows. "zoo weights inspect" shows what is in the file.`,
});

/**
 * Arrays of a foreign file that were not taken.
 *
 * @example classifier.weight, classifier.bias: the network has no such array.
 */
export const leftBehind = (names: readonly string[], why: string): Problem => ({
  code: 'weights-left-behind',
  message: `${named(names)}: ${why}.`,
});
