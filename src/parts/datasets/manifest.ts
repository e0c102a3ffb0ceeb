import { isAbsolute, join } from 'node:path';
import { type BoxColumns, boxOf } from '../../data/box.js';
import { type Division, divide, divisionText } from '../../data/division.js';
import { createGathering, type Gathering } from '../../data/gathering.js';
import { type LabelReader, labelReaders, missingColumns } from '../../data/label-columns.js';
import { isPresent } from '../../data/present.js';
import {
  divisionOfOneTable,
  keyNeeded,
  oneTableOrSeveral,
  sequenceAndPosition,
} from '../../errors/data-tables.js';
import { ZooError } from '../../errors/problem.js';
import { unreadableTable } from '../../errors/text-tables.js';
import { type ManifestOptions, schema } from '../../generated/datasets/manifest.js';
import {
  type BoundDataset,
  type DatasetContext,
  defineDataset,
  type Row,
  type Split,
  type Table,
} from '../../part.js';
import type { Fields } from '../../tables/fields.js';
import { type Record, readManyRecords } from '../../tables/records.js';

/**
 * A folder of images and a table of their labels, from the user or for drawn faces. The page maps columns to label
 * spaces and values to labels; nothing is guessed. Rows without any label are left out and counted (test rows are
 * kept). Bad rows are reported by file and line; so are bad labels, which are dropped from their row. Throws if a
 * table or column is missing, or if more rows are bad than `tolerance` allows.
 */
export default defineDataset({
  name: 'manifest',
  schema,
  bind: (options) => ({
    terms: options.terms,
    labels: Object.keys(options.labels),
    sequences: options.sequence !== undefined,
    expected: expectedOf(options),
    read: async (context) => {
      const { root, synthetic } = options;
      if (!synthetic) return readTables(options, context);
      return readTables({ ...options, root: await context.drawFaces(root, synthetic) }, context);
    },
  }),
});

/** Rows of drawn faces, if the options determine them. */
function expectedOf({ synthetic, split }: ManifestOptions): BoundDataset['expected'] {
  if (!synthetic || typeof split === 'string') return synthetic;
  const all = synthetic.train + synthetic.validation;
  const share = (of: number): number => Math.round(of * all);
  const validation = share(split.validation);
  return { train: all - validation - share(split.test ?? 0), validation };
}

async function readTables(options: ManifestOptions, context: DatasetContext): Promise<Table> {
  if ((options.file === undefined) === (options.files === undefined)) throw new ZooError(oneTableOrSeveral());
  if ((options.sequence === undefined) !== (options.position === undefined))
    throw new ZooError(sequenceAndPosition());
  if (options.image === false && options.key === undefined) throw new ZooError(keyNeeded());
  const division = divisionOf(options);
  if (division && options.files) throw new ZooError(divisionOfOneTable());
  const strata = new Map<string, string>();
  const gathering = createGathering({
    divide: division && ((rows) => divide(rows, division, (key) => strata.get(key) ?? '')),
    unlabeled: context.unlabeled,
  });
  const labels = Object.entries(labelReaders(options.labels, context.labels, options.missing));
  const splits = new Map<string, Split | 'none'>([...SPLITS, ...Object.entries(options.splits)]);
  for (const [split, name] of Object.entries(options.files ?? { '': options.file! })) {
    const file = join(options.root, name);
    const known = division ? 'train' : split === '' ? null : (split as Split);
    await readTable(gathering, file, known, { options, division, labels, splits, strata });
  }
  return { ...gathering.table(), ...(division && { division: divisionText(division) }) };
}

/** The splits that need no entry in the page. */
const SPLITS = (['train', 'validation', 'test'] as const).map((split) => [split, split] as const);

/** How the page splits rows, if it does; rows of one group stay together. */
function divisionOf({ split, group }: ManifestOptions): Division | undefined {
  if (typeof split === 'string') return undefined;
  return { ...(group !== undefined && { by: group }), ...split };
}

interface How {
  readonly options: ManifestOptions;
  readonly division: Division | undefined;
  readonly labels: readonly (readonly [space: string, read: LabelReader])[];
  readonly splits: ReadonlyMap<string, Split | 'none'>;
  /** The stratum by key: filled while rows are read. */
  readonly strata: Map<string, string>;
}

