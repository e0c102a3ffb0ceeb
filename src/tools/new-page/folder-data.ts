import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type ClassFolder, classFolders } from '../../data/class-folders.js';
import type { LabelSpace } from '../../part.js';
import type { Surroundings } from '../../run/surroundings.js';
import { word } from '../../zoo/template.js';
import type { NewData } from './data.js';
import { spaceName } from './labels.js';
import { imageSide, networkFor } from './model.js';

/** Usual names for the folders of splits. */
const SPLITS: { readonly [split: string]: readonly string[] } = {
  train: ['train', 'training', 'Train', 'Training'],
  validation: ['validation', 'val', 'valid', 'dev', 'Validation', 'Val'],
  test: ['test', 'testing', 'Test'],
};

/** A folder of images sorted into classes, or into splits and then classes; undefined if it is neither. */
export async function folderData(root: string, context: Surroundings): Promise<NewData | undefined> {
  const splits = splitFolders(root);
  const places = splits ? Object.values(splits).map((folder) => join(root, folder)) : [root];
  const found = (await Promise.all(places.map(classFolders))).flat();
  const filled = found.filter(({ images }) => images.length > 0);
  const names = [...new Set(filled.map(({ name }) => name))].sort();
  const direct = filled.filter(({ images }) => images.some((path) => !path.includes('/')));
  if (names.length < 2 || direct.length * 2 < filled.length) return undefined; // any folder contains images somewhere
  const name = spaceName(basename(resolve(root)));
  const space: LabelSpace = { name, kind: 'classes', names };
  const rows = filled.reduce((sum, { images }) => sum + images.length, 0);
  const first = filled[0]!;
  const side = await imageSide(
    join(places.find((place) => existsSync(join(place, first.name)))!, first.name, first.images[0]!),
  );
  const split = splits
    ? `folders: { ${Object.entries(splits)
        .map(([part, folder]) => `${part}: ${word(folder)}`)
        .join(', ')} }`
    : 'split: { validation: 0.2 }';
  return {
    names: [name],
    all: true,
    chosen: (_, { backbone }) => ({
      data: ['type: image-folder', `root: ${word(root)}`, `labels: ${name}`, split],
      own: [space],
      predict: [space],
      model: networkFor(backbone, { rows, predict: [space], ...(side !== undefined && { side }) }, context),
      said: saidOf(filled, rows, names, splits !== undefined),
    }),
  };
}

/**
 * The folders of the splits; a run needs validation images, so the test folder is used if there is no validation
 * folder.
 */
function splitFolders(root: string): { readonly [split: string]: string } | undefined {
  const found = Object.fromEntries(
    Object.entries(SPLITS).flatMap(([split, names]) => {
      const folder = names.find((name) => existsSync(join(root, name)));
      return folder === undefined ? [] : [[split, folder] as const];
    }),
  );
  const { train, validation, test } = found;
  if (train === undefined) return undefined;
  if (validation !== undefined) return found;
  return test === undefined ? undefined : { train, validation: test };
}

function saidOf(
  folders: readonly ClassFolder[],
  rows: number,
  names: readonly string[],
  hasSplits: boolean,
): readonly string[] {
  const counts = names.map((name) => {
    const own = folders.filter((folder) => folder.name === name);
    return `${name} ${own.reduce((sum, { images }) => sum + images.length, 0)}`;
  });
  const shown = counts.length > 12 ? [...counts.slice(0, 10), `${counts.length - 10} more`] : counts;
  const others = folders.reduce((sum, folder) => sum + folder.others, 0);
  return [
    `${rows} images in a folder for each class: ${shown.join(', ')}`,
    ...(others > 0
      ? [
          `left out, because they are not images that can be read: ${others} ${others === 1 ? 'file' : 'files'}`,
        ]
      : []),
    hasSplits
      ? 'training and validation images are in separate folders'
      : 'split: 20 % of each class for validation, at random (seed 1)',
  ];
}
