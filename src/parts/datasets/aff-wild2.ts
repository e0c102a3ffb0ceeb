import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ABAW_COLUMNS,
  type AbawReader,
  type AbawTask,
  abawLabel,
  HALF_LABELED,
  isHalf,
  type Label,
  rememberingLabels,
  videoOf,
} from '../../data/abaw-labels.js';
import { addFrames, type Frames, frameImages } from '../../data/frames.js';
import { createGathering, type Gathering } from '../../data/gathering.js';
import { required } from '../../data/present.js';
import { sources } from '../../errors/data-sources.js';
import { wrongHeader } from '../../errors/data-tables.js';
import { ZooError } from '../../errors/problem.js';
import { type AffWild2Options, schema } from '../../generated/datasets/aff-wild2.js';
import { type BoundDataset, type DatasetContext, defineDataset, type Split, type Table } from '../../part.js';
import { linesOf } from '../../tables/lines.js';

const SETS: readonly (readonly [Split, string])[] = [
  ['validation', 'Validation_Set'],
  ['train', 'Train_Set'],
];

/**
 * Aff-Wild2 with the annotations of the single-task challenges (Kollias; ABAW 3, 5, 6 and 8): a folder per task and
 * set with one `<video>.txt` per video. Line 1 is the header, line 2 is frame 1. Missing are -5 (valence, arousal; a
 * frame needs both, and one alone is counted) and -1 (expression, any action unit). A frame has the labels of all
 * tasks that annotate it; without an image (no face was found) or without a label it is left out and counted. The
 * tasks split the videos differently: a validation video of one listed task is never used to train another. Throws if
 * a folder is missing, or a header shows that a file belongs to another task.
 */
export default defineDataset({
  name: 'aff-wild2',
  schema,
  source: sources['aff-wild2'],
  bind: (options) => ({
    terms: {
      license:
        'for academic research, by the agreement with the organizers of the ABAW challenges; its images may not be passed on',
      redistribute: false,
    },
    labels: Object.keys(options.tasks),
    sequences: true,
    expected: expectedRows(options),
    read: async (context) => {
      const { synthetic } = options;
      const root = synthetic ? await context.drawFaces(options.root, synthetic) : options.root;
      const table = await readSets({ ...options, root }, context.unlabeled);
      return synthetic ? { ...table, root } : table;
    },
  }),
});

/** Number of frames in drawn videos, each of which shows one person. */
function expectedRows({ synthetic, every }: AffWild2Options): BoundDataset['expected'] {
  if (!synthetic) return undefined;
  const rows = (videos: number): number => videos * Math.ceil(synthetic.frames / every);
  return { train: rows(synthetic.train), validation: rows(synthetic.validation) };
}

async function readSets(options: AffWild2Options, unlabeled: DatasetContext['unlabeled']): Promise<Table> {
  if (options.images !== false) await required(options.root, options.images, sources['aff-wild2'], 'folder');
  const gathering = createGathering({ unlabeled });
  const read = rememberingLabels(labelOf);
  const validated = new Set<string>();
  for (const [split, set] of SETS) {
    for (const [video, files] of await listVideos(options, set)) {
      if (split === 'validation') validated.add(video);
      else if (validated.has(video)) {
        gathering.leaveOut(split, 'videos that a listed task validates on');
        continue;
      }
      await readVideo(gathering, video, split, files, options, read);
    }
    gathering.settle(
      options.tolerance,
      join(options.root, '*', set),
      'files <video>.txt, a header and one line per frame',
    );
  }
  return gathering.table();
}

type TaskFile = readonly [task: AbawTask, file: string];

/** The annotation files of each video in a set, for all tasks. */
async function listVideos(options: AffWild2Options, set: string): Promise<Map<string, TaskFile[]>> {
  const videos = new Map<string, TaskFile[]>();
  for (const [task, below] of Object.entries(options.tasks) as [AbawTask, string][]) {
    const folder = await required(options.root, join(below, set), sources['aff-wild2'], 'folder');
    const files = (await readdir(folder)).filter((file) => /^[^.].*\.txt$/.test(file)).sort();
    for (const file of files) {
      const video = file.slice(0, -'.txt'.length);
      videos.set(video, [...(videos.get(video) ?? []), [task, join(folder, file)]]);
    }
  }
  return videos;
}

async function readVideo(
  gathering: Gathering,
  video: string,
  split: Split,
  files: readonly TaskFile[],
  { root, images, every }: AffWild2Options,
  read: AbawReader,
): Promise<void> {
  const frames: Frames = new Map();
  for (const [task, file] of files) {
    const lines = await linesOf(file);
    checkHeader(task, file, fieldsOf(lines[0]!));
    for (let frame = 1; frame < lines.length; frame += every) {
      const label = read(task, lines[frame]!);
      let labels = frames.get(frame);
      if (!labels) {
        labels = {};
        frames.set(frame, labels);
      }
      if (typeof label === 'string') gathering.add(label, file, frame + 1);
      else if (isHalf(label)) gathering.mask(split, HALF_LABELED);
      else if (label) labels[task] = label;
    }
  }
  const find = await frameImages(root, images, video);
  addFrames(gathering, frames, find, { split, group: videoOf(video), sequence: video });
}

const fieldsOf = (line: string): string[] => line.split(',').map((field) => field.trim());

/** The label of a task in a line. */
function labelOf(task: AbawTask, line: string): Label {
  const fields = fieldsOf(line);
  if (fields.every((field) => field === '')) return 'is empty';
  const columns = task === 'expression' ? 1 : ABAW_COLUMNS[task].length;
  return fields.length === columns ? abawLabel(task, fields) : `has ${fields.length} fields, not ${columns}`;
}

function checkHeader(task: AbawTask, file: string, fields: readonly string[]): void {
  const same = fields.join().toLowerCase() === ABAW_COLUMNS[task].join().toLowerCase();
  if (!same) throw new ZooError(wrongHeader(file, fields.join(), ABAW_COLUMNS[task]));
}
