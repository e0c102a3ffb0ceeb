import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as say from '../../errors/new-page.js';
import { ZooError } from '../../errors/problem.js';
import type { LabelSpace, PartSchema } from '../../part.js';
import type { Registry } from '../../registry.js';
import { word } from '../../zoo/template.js';
import { candidates, type TableFacts, type TableLabels, tableFacts, tableLabels } from './table-labels.js';

/** Where a new page's labels come from, what of them can be predicted, and what the page says of it. */
export interface NewData {
  readonly size: number;
  /** Names of what can be predicted: label spaces, or columns of a table. */
  readonly names: readonly string[];
  /** True where all of them are predicted as a rule. */
  readonly all: boolean;
  chosen(names: readonly string[]): {
    readonly data: readonly string[];
    readonly own: readonly LabelSpace[];
    readonly predict: readonly LabelSpace[];
  };
}

type Spaces = { readonly [name: string]: LabelSpace };

const TABLE = /\.(csv|tsv|jsonl|ndjson)$/i;

/** What is drawn where no data is given: the same faces as in the demos of the zoo, so what is drawn serves both. */
const FACES = [
  'type: s-aff-wild2',
  'root: "${cache:synthetic-faces}"',
  'synthetic: { seed: 1, train: 2400, validation: 800 } # drawn faces, made on demand',
];

/** The data sets that a page needs to tell nothing but where they are. */
const plainDatasets = (registry: Registry): readonly string[] =>
  registry.names('datasets').filter((name) => {
    const { required = [] } = registry.get('datasets', name)!.schema as { required?: readonly string[] };
    return required.every((option) => option === 'type' || option === 'root');
  });

/**
 * Looks at the data: a table, the folder of a known data set, or nothing (drawn faces). Throws a ZooError where it is
 * not there, or cannot be told.
 */
export async function lookAtData(
  path: string | undefined,
  dataset: string | undefined,
  registry: Registry,
  spaces: Spaces,
): Promise<NewData> {
  const known = plainDatasets(registry);
  if (dataset !== undefined && !known.includes(dataset))
    throw new ZooError(say.unknownDataset(dataset, known));
  if (path === undefined) return labelled(registry, 's-aff-wild2', FACES, 112, spaces);
  const table = dataset === undefined ? tableAt(path) : undefined;
  if (table !== undefined) return tabled(await tableFacts(table));
  const type = dataset ?? (isAffWild2(path) ? 's-aff-wild2' : undefined);
  if (type === undefined) throw new ZooError(say.whichDataset(path, known));
  return labelled(registry, type, [`type: ${type}`, `root: ${word(path)}`], 224, spaces);
}

/** The table at a path: itself, or the only one in a folder. */
function tableAt(path: string): string | undefined {
  if (!existsSync(path)) throw new ZooError(say.noSuchData(path));
  if (!statSync(path).isDirectory()) return path;
  const tables = readdirSync(path).filter((file) => TABLE.test(file));
  return tables.length === 1 ? join(path, tables[0]!) : undefined;
}

/** Whether a folder is laid out as s-Aff-Wild2 is. */
export const isAffWild2 = (folder: string): boolean =>
  existsSync(join(folder, 'training_set_annotations.txt'));

function labelled(
  registry: Registry,
  type: string,
  data: readonly string[],
  size: number,
  spaces: Spaces,
): NewData {
  const { schema } = registry.get('datasets', type)!;
  const { labels: names } = registry.bind('datasets', { ...defaultsOf(schema), type });
  const chosen = (picked: readonly string[]) => ({
    data,
    own: [],
    predict: picked.map((name) => spaces[name]!),
  });
  return { size, names, all: true, chosen };
}

function defaultsOf({ properties = {} }: PartSchema): object {
  const options = Object.entries(properties as { readonly [option: string]: { readonly default?: unknown } });
  return Object.fromEntries(options.map(([option, { default: filled }]) => [option, filled]));
}

function tabled(table: TableFacts): NewData {
  const chosen = (columns: readonly string[]) => {
    const labels = tableLabels(table, columns);
    const own = labels.map(({ space }) => space);
    return { data: tableLines(table, labels), own, predict: own };
  };
  const names = candidates(table);
  return { size: 224, names, all: names.length === 1, chosen };
}

function tableLines({ file, image, split, splits }: TableFacts, labels: readonly TableLabels[]): string[] {
  const renamed = [...splits].map(([from, to]) => `${word(from)}: ${to}`);
  return [
    'type: manifest',
    `root: ${word(dirname(file))}`,
    `file: ${word(basename(file))}`,
    `split: ${word(split)}`,
    ...(renamed.length > 0 ? [`splits: { ${renamed.join(', ')} }`] : []),
    `image: ${word(image)}`,
    'labels:',
    ...labels.map(({ space: { name, kind }, columns }) => {
      const where =
        kind === 'classes' ? `column: ${word(columns[0]!)}` : `columns: [${columns.map(word).join(', ')}]`;
      return `  ${name}: { ${where} }`;
    }),
  ];
}