/** Reads the rows of one table; `split` is null if a column gives it. */
async function readTable(gathering: Gathering, file: string, split: Split | null, how: How): Promise<void> {
  if (!(await isPresent(file))) throw new ZooError(unreadableTable(file, 'there is no such file'));
  let first = true;
  for await (const records of readManyRecords(file)) {
    for (const record of records) {
      if (first && 'fields' in record && !/\.(jsonl|ndjson)$/i.test(file)) {
        checkColumns(file, split, how, [...record.fields.keys()]);
      }
      first = false;
      const wrong: string[] = [];
      const row = 'why' in record ? record.why : readRow(record, split, how, wrong);
      if (row === null) gathering.leaveOut(null, 'rows whose split the page maps to none');
      else gathering.add(row, file, record.line, wrong);
    }
  }
  gathering.settle(
    how.options.tolerance,
    file,
    'a header line and one line per row, or one JSON object per line',
  );
}

/** The header determines the columns of csv and tsv; a JSON object may omit missing values. */
function checkColumns(
  file: string,
  split: Split | null,
  { options, division }: How,
  there: readonly string[],
): void {
  const labels = Object.values(options.labels).flatMap(({ column, columns }) => columns ?? column ?? []);
  const wanted = [
    options.image,
    options.key,
    options.group,
    options.sequence,
    options.position,
    split === null ? options.split : undefined,
    division?.by,
    division?.stratify,
    ...(options.box?.columns ?? []),
    ...labels,
  ];
  const names = new Set(wanted.filter((column) => typeof column === 'string'));
  const problems = missingColumns(file, [...names], there);
  if (problems.length > 0) throw new ZooError(problems);
}

/** A row; null if the page leaves out its split; or the problem with it. `wrong` receives the problems with its labels. */
function readRow(
  { fields, line }: Record,
  split: Split | null,
  { options, division, labels, splits, strata }: How,
  wrong: string[],
): Row | null | string {
  const text = (column: string) => fields.trimmed(column);
  const into = split ?? splits.get(text(options.split as string));
  if (into === 'none') return null;
  if (into === undefined) {
    return `${options.split} is "${text(options.split as string)}", which is not a split (train, validation, test) and not in the page's data.splits`;
  }
  const name = options.image === false ? null : text(options.image);
  if (name === '') return `has no ${options.image}`;
  const image = name === null ? null : `${options.prefix ?? ''}${name}${options.suffix ?? ''}`;
  const key = typeof options.key === 'string' ? text(options.key) : (image ?? String(line));
  if (key === '') return `has no ${options.key}`;
  const group = text(division?.by ?? options.group ?? '');
  const frame = frameOf(options, text);
  if (typeof frame === 'string') return frame;
  const box = options.box && boxOf(options.box as BoxColumns, text);
  if (typeof box === 'string') return box;
  if (division?.stratify !== undefined && !strata.has(key)) strata.set(key, text(division.stratify));
  const row: { -readonly [name in keyof Row]: Row[name] } = {
    key,
    image: image && (isAbsolute(image) ? image : join(options.root, options.images, image)),
    split: into,
    labels: readLabels(fields, labels, wrong),
  };
  if (group !== '') row.group = group; // conditional spreads take longer than everything else here
  if (box) row.box = box;
  return frame ? Object.assign(row, frame) : row;
}

/** The sequence and frame of a row, or the problem with its number; undefined if the row has no sequence. */
function frameOf(
  { sequence, position }: ManifestOptions,
  text: (column: string) => string,
): Pick<Row, 'sequence' | 'position'> | string | undefined {
  const name = sequence === undefined ? '' : text(sequence);
  if (name === '') return undefined;
  const number = text(position!);
  return /^\d{1,15}$/.test(number)
    ? { sequence: name, position: Number(number) }
    : `${position} is "${number}"; expected the number of a frame, 0 or more`;
}

function readLabels(fields: Fields, labels: How['labels'], wrong: string[]): Row['labels'] {
  const taken: { [space: string]: Float32Array } = {};
  for (const [space, read] of labels) {
    const { label, wrong: faults } = read(fields);
    if (label) taken[space] = label;
    if (faults) wrong.push(...faults);
  }
  return taken;
}
