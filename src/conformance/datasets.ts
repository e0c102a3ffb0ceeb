import { isAbsolute } from 'node:path';
import { findImpossible } from '../data/census.js';
import { labelSpaces } from '../labels.js';
import type { BoundDataset, DatasetPart, Row, Table } from '../part.js';
import type { PartOptions } from '../plan/plan.js';
import { bindTo, boundToTry } from './bound.js';
import { optionsToTry, propertiesOf } from './options.js';
import { Broken, NotMade } from './outcome.js';

const SPLITS = ['train', 'validation', 'test'];

/** The part's labels are known before it reads data; the rows of its example are valid. */
export async function checkDataset(part: DatasetPart): Promise<void> {
  if (holdsParts(part)) throw new NotMade('it contains other data sets: test it with data sets of your own');
  for (const { bound } of boundToTry(part)) {
    const labels: unknown = bound.labels;
    if (!Array.isArray(labels) || labels.some((one) => typeof one !== 'string'))
      throw new Broken('its labels are not a list of names');
  }
  const options = exampleOf(part);
  const bound = bindTo(part, options);
  expectRows(await readTable(bound), bound.labels);
}

/** Whether its options include other parts, as in a mixture. */
const holdsParts = ({ schema }: DatasetPart): boolean =>
  Object.values(propertiesOf(schema)).some((option) => {
    const each = option.additionalProperties as { readonly [keyword: string]: unknown } | undefined;
    return option['x-shelf'] !== undefined || each?.['x-shelf'] !== undefined;
  });

/** A second read of its example gives the same rows. */
export async function checkDatasetRepeats(part: DatasetPart): Promise<void> {
  const options = exampleOf(part);
  const table = await readTable(bindTo(part, options));
  if (JSON.stringify(plain(table)) !== JSON.stringify(plain(await readTable(bindTo(part, options)))))
    throw new Broken('a second read of its example gives different rows');
}

/** The options for its example. Throws `NotMade` if it has none. */
export function exampleOf(part: DatasetPart): PartOptions {
  if (!part.example) throw new NotMade('it has no example to read: give the part one with "example"');
  return optionsToTry(part)[0]!;
}

export const readTable = (bound: BoundDataset): Promise<Table> =>
  bound.read({
    labels: labelSpaces,
    drawFaces: () => Promise.reject(new Broken('its example must exist, not be drawn')),
  });

/** Rows as plain values. */
export const plain = ({ rows }: Pick<Table, 'rows'>) =>
  rows.map(({ labels, ...row }) => ({
    ...row,
    labels: Object.fromEntries(Object.entries(labels).map(([name, values]) => [name, [...values]])),
  }));

function expectRows({ rows }: Table, labels: readonly string[]): void {
  const keys = new Set<string>();
  for (const row of rows) {
    if (typeof row.key !== 'string' || row.key === '') throw new Broken('a row has no name');
    if (keys.has(row.key)) throw new Broken(`two rows are named ${row.key}`);
    keys.add(row.key);
    expectRow(row, labels);
  }
  if (!rows.some(({ split }) => split === 'train')) throw new Broken('its example has no row to train on');
  const spaces = labels.flatMap((name) => labelSpaces[name] ?? []);
  const [impossible] = findImpossible(rows, spaces);
  if (impossible) throw new Broken(`a row has impossible labels: ${JSON.stringify(impossible)}`);
}

function expectRow({ key, image, split, labels: own }: Row, labels: readonly string[]): void {
  if (!SPLITS.includes(split)) throw new Broken(`row ${key} has the split "${split}"`);
  if (image !== null && !isAbsolute(image))
    throw new Broken(`the image of row ${key} is not an absolute path: ${image}`);
  for (const [name, values] of Object.entries(own)) {
    if (!labels.includes(name))
      throw new Broken(`row ${key} has labels of ${name}, which labels does not name`);
    const width = labelSpaces[name]?.names.length ?? values.length;
    if (values.length !== width)
      throw new Broken(`row ${key} has ${values.length} labels of ${name}, not ${width}`);
  }
}
