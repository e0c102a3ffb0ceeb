import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readLines } from '../../data/lines.js';
import { tolerate } from '../../data/tolerance.js';
import { AFF_WILD2_SOURCE, noAffWild2, noRows } from '../../errors/data.js';
import { ZooError } from '../../errors/problem.js';
import { type SAffWild2Options, schema } from '../../generated/datasets/s-aff-wild2.js';
import { defineDataset, type Row, type Split } from '../../part.js';

/** Fields of a row: image, valence, arousal, expression, 12 action units. The header names five of them. */
const FIELDS = 16;
const CLASSES = 8;
const FILES: readonly (readonly [Split, string])[] = [
  ['train', 'training_set_annotations.txt'],
  ['validation', 'validation_set_annotations.txt'],
  ['test', 'MTL_Challenge_test_set_release.txt'],
];

/**
 * s-Aff-Wild2, the data of the ABAW-4 multi-task challenge (Kollias 2022), in its official layout. Missing are -5 for
 * valence or arousal, -1 for expression; a row with any action unit at -1 has no action-unit labels. Training and
 * validation rows that carry no label are dropped and counted; bad ones are named by file and line. The test list has
 * names only. Throws where a file is not there, has no rows, or has more bad ones than `tolerance`.
 */
export const sAffWild2 = defineDataset<SAffWild2Options>({
  name: 's-aff-wild2',
  schema,
  source: AFF_WILD2_SOURCE,
  labels: () => ['valence-arousal', 'expression', 'action-units'],
  read: async (options, context) => {
    if (options.synthetic) await context.drawFaces(options.root, options.synthetic);
    const rows: Row[] = [];
    const unlabelled: { [split: string]: number } = {};
    const bad: string[] = [];
    for (const [split, name] of FILES) {
      const file = await present(options.root, name, split === 'test');
      if (file === null) continue;
      const list = await readList(file, join(options.root, options.images), split);
      tolerate(list.bad, list.total, options.tolerance);
      for (const row of list.rows) rows.push(row);
      bad.push(...list.bad);
      unlabelled[split] = list.unlabelled;
    }
    return { rows, unlabelled, bad };
  },
});

async function present(root: string, name: string, optional: boolean): Promise<string | null> {
  const file = join(root, name);
  const found =
    root !== '' &&
    (await stat(file).then(
      (it) => it.isFile(),
      () => false,
    ));
  if (!found && !optional) throw new ZooError(noAffWild2(root, name));
  return found ? file : null;
}

interface List {
  readonly rows: Row[];
  readonly bad: string[];
  unlabelled: number;
  total: number;
}

async function readList(file: string, images: string, split: Split): Promise<List> {
  const list: List = { rows: [], bad: [], unlabelled: 0, total: 0 };
  const lines = new Map<string, number>();
  for await (const [line, text] of readLines(file)) {
    if (text.trim() === '' || (line === 1 && /^image\b/.test(text))) continue;
    list.total++;
    const row = split === 'test' ? readName(text) : readRow(text);
    const why = typeof row === 'string' ? row : repeated(lines, row.key, line);
    if (why !== null) list.bad.push(`${file}:${line}  ${why}`);
    else if (typeof row === 'string') continue;
    else if (split !== 'test' && Object.keys(row.labels).length === 0) list.unlabelled++;
    else list.rows.push({ key: row.key, image: join(images, row.key), split, labels: row.labels });
  }
  if (list.total === 0) throw new ZooError(noRows(file, 'a header line, then one line per image'));
  return list;
}

function repeated(lines: Map<string, number>, key: string, line: number): string | null {
  const before = lines.get(key);
  if (before !== undefined) return `${key} is listed already on line ${before}`;
  lines.set(key, line);
  return null;
}

type Labelled = Pick<Row, 'key' | 'labels'>;

/** A line of the test list: the image's name, whatever follows it. */
function readName(text: string): Labelled | string {
  const key = text.split(',', 1)[0]!.trim();
  return isKey(key) ? { key, labels: {} } : `"${key}" is no <video>/<frame>.jpg below the folder of images`;
}

/** A line of an annotation file, or what is wrong with it. */
function readRow(text: string): Labelled | string {
  const fields = text.split(',');
  if (fields.length !== FIELDS) return `has ${fields.length} fields, not ${FIELDS}`;
  const key = fields[0]!.trim();
  if (!isKey(key)) return `"${key}" is no <video>/<frame>.jpg below the folder of images`;
  const numbers = fields.slice(1).map((field) => (field.trim() === '' ? Number.NaN : Number(field)));
  const [valence, arousal, expression, ...units] = numbers as [number, number, number, ...number[]];
  if (![valence, arousal].every((value) => value === -5 || Math.abs(value) <= 1)) {
    return `valence and arousal are ${fields[1]} and ${fields[2]}; expected [-1, 1], or -5 for missing`;
  }
  if (!Number.isInteger(expression) || expression < -1 || expression >= CLASSES) {
    return `the expression is ${fields[3]}; expected 0 to ${CLASSES - 1}, or -1 for missing`;
  }
  const wrong = units.findIndex((value) => value !== 0 && value !== 1 && value !== -1);
  if (wrong >= 0)
    return `action unit number ${wrong + 1} is ${fields[4 + wrong]}; expected 0, 1, or -1 for missing`;
  return {
    key,
    labels: {
      ...(valence !== -5 && arousal !== -5 && { 'valence-arousal': Float32Array.of(valence, arousal) }),
      ...(expression !== -1 && { expression: oneHot(expression) }),
      ...(!units.includes(-1) && { 'action-units': Float32Array.from(units) }),
    },
  };
}

/** A name stays inside the folder of images. */
function isKey(key: string): boolean {
  return key !== '' && !key.startsWith('/') && !key.split(/[\\/]/).includes('..');
}

function oneHot(index: number): Float32Array {
  const row = new Float32Array(CLASSES);
  row[index] = 1;
  return row;
}
