import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { thumbnail } from '../../data/thumbnail.js';
import { sentence, ZooError } from '../../errors/problem.js';
import { reportFailed } from '../../errors/report.js';
import { writeAtomically } from '../../files/write.js';
import type { RunRecord } from '../../report/record.js';
import { renderReport } from '../../report/render.js';
import { shownImages } from '../../report/sections/images.js';
import { type Environment as Sources, withVariables } from '../../spec/environment.js';
import type { RunEvents } from '../surroundings.js';
import { FILES } from './files.js';
import { readRun, type SavedRun } from './saved.js';

type Environment = Sources['env'];

/** Largest side of a picture in a report, pixels; it is shown at half of it. */
const SIDE = 224;

/**
 * The report of a finished run as HTML, with images from the folders that variables of `env` name. One image is read at a time, so that large
 * photos need little memory.
 */
export async function reportOf(
  run: SavedRun,
  env: Environment,
  images = showsImages(run.record),
): Promise<string> {
  if (!images) return renderReport({ ...run, image: null });
  const pictures = new Map<string, string>();
  for (const path of shownImages(run.record, run.predictions)) {
    const picture = await thumbnail(withVariables(path, env), SIDE);
    if (picture) pictures.set(path, `data:image/jpeg;base64,${picture.toString('base64')}`);
  }
  return renderReport({ ...run, image: (path) => pictures.get(path) ?? null });
}

/** As the user has said, and else as the terms of the data have it. */
const showsImages = ({ images, terms }: RunRecord): boolean => images ?? terms?.redistribute ?? true;

/**
 * Makes the report of the finished run in a folder, and returns its path. `images`: whether it shows some, against what the run was
 * started with. Throws if the folder holds no finished run.
 */
export async function makeReport(folder: string, env: Environment, images?: boolean): Promise<string> {
  const file = join(folder, FILES.report);
  writeAtomically(file, await reportOf(readRun(folder), env, images));
  return file;
}

/** Makes the report of a finished run that has none: the run was stopped, or the report failed. */
export async function restoreReport(folder: string, env: Environment, events: RunEvents): Promise<void> {
  if (!existsSync(join(folder, FILES.report))) await tryReport(folder, () => makeReport(folder, env), events);
}

/** Makes a report; if that fails, says why and how to make it again. A complete run never fails by its report. */
export async function tryReport(
  folder: string,
  make: () => Promise<unknown>,
  events: Pick<RunEvents, 'note'>,
): Promise<void> {
  try {
    await make();
  } catch (error) {
    events.note(sentence(reportFailed(folder, reasonOf(error as Error))));
  }
}

const reasonOf = (error: Error): string =>
  error instanceof ZooError ? error.problems.map(({ message }) => message).join('; ') : error.message;
