import { join } from 'node:path';
import { type ClassLabels, classLabels } from '../../data/class-labels.js';
import { createGathering, type Gathering } from '../../data/gathering.js';
import { missingColumns } from '../../data/label-columns.js';
import { required } from '../../data/present.js';
import { sources } from '../../errors/data-sources.js';
import { ZooError } from '../../errors/problem.js';
import { type FerPlusOptions, schema } from '../../generated/datasets/ferplus.js';
import { defineDataset, type Row, type Split } from '../../part.js';
import { type Record, readRecords } from '../../tables/records.js';

const CLASSES = ['Neutral', 'Happiness', 'Surprise', 'Sadness', 'Anger', 'Disgust', 'Fear', 'Contempt'];
/** The columns of the votes; the last two are for an unknown face and for no face. */
const VOTES = [...CLASSES.map((name) => name.toLowerCase()), 'unknown', 'NF'];
const PARTS: { readonly [usage: string]: readonly [Split, string] } = {
  Training: ['train', 'FER2013Train'],
  PublicTest: ['validation', 'FER2013Valid'],
  PrivateTest: ['test', 'FER2013Test'],
};

/**
 * FERPlus (Barsoum et al. 2016): ten people's votes on each image of FER2013. Single votes are ignored, as its
 * authors do. `majority`: the class with more than half of the rest; `distribution`: the share of each class, as a
 * soft label, unless most votes are for unknown or no face. Votes for a class that is not in the label space
 * `expression` count towards the total, but give no label. Rows without a label, or without an image's name (no
 * face), are left out and counted.
 */
export default defineDataset({
  name: 'ferplus',
  schema,
  source: sources.ferplus,
  bind: (options) => ({
    terms: {
      license: 'labels: MIT; the photographs were found on the web, and nobody has licensed them',
      redistribute: false,
    },
    labels: [options.expression],
    read: async (context) => {
      const classes = classLabels(CLASSES, options, context.labels);
      const gathering = createGathering();
      const file = await required(options.root, options.file, sources.ferplus);
      let first = true;
      for await (const record of readRecords(file)) {
        if (first && 'fields' in record) checkColumns(file, record);
        first = false;
        const row = 'why' in record ? record.why : readRow(record, options, classes, gathering);
        if (row !== null) gathering.add(row, file, record.line);
      }
      gathering.settle(options.tolerance, file, 'a header line and one line per image');
      return gathering.table();
    },
  }),
});

function checkColumns(file: string, { fields }: Record): void {
  const problems = missingColumns(file, ['Usage', 'Image name', ...VOTES], [...fields.keys()]);
  if (problems.length > 0) throw new ZooError(problems);
}

/** A row; null if it is intentionally left out; or the problem with it. */
function readRow(
  { fields }: Record,
  options: FerPlusOptions,
  classes: ClassLabels,
  gathering: Gathering,
): Row | null | string {
  const text = (column: string) => fields.get(column)!.trim();
  const part = PARTS[text('Usage')];
  if (!part) return `Usage is "${text('Usage')}"; expected ${Object.keys(PARTS).join(', ')}`;
  const [split, folder] = part;
  const odd = VOTES.find((column) => !/^\d+$/.test(text(column)));
  if (odd) return `${odd} is "${text(odd)}"; expected a number of votes`;
  const name = text('Image name');
  const label =
    name === ''
      ? 'rows without an image, which are not faces'
      : labelOf(
          VOTES.map((vote) => Number(text(vote))),
          options,
          classes,
        );
  if (typeof label === 'string') {
    gathering.leaveOut(split, label);
    return null;
  }
  const key = `${folder}/${name}`;
  return { key, image: join(options.root, key), split, labels: { [options.expression]: label } };
}

/** The label that the votes give, or the kind of rows that is left out. */
function labelOf(
  all: readonly number[],
  options: FerPlusOptions,
  classes: ClassLabels,
): Float32Array | string {
  const votes = all.map((count) => (count > 1 ? count : 0));
  const total = sum(votes);
  const top = votes.indexOf(Math.max(...votes));
  if (total === 0) return 'rows in which no two votes agree';
  if (top >= CLASSES.length) return 'rows that most votes call unknown or no face';
  if (options.votes === 'majority' && votes[top]! * 2 <= total)
    return 'rows in which no class has more than half of the votes';
  const label = classes(CLASSES[top]!);
  if (!label) return `rows of ${CLASSES[top]}, which is not a class of ${options.expression}`;
  return options.votes === 'majority' ? label : distribution(votes, classes);
}

/** Each class's share of the votes for classes in the label space. */
function distribution(votes: readonly number[], classes: ClassLabels): Float32Array {
  const parts = CLASSES.flatMap((name, i) => {
    const label = classes(name);
    return label ? [label.map((one) => one * votes[i]!)] : [];
  });
  const total = sum(parts.flatMap((part) => [...part]));
  return Float32Array.from(parts[0]!, (_, k) => sum(parts.map((part) => part[k]!)) / total);
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
