import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addFrames, frameImages } from '../../data/frames.js';
import { createGathering, type Gathering } from '../../data/gathering.js';
import { readLines } from '../../data/lines.js';
import { required } from '../../data/present.js';
import { splitBySubject } from '../../data/subjects.js';
import { scoredFrames, type UnitFrames, unitNumbers } from '../../data/unit-labels.js';
import { sources } from '../../errors/data-sources.js';
import { type DisfaOptions, schema } from '../../generated/datasets/disfa.js';
import { defineDataset } from '../../part.js';

const SCORED = [1, 2, 4, 5, 6, 9, 12, 15, 17, 20, 25, 26];

/**
 * DISFA (Mavadati et al. 2013): intensities 0 to 5 of twelve action units, frame by frame, in one file per subject and
 * unit; present at `threshold` and above. It scores other units than s-Aff-Wild2, so it labels a space of its own,
 * `disfa-action-units`, or a page's own space with some of them. A frame that one of the files does not list has no
 * label; without one, or without an image, it is left out and counted. Throws where a file is not there.
 */
export const disfa = defineDataset<DisfaOptions>({
  name: 'disfa',
  schema,
  source: sources.disfa,
  labels: ({ units }) => [units],
  read: async (options, context) => {
    const units = unitNumbers(options.units, context.labels, SCORED);
    const folder = await required(options.root, options.annotations, sources.disfa, 'folder');
    if (options.images !== false) await required(options.root, options.images, sources.disfa, 'folder');
    const entries = await readdir(folder, { withFileTypes: true });
    const subjects = entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
    const splitOf = splitBySubject(subjects, options);
    const gathering = createGathering();
    for (const subject of subjects) {
      const split = splitOf(subject);
      const scores = await readSubject(gathering, join(folder, subject), subject, units, options);
      const frames = scoredFrames(scores, options.units, split, gathering);
      const find = await frameImages(options.root, options.images, subject, options);
      addFrames(gathering, frames, find, { split, group: subject, at: join(folder, subject) });
    }
    gathering.settle(
      options.tolerance,
      folder,
      '<subject>/<subject>_au<unit>.txt with lines frame,intensity',
    );
    return gathering.table();
  },
});

/** The scores of one subject, one file a unit. */
async function readSubject(
  gathering: Gathering,
  folder: string,
  subject: string,
  units: readonly number[],
  { threshold, every }: DisfaOptions,
): Promise<UnitFrames> {
  const frames: UnitFrames = new Map();
  for (const [i, unit] of units.entries()) {
    const file = await required(folder, `${subject}_au${unit}.txt`, sources.disfa);
    const seen = new Set<number>();
    for await (const [line, text] of readLines(file)) {
      if (text.trim() === '' || (line === 1 && /^\s*frame/i.test(text))) continue;
      const score = readScore(text);
      if (typeof score === 'string') gathering.add(score, `${file}:${line}`);
      else if (seen.has(score.frame)) gathering.add(`lists frame ${score.frame} again`, `${file}:${line}`);
      else {
        seen.add(score.frame);
        if ((score.frame - 1) % every !== 0) continue;
        const row = frames.get(score.frame) ?? new Float32Array(units.length).fill(Number.NaN);
        frames.set(score.frame, row);
        row[i] = score.intensity >= threshold ? 1 : 0;
      }
    }
  }
  return frames;
}

function readScore(text: string): { frame: number; intensity: number } | string {
  const fields = text.split(',').map((field) => field.trim());
  if (fields.length !== 2) return `has ${fields.length} fields, not 2`;
  const [frame, intensity] = fields as [string, string];
  if (!/^[1-9]\d*$/.test(frame)) return `the frame is "${frame}"; expected 1, 2, 3, ...`;
  if (!/^[0-5]$/.test(intensity)) return `the intensity is "${intensity}"; expected 0 to 5`;
  return { frame: Number(frame), intensity: Number(intensity) };
}
