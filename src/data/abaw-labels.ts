import { decimalIn } from '../tables/decimal.js';
import { oneHot } from './one-hot.js';
import { Remembered } from './remembering.js';

/** The label of a row; undefined if missing; or a text that says what is wrong with it. */
export type Label = Float32Array | undefined | string;

/** The label spaces of the ABAW challenges (Kollias 2022), and the names of their columns in the annotation files. */
export const ABAW_COLUMNS = {
  'valence-arousal': ['valence', 'arousal'],
  expression: ['Neutral', 'Anger', 'Disgust', 'Fear', 'Happiness', 'Sadness', 'Surprise', 'Other'],
  'action-units': [1, 2, 4, 6, 7, 10, 12, 15, 23, 24, 25, 26].map((unit) => `AU${unit}`),
} as const;

/** A task of the ABAW challenges, named by its label space. */
export type AbawTask = keyof typeof ABAW_COLUMNS;

/** Reads the label of a task from a text: its fields, with commas between them. */
export type AbawReader = (task: AbawTask, text: string) => Label;

/** The same reader, but reads each distinct text of classes and units once: among millions of frames, few differ. */
export function rememberingLabels(read: AbawReader): AbawReader {
  const expressions = new Remembered((text) => read('expression', text));
  const units = new Remembered((text) => read('action-units', text));
  return (task, text) => {
    if (task === 'valence-arousal') return plainAffect(text) ?? read(task, text);
    return (task === 'expression' ? expressions : units).of(text);
  };
}

/** Valence and arousal, if both are plain numbers in [-1, 1], which almost all are. */
function plainAffect(text: string): Float32Array | undefined {
  const comma = text.indexOf(',');
  const valence = decimalIn(text, 0, comma);
  const arousal = decimalIn(text, comma + 1, text.length);
  if (valence === undefined || arousal === undefined) return undefined;
  if (Math.abs(valence) > 1 || Math.abs(arousal) > 1) return undefined;
  const label = new Float32Array(2);
  label[0] = valence;
  label[1] = arousal;
  return label;
}

/** The label of a task that these fields say. */
export const abawLabel = (task: AbawTask, fields: readonly string[]): Label => written[task](fields);

/**
 * How each task writes labels: two numbers, with -5 for missing (NaN); a class, with -1; twelve bits, where one -1
 * makes all missing.
 */
const written: { readonly [task in AbawTask]: (fields: readonly string[]) => Label } = {
  'valence-arousal': (fields) => {
    const label = new Float32Array(fields.length);
    let missing = 0;
    for (let i = 0; i < fields.length; i++) {
      const value = number(fields[i]!);
      if (value === -5) missing++;
      else if (!(Math.abs(value) <= 1))
        return `valence and arousal are ${fields.join(' and ')}; expected [-1, 1], or -5 for missing`;
      label[i] = value === -5 ? Number.NaN : value;
    }
    return missing === fields.length ? undefined : label;
  },
  expression: ([field]) => {
    const value = number(field!);
    const classes = ABAW_COLUMNS.expression.length;
    if (!Number.isInteger(value) || value < -1 || value >= classes) {
      return `the expression is ${field}; expected 0 to ${classes - 1}, or -1 for missing`;
    }
    return value === -1 ? undefined : oneHot(classes, value);
  },
  'action-units': (fields) => {
    const values = fields.map(number);
    const wrong = values.findIndex((value) => value !== 0 && value !== 1 && value !== -1);
    if (wrong >= 0) {
      return `${ABAW_COLUMNS['action-units'][wrong]} is ${fields[wrong]}; expected 0, 1, or -1 for missing`;
    }
    return values.includes(-1) ? undefined : Float32Array.from(values);
  },
};

/** What a row with only valence or arousal is counted as: the challenge requires both. */
export const HALF_LABELED = 'rows with valence or arousal alone, which count as unlabeled';

/** Whether only one of valence and arousal is given. */
export const isHalf = (label: Label): boolean =>
  typeof label === 'object' && (Number.isNaN(label[0]) || Number.isNaN(label[1]));

const number = (field: string): number => (field.trim() === '' ? Number.NaN : Number(field));

/** The video of a folder of images: videos of two people have a folder for each, `_left` and `_right`. */
export const videoOf = (folder: string): string => folder.replace(/_(left|right)$/, '');
