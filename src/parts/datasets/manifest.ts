import { isAbsolute, join } from 'node:path';
import { createGathering, type Gathering } from '../../data/gathering.js';
import { type LabelField, type LabelReader, labelReaders, missingColumns } from '../../data/label-columns.js';
import { isPresent } from '../../data/present.js';
import { keyNeeded, oneTableOrSeveral } from '../../errors/data-tables.js';
import { ZooError } from '../../errors/problem.js';
import { unreadableTable } from '../../errors/text-tables.js';
import { type ManifestOptions, schema } from '../../generated/datasets/manifest.js';
import { defineDataset, type Row, type Split } from '../../part.js';
import { type Record, readRecords } from '../../tables/records.js';

/**
 * A folder of images and a table of their labels. The page says which columns hold the labels of which label space, and
 * what their values mean; nothing is guessed. Rows without any label are left out and counted (test rows stay); bad ones
 * are named by file and line. Throws where a table or column is not there, or more rows are bad than `tolerance`.
 */
export default defineDataset({
  name: 'manifest',
  schema,
  bind: (options) => ({
    labels: Object.keys(options.labels),
    read: async (context) => {
      if ((options.file === undefined) === (options.files === undefined))
        throw new ZooError(oneTableOrSeveral());
      if (options.image === false && options.key === undefined) throw new ZooError(keyNeeded());
      const labels = labelReaders(options.labels, context.labels);
      const missing = new Set(['', ...options.missing.map(String)]);
      const gathering = createGathering();
      for (const [split, name] of Object.entries(options.files ?? { '': options.file! })) {
        const file = join(options.root, name);
        const how = { options, labels, missing };
        await readTable(gathering, file, split === '' ? null : (split as Split), how);
      }
      return gathering.table();
    },
  }),
});

interface How {
  readonly options: ManifestOptions;
  readonly labels: { readonly [space: string]: LabelReader };
  /** Texts that mean that there is no label. */
  readonly missing: ReadonlySet<string>;
}

/** Gathers the rows of one table; `split` is null where a column names it. */
async function readTable(gathering: Gathering, file: string, split: Split | null, how: How): Promise<void> {
  if (!(await isPresent(file))) throw new ZooError(unreadableTable(file, 'there is no such file'));
  let first = true;
  for await (const record of readRecords(file)) {
    if (first && 'fields' in record && !/\.(jsonl|ndjson)$/i.test(file)) {
      checkColumns(file, split, how.options, [...record.fields.keys()]);
    }
    first = false;
    const row = 'why' in record ? record.why : readRow(record, split, how);
    if (row === null) gathering.leaveOut(null, 'rows whose split the page maps to none');
    else gathering.add(row, `${file}:${record.line}`);
  }
  gathering.settle(
    how.options.tolerance,
    file,
    'a header line and one line per row, or one JSON object per line',
  );
}

/** Columns of csv and tsv are known from the header; a JSON object may leave out what it does not have. */
function checkColumns(
  file: string,
  split: Split | null,
  options: ManifestOptions,
  there: readonly string[],
): void {
  const labels = Object.values(options.labels).flatMap(({ column, columns }) => columns ?? column ?? []);
  const wanted = [
    options.image,
    options.key,
    options.group,
    split === null ? options.split : undefined,
    ...labels,
  ];
  const problems = missingColumns(
    file,
    wanted.filter((column) => typeof column === 'string'),
    there,
  );
  if (problems.length > 0) throw new ZooError(problems);
}

/** A row; null where the page leaves its split out; or what is wrong with it. */
function readRow(
  { fields }: Record,
  split: Split | null,
  { options, labels, missing }: How,
): Row | null | string {
  const text = (column: string) => fields.get(column)?.trim() ?? '';
  const into = split ?? splitOf(text(options.split), options);
  if (into === 'none') return null;
  if (into === undefined) {
    return `${options.split} is "${text(options.split)}", which is no split (train, validation, test) and not in the page's data.splits`;
  }
  const image = options.image === false ? null : text(options.image);
  if (image === '') return `has no ${options.image}`;
  const key = options.key === undefined ? image! : text(options.key);
  if (key === '') return `has no ${options.key}`;
  const taken = readLabels((column) => (missing.has(text(column)) ? undefined : text(column)), labels);
  if (typeof taken === 'string') return taken;
  const group = options.group === undefined ? '' : text(options.group);
  return {
    key,
    image: image && (isAbsolute(image) ? image : join(options.root, options.images, image)),
    split: into,
    ...(group !== '' && { group }),
    labels: taken,
  };
}

function readLabels(field: LabelField, labels: How['labels']): Row['labels'] | string {
  const taken: { [space: string]: Float32Array } = {};
  for (const [space, read] of Object.entries(labels)) {
    const label = read(field);
    if (typeof label === 'string') return label;
    if (label) taken[space] = label;
  }
  return taken;
}

function splitOf(value: string, { splits }: ManifestOptions): Split | 'none' | undefined {
  if (Object.hasOwn(splits, value)) return splits[value];
  return value === 'train' || value === 'validation' || value === 'test' ? value : undefined;
}
