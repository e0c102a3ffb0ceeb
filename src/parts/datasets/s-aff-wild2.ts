import { join } from 'node:path';
import {
  type AbawReader,
  type AbawTask,
  abawLabel,
  HALF_LABELED,
  isHalf,
  rememberingLabels,
  videoOf,
} from '../../data/abaw-labels.js';
import { frameOf } from '../../data/frame-name.js';
import { createGathering, type Gathering } from '../../data/gathering.js';
import { isPresent, required } from '../../data/present.js';
import { sources } from '../../errors/data-sources.js';
import { schema } from '../../generated/datasets/s-aff-wild2.js';
import { defineDataset, type Row, type Split } from '../../part.js';
import { readLines } from '../../tables/lines.js';

/** Fields of a row: image, valence, arousal, expression, 12 action units. The header contains five names. */
const FIELDS = 16;
const FILES: readonly (readonly [Split, string])[] = [
  ['train', 'training_set_annotations.txt'],
  ['validation', 'validation_set_annotations.txt'],
  ['test', 'MTL_Challenge_test_set_release.txt'],
];

/**
 * s-Aff-Wild2, the data of the ABAW-4 multi-task challenge (Kollias 2022), in its official layout. Missing values are
 * -5 for valence or arousal (a row needs both; a single one is dropped and counted) and -1 for expression; a row with
 * any action unit at -1 has no action-unit labels. Training and validation rows without a label are left out and
 * counted; bad rows are reported by file and line. The test list has names only. A bad label is reported too, and its
 * row keeps the others. Throws if a file is missing, has no rows, or has more bad rows than `tolerance` allows.
 */
export default defineDataset({
  name: 's-aff-wild2',
  schema,
  source: sources['s-aff-wild2'],
  bind: (options) => ({
    terms: {
      license:
        'for academic research, by the agreement with the organizers of the ABAW challenges; its images may not be passed on',
      redistribute: false,
    },
    labels: ['valence-arousal', 'expression', 'action-units'],
    sequences: true,
    expected: options.synthetic,
    read: async (context) => {
      const { synthetic } = options;
      const root = synthetic ? await context.drawFaces(options.root, synthetic) : options.root;
      const gathering = createGathering({ unlabeled: context.unlabeled });
      const read = rememberingLabels((task, text) => abawLabel(task, text.split(',')));
      for (const [split, name] of FILES) {
        if (split === 'test' && !(await isPresent(join(root, name)))) continue;
        const file = await required(root, name, sources['s-aff-wild2']);
        await readList(gathering, file, join(root, options.images), split, read);
        gathering.settle(options.tolerance, file, 'a header line, then one line per image');
      }
      return gathering.table();
    },
  }),
});

async function readList(
  gathering: Gathering,
  file: string,
  images: string,
  split: Split,
  read: AbawReader,
): Promise<void> {
  for await (const [line, text] of readLines(file)) {
    if (text.trim() === '' || (line === 1 && /^image\b/.test(text))) continue;
    const half = (): void => gathering.mask(split, HALF_LABELED);
    const wrong: string[] = [];
    const row = split === 'test' ? readName(text) : readRow(text, read, half, wrong);
    const placed = typeof row === 'string' ? row : { ...row, image: join(images, row.key), split };
    gathering.add(placed, file, line, wrong);
  }
}

type Labeled = Pick<Row, 'key' | 'group' | 'sequence' | 'position' | 'labels'>;

/** A line of the test list: only the image's name is read. */
function readName(text: string): Labeled | string {
  const key = text.split(',', 1)[0]!.trim();
  return named(key) ?? { key, group: groupOf(key), ...frameOf(key), labels: {} };
}

/** A line of an annotation file, or the problem with it; `wrong` receives the problems with its labels. */
function readRow(text: string, read: AbawReader, half: () => void, wrong: string[]): Labeled | string {
  const fields = text.split(',');
  if (fields.length !== FIELDS) return `has ${fields.length} fields, not ${FIELDS}`;
  const key = fields[0]!.trim();
  const misnamed = named(key);
  if (misnamed) return misnamed;
  const columns: readonly (readonly [AbawTask, readonly string[]])[] = [
    ['valence-arousal', fields.slice(1, 3)],
    ['expression', fields.slice(3, 4)],
    ['action-units', fields.slice(4)],
  ];
  const labels: { [task: string]: Float32Array } = {};
  for (const [task, values] of columns) {
    const label = read(task, values.join());
    if (typeof label === 'string') wrong.push(label);
    else if (isHalf(label)) half();
    else if (label) labels[task] = label;
  }
  return { key, group: groupOf(key), ...frameOf(key), labels };
}

/** The problem with the name of an image, which must stay inside the folder of images. */
function named(key: string): string | undefined {
  const sound = key !== '' && !key.startsWith('/') && !key.split(/[\\/]/).includes('..');
  return sound ? undefined : `"${key}" is no <video>/<frame>.jpg below the folder of images`;
}

const groupOf = (key: string): string => videoOf(key.split('/', 1)[0]!);
