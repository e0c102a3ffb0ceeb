import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { otherFaces, rootTaken } from '../errors/faces.js';
import { ZooError } from '../errors/problem.js';
import { sha256 } from '../files/hash.js';
import { MARK, type Mark, markOf, ownerOf, removeOurs } from '../files/mark.js';
import { readRegular } from '../files/read-regular.js';
import { removeEmptyFolder, removeFile } from '../files/write.js';
import { type FaceSet, type FaceSetOptions, faceSet, isVideoSet } from './options.js';

/** Incremented when the same options would draw other files: for images, and for videos. */
const EDITION = 2;
const VIDEO_EDITION = 1;
const KIND = 'faces';
/** The file with which earlier versions marked a folder of faces. */
const EARLIER_MARK = 'faces.json';

/** The content of the mark of a folder with these faces. */
export const markOfFaces = (set: FaceSet): Mark => ({
  kind: KIND,
  edition: isVideoSet(set) ? VIDEO_EDITION : EDITION,
  ...set,
});

/** The subfolder for the faces of these options; its name is a hash of the options. */
export const folderOfFaces = (root: string, options: FaceSetOptions): string =>
  join(root, `faces-${sha256(JSON.stringify(markOfFaces(faceSet(options)))).slice(0, 16)}`);

/** Whether a folder contains the faces of these options. */
export const holdsFaces = (folder: string, options: FaceSetOptions): boolean =>
  isDeepStrictEqual(markOf(folder), markOfFaces(faceSet(options)));

/** Whether a folder claims to contain drawn faces, of this version or an earlier one. */
export const areDrawn = (folder: string): boolean =>
  isFaceFolder(folder) || existsSync(join(folder, EARLIER_MARK));

/** Whether this program can prove that it drew the faces in a folder. */
export const isFaceFolder = (folder: string): boolean => markOf(folder)?.kind === KIND;

/** The lock beside a folder that is being drawn. */
export const lockBeside = (folder: string): string => join(dirname(folder), `.${basename(folder)}.lock`);

/** Throws unless a folder is absent or empty or, with `replace`, contains only drawn faces. */
export function checkFree(folder: string, replace: boolean): void {
  const owner = ownerOf(folder, KIND);
  if (owner === 'absent' || owner === 'empty') return;
  const isEarlier = owner === 'foreign' && isEarlierFolder(folder);
  if (owner === 'foreign' && !isEarlier) throw new ZooError(rootTaken(folder));
  if (!replace)
    throw new ZooError(otherFaces(folder, isEarlier ? 'by an earlier version' : 'with other options'));
  const foreign = filesIn(folder).filter((file) => ![MARK, EARLIER_MARK].includes(file) && !isFaceFile(file));
  if (foreign.length > 0) throw new ZooError(rootTaken(folder, foreign[0]));
}

/** Removes the faces in a folder, if any; other files stay, and are returned. */
export function clearFaces(folder: string): readonly string[] {
  if (isFaceFolder(folder)) return removeOurs(folder, KIND, isFaceFile);
  if (!isEarlierFolder(folder) && !isEarlierPart(folder)) return [];
  const entries = new Set(earlierEntries(folder));
  const files = filesIn(folder).filter((file) => entries.has(file.split('/')[0]!));
  const ours = files.filter(isFaceFile);
  for (const file of ours) removeFile(join(folder, file));
  const folders = new Set(ours.map(dirname));
  for (const one of [...folders, 'cropped_aligned']) if (one !== '.') removeEmptyFolder(join(folder, one));
  const left = files.filter((file) => file !== EARLIER_MARK && !isFaceFile(file));
  if (left.length === 0) removeFile(join(folder, EARLIER_MARK));
  removeEmptyFolder(folder);
  return left;
}

/**
 * Whether a folder contains the faces of an earlier version, which marked it with a file that contains exactly these
 * options. They are not reused, because that version could not tell whether a set was complete.
 */
export function isEarlierFolder(folder: string): boolean {
  try {
    const found: unknown = JSON.parse(readRegular(join(folder, EARLIER_MARK)).toString());
    const expected = ['edition', ...Object.keys(faceSet({ seed: 0, train: 1, validation: 1 }))];
    return (
      typeof found === 'object' &&
      found !== null &&
      isDeepStrictEqual(Object.keys(found).sort(), expected.sort())
    );
  } catch {
    return false; // the file is missing, or belongs to another program
  }
}

/**
 * Whether a folder is the unfinished drawing of an earlier version that was killed: by its name, and the names of all
 * its files.
 */
export const isEarlierPart = (folder: string): boolean =>
  /^\.faces-[0-9a-f]{12}$/.test(basename(folder)) &&
  filesIn(folder).every((file) => file === EARLIER_MARK || isFaceFile(file));

/** The entries of an earlier version's folder that belong to it. */
export const earlierEntries = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name === EARLIER_MARK || TOP.test(name));

const TOP = /^((training|validation)_set_annotations\.txt|cropped_aligned)$/;

/** The files that drawing writes, by path inside a folder of faces: for unordered images, and for videos. */
const FILES = [
  /^(training|validation)_set_annotations\.txt$/,
  /^cropped_aligned\/(train|validation)-\d{4,}(_left|_right)?\/\d{5}\.jpg$/,
  /^(VA_Estimation|EXPR_Classification|AU_Detection)_Challenge\/(Train|Validation)_Set\/(train|validation)-\d{4,}(_left|_right)?\.txt$/,
  /^audio\/(train|validation)-\d{4,}\.wav$/,
  /^frames_fps\.csv$/,
  /^attributes\.csv$/,
];
const isFaceFile = (path: string): boolean => FILES.some((pattern) => pattern.test(path));

/** Files and links in a folder, by path inside it, with slashes. */
function filesIn(folder: string, inside = ''): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesIn(join(folder, entry.name), `${inside}${entry.name}/`)
      : [`${inside}${entry.name}`],
  );
}
