import { join } from 'node:path';
import { type ClassLabels, classLabels, withoutClass } from '../../data/class-labels.js';
import { createGathering, type Gathering } from '../../data/gathering.js';
import { required } from '../../data/present.js';
import { sources } from '../../errors/data-sources.js';
import { type AffectNetOptions, schema } from '../../generated/datasets/affectnet.js';
import { defineDataset, type Row, type Split } from '../../part.js';
import { type Record, readRecords } from '../../tables/records.js';

/** Classes by number; the last three are not expressions. */
const CLASSES = [
  ...['Neutral', 'Happiness', 'Sadness', 'Surprise', 'Fear', 'Disgust', 'Anger', 'Contempt'],
  ...['None', 'Uncertain', 'No-Face'],
];
const EXPRESSIONS = CLASSES.slice(0, 8);
const COLUMNS = [
  ...['subDirectory_filePath', 'face_x', 'face_y', 'face_width', 'face_height', 'facial_landmarks'],
  ...['expression', 'valence', 'arousal'],
];

/**
 * AffectNet (Mollahosseini et al. 2017), read from its csv lists, with or without a header. Classes are 0 Neutral, 1
 * Happiness, 2 Sadness, 3 Surprise, 4 Fear, 5 Disgust, 6 Anger, 7 Contempt, and map to the class of that name in the
 * label space `expression`. 8 None, 9 Uncertain, 10 No-Face and classes missing from the space give no label. A -2
 * for valence or arousal means that this value is missing. Rows without any label are left out and counted. The
 * images are used as they were cropped.
 */
export default defineDataset({
  name: 'affectnet',
  schema,
  source: sources.affectnet,
  bind: (options) => ({
    terms: {
      license: 'for research, by the agreement with its authors; its images may not be passed on',
      redistribute: false,
    },
    labels: [options.expression, 'valence-arousal'],
    read: async (context) => {
      const classes = classLabels(EXPRESSIONS, options, context.labels);
      const gathering = createGathering();
      for (const [split, name] of Object.entries(options.files) as [Split, string][]) {
        const file = await required(options.root, name, sources.affectnet);
        for await (const record of readRecords(file, COLUMNS)) {
          const wrong: string[] = [];
          const how = { options, classes, gathering, wrong };
          const row = 'why' in record ? record.why : readRow(record, split, how);
          gathering.add(row, file, record.line, wrong);
        }
        gathering.settle(options.tolerance, file, 'one line per image');
      }
      return gathering.table();
    },
  }),
});

interface How {
  readonly options: AffectNetOptions;
  readonly classes: ClassLabels;
  readonly gathering: Gathering;
  /** Receives the problems with the labels of a row. */
  readonly wrong: string[];
}

function readRow({ fields }: Record, split: Split, how: How): Row | string {
  const { options, classes, gathering, wrong } = how;
  const text = (column: string) => fields.get(column)?.trim() ?? '';
  const key = text('subDirectory_filePath');
  if (key === '') return 'names no image';
  const name = CLASSES[text('expression') === '' ? -1 : Number(text('expression'))];
  if (name === undefined)
    wrong.push(`expression is "${text('expression')}"; expected 0 to ${CLASSES.length - 1}`);
  const affect = affectOf(text('valence'), text('arousal'));
  if (typeof affect === 'string') wrong.push(affect);
  const label = name === undefined ? undefined : classes(name);
  if (name !== undefined && !label) gathering.mask(split, withoutClass(name, options));
  return {
    key,
    image: join(options.root, options.images, key),
    split,
    labels: {
      ...(label && { [options.expression]: label }),
      ...(typeof affect === 'object' && { 'valence-arousal': affect }),
    },
  };
}

function affectOf(valence: string, arousal: string): Float32Array | undefined | string {
  const values = [valence, arousal].map((text) => (text === '' ? Number.NaN : Number(text)));
  if (!values.every((value) => value === -2 || Math.abs(value) <= 1)) {
    return `valence and arousal are "${valence}" and "${arousal}"; expected [-1, 1], or -2 for missing`;
  }
  if (values.every((value) => value === -2)) return undefined;
  return Float32Array.from(values, (value) => (value === -2 ? Number.NaN : value));
}
