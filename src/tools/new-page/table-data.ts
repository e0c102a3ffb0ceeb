import { basename, dirname } from 'node:path';
import * as say from '../../errors/new-page.js';
import { ZooError } from '../../errors/problem.js';
import type { Surroundings } from '../../run/surroundings.js';
import { word } from '../../zoo/template.js';
import type { Chosen, NewData, Wish } from './data.js';
import { type TableLabels, tableLabels } from './labels.js';
import { imageSide, networkFor, vectorNetwork } from './model.js';
import type { TableFacts } from './table.js';
import { vectorsOf } from './vectors.js';

/** What a page can predict from a table of images or of vectors. */
export async function tableData(table: TableFacts, context: Surroundings): Promise<NewData> {
  const { candidates: names } = table;
  const side = table.image && (await imageSide(table.image.example));
  return {
    names,
    all: names.length === 1 && table.image !== undefined,
    chosen: (picked, wish) => chosen(table, picked, wish, side, context),
  };
}

function chosen(
  table: TableFacts,
  picked: readonly string[],
  wish: Wish,
  side: number | undefined,
  context: Surroundings,
): Chosen {
  const unknown = wish.classes.filter((name) => !picked.includes(name));
  if (unknown.length > 0) throw new ZooError(unknown.map((name) => say.classesNotPredicted(name, picked)));
  const columns = picked.map((name) => table.columns.get(name)!);
  const labels = tableLabels(columns, wish.classes);
  const own = labels.map(({ space }) => space);
  const split = splitLine(table, labels);
  const vectors = table.image ? undefined : vectorsOf(table, picked);
  const model = vectors
    ? vectorNetwork(vectors.backbone, table.rows, vectors.said)
    : networkFor(
        wish.backbone,
        { rows: table.rows, predict: own, ...(side !== undefined && { side }) },
        context,
      );
  const data = dataLines(table, labels, split.line);
  const said = [...labels.map((each) => each.said), ...split.said, ...table.said];
  return { data, own, predict: own, model, said };
}

/** How rows are split: by a column, or at random, stratified if a single column of classes is predicted. */
function splitLine(
  { split, group }: TableFacts,
  labels: readonly TableLabels[],
): { readonly line: string; readonly said: readonly string[] } {
  if (split) return { line: `split: ${word(split.column)}`, said: [] };
  const classes = labels.filter(({ space }) => space.kind === 'classes');
  const column = /column: ([^,]+?)[,} ]/.exec(classes[0]?.where ?? '')?.[1];
  const stratify = classes.length === 1 && group === undefined ? column : undefined;
  const line = `split: { validation: 0.2${stratify === undefined ? '' : `, stratify: ${stratify}`} }`;
  const alike = stratify === undefined ? '' : `, of each ${stratify}`;
  return { line, said: [`split: 20 % of the rows for validation${alike}, at random (seed 1)`] };
}

function dataLines(
  { file, image, split, group, box }: TableFacts,
  labels: readonly TableLabels[],
  splitting: string,
): readonly string[] {
  const renamed = [...(split?.meanings ?? [])].map(([from, to]) => `${word(from)}: ${to}`);
  const boxed = box && [...box.columns.map(word)].join(', ');
  return [
    'type: manifest',
    `root: ${word(dirname(file))}`,
    `file: ${word(basename(file))}`,
    splitting,
    ...(renamed.length > 0 ? [`splits: { ${renamed.join(', ')} }`] : []),
    ...(image
      ? [`image: ${word(image.column)}`]
      : ['image: false', 'key: false # rows are named by their line']),
    ...(image && image.images !== '.' ? [`images: ${word(image.images)}`] : []),
    ...(image && image.suffix !== '' ? [`suffix: ${word(image.suffix)}`] : []),
    ...(group === undefined ? [] : [`group: ${word(group)}`]),
    ...(box ? [`box: { columns: [${boxed}]${box.corners ? ', corners: true' : ''} }`] : []),
    'labels:',
    ...labels.map(({ space, where }) => `  ${space.name}: ${where}`),
  ];
}
