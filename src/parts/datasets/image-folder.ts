import { join } from 'node:path';
import { type ClassFolder, classFolders } from '../../data/class-folders.js';
import { type Division, divide, divisionText } from '../../data/division.js';
import { createGathering, type Gathering } from '../../data/gathering.js';
import { oneHot } from '../../data/one-hot.js';
import { isPresent } from '../../data/present.js';
import { foldersOrSplit, noClassFolders } from '../../errors/data-folders.js';
import { spaceOfKind, unknownClass, unknownSpace } from '../../errors/data-labels.js';
import { ZooError } from '../../errors/problem.js';
import { type ImageFolderOptions, schema } from '../../generated/datasets/image-folder.js';
import { type DatasetContext, defineDataset, type LabelSpace, type Split } from '../../part.js';

/**
 * A folder of images, sorted into a folder per class, whose name is the class (or is mapped to it). Subfolders of a
 * class folder are searched too; hidden files and folders are not. Files that are not images, and folders of no
 * class, are left out and counted. Throws if a folder does not exist or contains no class folders.
 */
export default defineDataset({
  name: 'image-folder',
  schema,
  bind: (options) => ({
    terms: options.terms,
    labels: [options.labels],
    read: async ({ labels }) => {
      if ((options.folders === undefined) === (options.split === undefined))
        throw new ZooError(foldersOrSplit());
      const space = spaceOf(options, labels);
      const division: Division | undefined = options.split && { ...options.split, stratify: options.labels };
      const strata = new Map<string, string>();
      const gathering = createGathering({
        divide: division && ((rows) => divide(rows, division, (key) => strata.get(key) ?? '')),
      });
      const folders = options.folders ?? { train: '.' };
      for (const [split, folder] of Object.entries(folders) as [Split, string][]) {
        const how = { options, space, split, strata };
        await readSplit(gathering, folder, how);
      }
      return { ...gathering.table(), ...(division && { division: divisionText(division) }) };
    },
  }),
});

/** The label space, which must have classes; the map must lead to some of them. */
function spaceOf({ labels, map }: ImageFolderOptions, spaces: DatasetContext['labels']): LabelSpace {
  const space = spaces[labels];
  if (!space) throw new ZooError(unknownSpace('data.labels', labels, Object.keys(spaces)));
  if (space.kind !== 'classes') throw new ZooError(spaceOfKind('data.labels', space, 'classes'));
  const unknown = Object.values(map).filter((name) => name !== 'none' && !space.names.includes(name));
  if (unknown.length > 0)
    throw new ZooError(unknown.map((name) => unknownClass('data.map', labels, name, space.names)));
  return space;
}

interface How {
  readonly options: ImageFolderOptions;
  readonly space: LabelSpace;
  readonly split: Split;
  /** The class by key: filled while folders are read. */
  readonly strata: Map<string, string>;
}

async function readSplit(gathering: Gathering, folder: string, how: How): Promise<void> {
  const { options, space, split, strata } = how;
  const root = join(options.root, folder);
  const found = (await isPresent(root, 'folder')) ? await classFolders(root) : [];
  if (found.length === 0) throw new ZooError(noClassFolders(root));
  for (const each of found) {
    const name = Object.hasOwn(options.map, each.name) ? options.map[each.name]! : each.name;
    const index = space.names.indexOf(name);
    if (index < 0) leaveOut(gathering, each, name === 'none' ? undefined : options.labels);
    else {
      for (const path of each.images) {
        const key = [...(folder === '.' ? [] : [folder]), each.name, path].join('/');
        const inner = path.lastIndexOf('/');
        const group = options.split?.by && inner >= 0 ? `${each.name}/${path.slice(0, inner)}` : undefined;
        strata.set(key, name);
        gathering.addNew({
          key,
          image: join(root, each.name, path),
          split,
          ...(group !== undefined && { group }),
          labels: { [space.name]: oneHot(space.names.length, index) },
        });
      }
    }
    gathering.leaveOut(null, 'files that are not images that can be read', each.others);
  }
}

/** Counts the images of a folder of no class; `labels` is undefined if the page maps it to no class. */
function leaveOut(gathering: Gathering, { name, images }: ClassFolder, labels: string | undefined): void {
  const why = labels === undefined ? 'which the page maps to none' : `which is not a class of ${labels}`;
  gathering.leaveOut(null, `images in the folder "${name}", ${why}`, images.length);
}
