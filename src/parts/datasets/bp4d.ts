import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addFrames, frameImages } from '../../data/frames.js';
import { createGathering, type Gathering } from '../../data/gathering.js';
import { readIntensities } from '../../data/intensities.js';
import { missingColumns } from '../../data/label-columns.js';
import { required } from '../../data/present.js';
import { splitBySubject } from '../../data/subjects.js';
import { presentFrom, scoredFrames, type UnitFrames, unitNumbers } from '../../data/unit-labels.js';
import { sources } from '../../errors/data-sources.js';
import { ZooError } from '../../errors/problem.js';
import { type Bp4DOptions, schema } from '../../generated/datasets/bp4d.js';
import { defineDataset } from '../../part.js';
import { type Record, readRecords } from '../../tables/records.js';

/** `F001_T1.csv`: a subject and one of the eight tasks. */
const VIDEO = /^([FM]\d+)_(T\d+)\.csv$/;
const NOT_SCORED = '9';
/** The units whose intensity is scored. */
const INTENSE = [6, 10, 12, 14, 17];

/**
 * BP4D-Spontaneous (Zhang et al. 2014): which action units occur, frame by frame, in one csv per subject and task
 * (AU_OCC). The first column is the frame, and the header gives the unit of each other column; 0 is absent, 1 is
 * present, 9 is not scored. With a `threshold`, units are present from that intensity on (AU_INT, one csv per unit,
 * subject and task; AU 6, 10, 12, 14, 17 have them). Its units differ from those of s-Aff-Wild2, so it labels a
 * separate space, `bp4d-action-units`, or a space that the page defines. A unit at 9 is masked in that frame, and
 * counted; a frame without a scored unit, or without an image, is left out and counted. Throws if a column or a file
 * is missing.
 */
export default defineDataset({
  name: 'bp4d',
  schema,
  source: sources.bp4d,
  bind: (options) => ({
    terms: {
      license: 'for research, by the agreement with Binghamton University; its images may not be passed on',
      redistribute: false,
    },
    labels: [options.units],
    sequences: true,
    read: async (context) => {
      const { threshold, every } = options;
      const units = unitNumbers(options.units, context.labels, threshold ? INTENSE : undefined);
      const folder = await required(
        options.root,
        join(options.annotations, 'AU_OCC'),
        sources.bp4d,
        'folder',
      );
      if (options.images !== false) await required(options.root, options.images, sources.bp4d, 'folder');
      const videos = (await readdir(folder)).sort().flatMap((name): Video[] => {
        const [, subject, task] = VIDEO.exec(name) ?? [];
        return subject && task ? [{ subject, task, file: join(folder, name) }] : [];
      });
      const splitOf = splitBySubject([...new Set(videos.map(({ subject }) => subject))], options);
      const gathering = createGathering({ unlabeled: context.unlabeled });
      for (const { subject, task, file } of videos) {
        const split = splitOf(subject);
        const scores = threshold
          ? presentFrom(await readIntense(gathering, options, units, `${subject}_${task}`), {
              threshold,
              every,
            })
          : await readOccurrences(gathering, file, units, every);
        const frames = scoredFrames(scores, options.units);
        const find = await frameImages(options.root, options.images, `${subject}/${task}`);
        addFrames(gathering, frames, find, { split, group: subject, sequence: `${subject}/${task}` });
      }
      gathering.settle(options.tolerance, folder, '<subject>_<task>.csv with a column per action unit');
      return gathering.table();
    },
  }),
});

interface Video {
  readonly subject: string;
  readonly task: string;
  readonly file: string;
}

/** The intensities of one video, with one file per unit. */
async function readIntense(
  gathering: Gathering,
  { root, annotations }: Bp4DOptions,
  units: readonly number[],
  video: string,
): Promise<ReadonlyMap<number, number>[]> {
  const intensities: ReadonlyMap<number, number>[] = [];
  for (const unit of units) {
    const name = `AU${String(unit).padStart(2, '0')}`;
    const file = await required(
      root,
      join(annotations, 'AU_INT', name, `${video}_${name}.csv`),
      sources.bp4d,
    );
    intensities.push(await readIntensities(gathering, file, NOT_SCORED));
  }
  return intensities;
}

async function readOccurrences(
  gathering: Gathering,
  file: string,
  units: readonly number[],
  every: number,
): Promise<UnitFrames> {
  const frames: UnitFrames = new Map();
  for await (const record of readRecords(file)) {
    const { line } = record;
    const row = 'why' in record ? record.why : readFrame(file, record, units);
    if (typeof row === 'string') gathering.add(row, file, line);
    else if (frames.has(row.frame)) gathering.add(`lists frame ${row.frame} again`, file, line);
    else if ((row.frame - 1) % every === 0) frames.set(row.frame, row.scores);
  }
  return frames;
}

function readFrame(
  file: string,
  { fields }: Record,
  units: readonly number[],
): { frame: number; scores: Float32Array } | string {
  const problems = missingColumns(file, units.map(String), [...fields.keys()]);
  if (problems.length > 0) throw new ZooError(problems);
  const frame = [...fields.values()][0]!.trim();
  if (!/^\d+$/.test(frame)) return `the frame is "${frame}"; expected its number`;
  const texts = units.map((unit) => fields.get(String(unit))!.trim());
  const wrong = texts.findIndex((text) => !['0', '1', NOT_SCORED].includes(text));
  if (wrong >= 0) return `AU${units[wrong]} is "${texts[wrong]}"; expected 0, 1, or 9 for not scored`;
  return {
    frame: Number(frame),
    scores: Float32Array.from(texts, (text) => (text === NOT_SCORED ? Number.NaN : Number(text))),
  };
}
