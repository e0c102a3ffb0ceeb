import * as say from '../../errors/new-page.js';
import { ZooError } from '../../errors/problem.js';
import type { LabelSpace } from '../../part.js';
import { readRecords } from '../../tables/records.js';

/** A table of labels: its columns, and every value of each. */
export interface TableFacts {
  readonly file: string;
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
  /** The column of image files, and the one that tells the splits apart, with what its values mean. */
  readonly image: string;
  readonly split: string;
  readonly splits: ReadonlyMap<string, string>;
}

/** What people call the parts of a data set. */
const SPLITS: { readonly [word: string]: string } = {
  train: 'train',
  training: 'train',
  val: 'validation',
  valid: 'validation',
  validation: 'validation',
  dev: 'validation',
  test: 'test',
  testing: 'test',
};

/** More values than any column of classes has: they are not all kept. */
const MANY = 101;

const isImage = (text: string): boolean => /\.(jpe?g|png|webp|bmp|gif|tiff?)$/i.test(text);
const isSplit = (text: string): boolean => Object.hasOwn(SPLITS, text.toLowerCase());

/** Reads a table's columns. Throws a ZooError where none holds image files, or none tells training from validation. */
export async function tableFacts(file: string): Promise<TableFacts> {
  const values = await columnsOf(file);
  const names = [...values.keys()];
  const column = (fits: (text: string) => boolean): string | undefined =>
    names.find((name) => values.get(name)!.size > 0 && [...values.get(name)!].every(fits));
  const [image, split] = [column(isImage), column(isSplit)];
  if (image === undefined) throw new ZooError(say.noImageColumn(file, names));
  const meanings = [...(split === undefined ? [] : values.get(split)!)].map((word): [string, string] => [
    word,
    SPLITS[word.toLowerCase()]!,
  ]);
  const found = new Set(meanings.map(([, meaning]) => meaning));
  if (split === undefined || !found.has('train') || !found.has('validation')) {
    throw new ZooError(say.noSplitColumn(file, names));
  }
  return { file, values, image, split, splits: new Map(meanings.filter(([from, to]) => from !== to)) };
}

async function columnsOf(file: string): Promise<Map<string, Set<string>>> {
  const values = new Map<string, Set<string>>();
  try {
    for await (const record of readRecords(file)) {
      if ('why' in record) continue;
      for (const [name, text] of record.fields) {
        const seen = values.get(name) ?? new Set<string>();
        values.set(name, seen);
        if (text !== '' && seen.size < MANY) seen.add(text);
      }
    }
  } catch (error) {
    if (error instanceof ZooError) throw error;
    throw new ZooError(say.unreadableColumns(file, (error as Error).message));
  }
  if (values.size === 0) throw new ZooError(say.unreadableColumns(file, 'it has no rows'));
  return values;
}

/** The columns that may be predicted. */
export const candidates = ({ values, image, split }: TableFacts): readonly string[] =>
  [...values.keys()].filter((name) => name !== image && name !== split);

/** A label space, and the lines of a page's `data.labels` that say where it is in the table. */
export interface TableLabels {
  readonly space: LabelSpace;
  readonly columns: readonly string[];
}

/**
 * The label spaces that these columns hold: all of 0 and 1 together are one (`units`), all of numbers from -1 to 1 another
 * (`values`), and each column of names is one of its own. Throws where a column is none of these.
 */
export function tableLabels({ values }: TableFacts, columns: readonly string[]): readonly TableLabels[] {
  const kinds = columns.map((column) => kindOf(column, [...values.get(column)!]));
  const joint = (['multi-label', 'continuous'] as const).flatMap((kind) => {
    const names = columns.filter((_, i) => kinds[i] === kind);
    const name = names.length === 1 ? spaceName(names[0]!) : kind === 'multi-label' ? 'units' : 'values';
    return names.length === 0 ? [] : [{ space: { name, kind, names }, columns: names }];
  });
  const single = columns
    .filter((_, i) => kinds[i] === 'classes')
    .map((column) => ({
      space: { name: spaceName(column), kind: 'classes' as const, names: [...values.get(column)!].sort() },
      columns: [column],
    }));
  return [...joint, ...single];
}

function kindOf(column: string, values: readonly string[]): LabelSpace['kind'] {
  if (values.length === 2 && values.every((text) => /^[01](\.0*)?$/.test(text))) return 'multi-label';
  const numbers = values.map((text) => (text.trim() === '' ? Number.NaN : Number(text)));
  if (values.length > 1 && numbers.every((number) => Math.abs(number) <= 1)) return 'continuous';
  if (values.length >= 2 && values.length < MANY) return 'classes';
  const found =
    values.length < 2 ? `${values.length === 0 ? 'nothing' : 'one value'}` : 'too many different texts';
  throw new ZooError(say.unclearColumn(column, found));
}

/** A column's name as a page may write it. */
function spaceName(column: string): string {
  const name = column.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[^A-Za-z_]/, '_$&');
  return name === 'backbone' ? 'backbone-label' : name;
}
