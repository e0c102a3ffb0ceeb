import { nearest } from './nearest.js';
import { named, printable } from './printable.js';
import type { Problem } from './problem.js';

/** A file that is not the weights file it should be: its `kind`, and `what` is wrong with it, in words. */
export const badWeightsFile = (file: string, kind: string, what: string): Problem => ({
  code: 'bad-weights-file',
  message: `${file} is not a sound ${kind}: ${printable(what)}. Fetch or write it again.`,
});

/** A pickle that wants code run: `name` is what it would call. */
export const unsafeWeightsFile = (file: string, name: string): Problem => ({
  code: 'unsafe-weights-file',
  message: `${file} asks to call ${printable(name)} when it is loaded, which weights do not need. Nothing was run. If you trust who wrote it, save model.state_dict() with torch.save there, and use that file.`,
});

export const weightsFileTooLarge = (file: string, bytes: number, largest: number): Problem => ({
  code: 'weights-file-too-large',
  message: `${file} has ${bytes} bytes; weights files of up to ${largest} are read.`,
});

/** A file that may hold weights, in a form that is not read; `remedy` is a whole sentence. */
export const unreadWeightsFile = (file: string, what: string, remedy: string): Problem => ({
  code: 'unread-weights-file',
  message: `${file} is ${printable(what)}, which is not read. ${remedy}`,
});

export const weightsNotFound = (source: string, names: readonly string[]): Problem => {
  const guess = nearest(source, names);
  const remedy = guess ? `Did you mean "${guess}"?` : `The catalogue has ${names.join(', ')}.`;
  return {
    code: 'weights-not-found',
    message: `No weights "${source}": neither a URL, nor a name in the catalogue, nor a file that is there. ${remedy}`,
  };
};

/** Weights that are not on this machine and could not be fetched; `must` is what their file must be, in words. */
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

/** Weights that a plan must read and that were never fetched. */
export const weightsNotFetched = (source: string): Problem => ({
  code: 'weights-not-fetched',
  message: `The file of "${source}" is not on this machine, and the plan must read it. Fetch it by "zoo weights fetch ${source}", or say in "widths" how many numbers each output has.`,
});

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

export const badPin = (source: string, kind: 'sha256' | 'git'): Problem => ({
  code: 'bad-weights-pin',
  message: `"${source}": ${kind === 'git' ? '#git= takes the 40 digits of a git blob id' : '#sha256= takes the first 8 to 64 digits of a sha256'}, in small hexadecimal.`,
});

export const notSecure = (url: string): Problem => ({
  code: 'not-secure',
  message: `${url} is not fetched: only https is, and http from this machine itself.`,
});

export const tooLarge = (url: string, most: number): Problem => ({
  code: 'weights-too-large',
  message: `${url} is larger than ${(most / 1e9).toFixed(1)} GB, the most that is fetched. Fetch it by hand if it is right, and give its path.`,
});

export const fetchGoingOn = (source: string, pid: number): Problem => ({
  code: 'fetch-going-on',
  message: `Another zoo (process ${pid}) is fetching "${source}" at this moment: wait for it, and run this again.`,
});

export const badCatalogue = (file: string, what: string): Problem => ({
  code: 'bad-weights-catalogue',
  message: `${file} is not a weights catalogue: ${what}.`,
});

/** Weights that do not fit the network: names it needs and are missing, or shapes that differ. */
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

export const alreadyOurs = (source: string): Problem => ({
  code: 'already-imported',
  message: `${source} has the zoo's names and layout already: name it in a page as it is.`,
});

export const noMapping = (source: string, names: readonly string[]): Problem => ({
  code: 'no-mapping',
  message: `No mapping knows the names in ${source}. There are ${names.join(', ')}; --as takes one of them all the same, and "zoo weights inspect" shows what is in the file.`,
});

export const unknownMapping = (name: string, names: readonly string[]): Problem => {
  const guess = nearest(name, names);
  return {
    code: 'unknown-mapping',
    message: `There is no mapping "${name}". ${guess ? `Did you mean "${guess}"?` : `There are ${names.join(', ')}.`}`,
  };
};

export const nothingMapped = (source: string, mapping: string): Problem => ({
  code: 'nothing-mapped',
  message: `No array of ${source} has a name and shape that ${mapping} knows. "zoo weights inspect" shows what is in the file.`,
});

/** Arrays of a foreign file that were not taken. */
export const leftBehind = (names: readonly string[], why: string): Problem => ({
  code: 'weights-left-behind',
  message: `${named(names)}: ${why}.`,
});
