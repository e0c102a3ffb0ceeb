import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addFrames, frameImages } from '../../data/frames.js';
import { createGathering, type Gathering } from '../../data/gathering.js';
import { readIntensities } from '../../data/intensities.js';
import { required } from '../../data/present.js';
import { splitBySubject } from '../../data/subjects.js';
import { presentFrom, scoredFrames, unitNumbers } from '../../data/unit-labels.js';
import { sources } from '../../errors/data-sources.js';
import { schema } from '../../generated/datasets/disfa.js';
import { defineDataset } from '../../part.js';

const SCORED = [1, 2, 4, 5, 6, 9, 12, 15, 17, 20, 25, 26];

/**
 * DISFA (Mavadati et al. 2013): intensities 0 to 5 of twelve action units, frame by frame, in one file per subject
 * and unit; present at `threshold` and above. Its units differ from those of s-Aff-Wild2, so it labels a separate
 * space, `disfa-action-units`, or a space that the page defines with some of them. A unit whose file does not list a
 * frame is masked in it, and counted; a frame without any unit, or without an image, is left out and counted. Throws
 * if a file is missing.
 */
export default defineDataset({
  name: 'disfa',
  schema,
  source: sources.disfa,
  bind: (options) => ({
    terms: {
      license: 'for research, by the agreement with its authors; its images may not be passed on',
      redistribute: false,
    },
    labels: [options.units],
    sequences: true,
    read: async (context) => {
      const units = unitNumbers(options.units, context.labels, SCORED);
      const folder = await required(options.root, options.annotations, sources.disfa, 'folder');
      if (options.images !== false) await required(options.root, options.images, sources.disfa, 'folder');
      const entries = await readdir(folder, { withFileTypes: true });
      const subjects = entries
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort();
      const splitOf = splitBySubject(subjects, options);
      const gathering = createGathering({ unlabeled: context.unlabeled });
      for (const subject of subjects) {
        const split = splitOf(subject);
        const intensities = await readSubject(gathering, join(folder, subject), subject, units);
        const frames = scoredFrames(presentFrom(intensities, options), options.units);
        const find = await frameImages(options.root, options.images, subject, options);
        addFrames(gathering, frames, find, { split, group: subject, sequence: subject });
      }
      gathering.settle(
        options.tolerance,
        folder,
        '<subject>/<subject>_au<unit>.txt with lines frame,intensity',
      );
      return gathering.table();
    },
  }),
});

/** The intensities of one subject, with one file per unit. */
async function readSubject(
  gathering: Gathering,
  folder: string,
  subject: string,
  units: readonly number[],
): Promise<ReadonlyMap<number, number>[]> {
  const intensities: ReadonlyMap<number, number>[] = [];
  for (const unit of units) {
    const file = await required(folder, `${subject}_au${unit}.txt`, sources.disfa);
    intensities.push(await readIntensities(gathering, file));
  }
  return intensities;
}
