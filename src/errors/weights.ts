import { nearest } from './nearest.js';
import type { Problem } from './problem.js';

/** A file that is not the safetensors file it should be; `what` is wrong with it, in words. */
export const badSafetensors = (file: string, what: string): Problem => ({
  code: 'bad-weights-file',
  message: `${file} is not a sound safetensors file: ${what}. Fetch or write it again.`,
});

export const weightsNotFound = (source: string, names: readonly string[]): Problem => {
  const guess = nearest(source, names);
  const remedy = guess ? `Did you mean "${guess}"?` : `The catalogue has ${names.join(', ')}.`;
  return {
    code: 'weights-not-found',
    message: `No weights "${source}": neither a name in the catalogue nor a .safetensors file that is there. ${remedy}`,
  };
};

/** Weights that the catalogue knows of but may not ship: `bring` says how to get them, `file` where it is looked for. */
export const weightsToBring = (source: string, bring: string, file: string): Problem => ({
  code: 'weights-to-bring',
  message: `The weights "${source}" do not come with this package. ${bring} Put the result at ${file}.`,
});

export const weightsChanged = (file: string, expected: string, found: string): Problem => ({
  code: 'weights-changed',
  message: `${file} has sha256 ${found}, but the catalogue says ${expected}: the file is damaged or another one. Fetch it again.`,
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
  const some = (list: readonly string[]): string =>
    list.length > 4 ? `${list.slice(0, 4).join(', ')} and ${list.length - 4} more` : list.join(', ');
  const said = [
    missing.length > 0 ? `it lacks ${some(missing)}` : '',
    misshapen.length > 0 ? `other shapes: ${some(misshapen)}` : '',
  ].filter((part) => part !== '');
  return {
    code: 'weights-do-not-fit',
    message: `The weights "${source}" are not this network's: ${said.join('; ')}. Check the backbone's type, variant, outputs and classes.`,
  };
};
