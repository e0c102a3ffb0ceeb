import { basename, dirname } from 'node:path';
import * as say from '../../errors/new-page.js';
import { ZooError } from '../../errors/problem.js';
import { type Column, columnsOf } from './columns.js';
import { findImages, type ImagePaths } from './image-paths.js';

/** A table of labels: its columns, and the purpose of those that are not labels. */
export interface TableFacts {
  readonly file: string;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
  /** The column of image files and their location; absent: rows are vectors made of the other columns. */
  readonly image?: ImagePaths;
  /** The column of the splits, with the meaning of its values; absent: rows are split at random. */
  readonly split?: { readonly column: string; readonly meanings: ReadonlyMap<string, string> };
  /** The column of the person, video or subject. */
  readonly group?: string;
  /** The columns of a box within the image. */
  readonly box?: { readonly columns: readonly string[]; readonly corners: boolean };
  /** The columns that can be predicted. */
  readonly candidates: readonly string[];
  /** Remarks for the user about the rows. */
  readonly said: readonly string[];
}

/** Common names for the splits of a data set. */
const SPLITS: { readonly [word: string]: 'train' | 'validation' | 'test' } = {
  train: 'train',
  training: 'train',
  val: 'validation',
  valid: 'validation',
  validation: 'validation',
  dev: 'validation',
  test: 'test',
  testing: 'test',
};

/** The columns of a box: left, top, then width and height or the right and bottom edge. */
const BOXES: readonly (readonly [corners: boolean, ...columns: readonly string[]])[] = [
  [true, 'x1', 'y1', 'x2', 'y2'],
  [true, 'xmin', 'ymin', 'xmax', 'ymax'],
  [true, 'x_min', 'y_min', 'x_max', 'y_max'],
  [true, 'left', 'top', 'right', 'bottom'],
  [false, 'left', 'top', 'width', 'height'],
  [false, 'x', 'y', 'w', 'h'],
  [false, 'x', 'y', 'width', 'height'],
  [false, 'face_x', 'face_y', 'face_width', 'face_height'],
];

const GROUP =
  /^(subject|person|patient|participant|speaker|user|identity|video|group|family)([_ -]?(id|name|no|number))?$/i;
const NAME_OF_ROW = /^(|id|index|key|uuid|row|no|unnamed: 0)$/i;

/** Reads a table's columns and determines their purpose. Throws a ZooError if its images cannot be found. */
export async function tableFacts(file: string): Promise<TableFacts> {
  const { rows, columns } = await columnsOf(file);
  const names = [...columns.keys()];
  const image = findImages(dirname(file), basename(file), [...columns.values()]);
  const split = splitOf([...columns.values()]);
  const group = names.find((name) => GROUP.test(name) && columns.get(name)!.values.size > 1);
  const box = image && boxOf(names);
  const used = new Set([image?.column, split?.column, group, ...(box?.columns ?? [])]);
  const isName = (name: string): boolean => {
    const { values, empty, isCut } = columns.get(name)!;
    return NAME_OF_ROW.test(name) && (isCut || values.size + empty >= rows);
  };
  const candidates = names.filter((name) => !used.has(name) && !isName(name));
  if (candidates.length === 0) throw new ZooError(say.nothingToPredict(file, names));
  return {
    file,
    rows,
    columns,
    ...(image && { image }),
    ...(split && { split }),
    ...(group !== undefined && { group }),
    ...(box && { box }),
    candidates,
    said: [
      ...(split?.said ?? []),
      ...(group === undefined ? [] : [`rows of one ${group} stay together (column "${group}")`]),
      ...(box ? [`images are cropped to the box in ${box.columns.join(', ')}`] : []),
    ],
  };
}

/** The column that assigns rows to training, validation or test. */
function splitOf(
  columns: readonly Column[],
): { column: string; meanings: ReadonlyMap<string, string>; said: readonly string[] } | undefined {
  for (const { name, values } of columns) {
    const words = [...values.keys()];
    const meanings = words.map((word) => [word, SPLITS[word.toLowerCase()]] as const);
    const found = new Set(meanings.map(([, meaning]) => meaning));
    if (found.has(undefined) || !found.has('train') || found.size < 2) continue;
    // a run needs validation rows; if a table has only test rows, these are used
    const isTestOnly = !found.has('validation');
    const all = meanings.map(
      ([word, meaning]) => [word, isTestOnly && meaning === 'test' ? 'validation' : meaning!] as const,
    );
    const said = isTestOnly
      ? ['the test rows are used for validation, because the table has no validation rows']
      : [];
    return { column: name, meanings: new Map(all.filter(([from, to]) => from !== to)), said };
  }
  return undefined;
}

function boxOf(names: readonly string[]): TableFacts['box'] | undefined {
  const lower = new Map(names.map((name) => [name.toLowerCase(), name]));
  for (const [corners, ...columns] of BOXES)
    if (columns.every((column) => lower.has(column)))
      return { columns: columns.map((column) => lower.get(column)!), corners };
  return undefined;
}
