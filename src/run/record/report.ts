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

/** Maximum side of a picture in a report, in pixels; it is displayed at half this size. */
const SIDE = 224;

/**
 * The report of a finished run as HTML, with images from the folders in variables of `env`. Reads one image at a
 * time, so that large photos need little memory.
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

/** The user's choice, or else the terms of the data. */
const showsImages = ({ images, terms }: RunRecord): boolean => images ?? terms?.redistribute ?? true;

/**
 * Makes the report of the finished run in a folder, and returns its path. `images`: whether to show images; overrides
 * the run's setting. Throws if the folder contains no finished run.
 */
export async function makeReport(folder: string, env: Environment, images?: boolean): Promise<string> {
  const file = join(folder, FILES.report);
  writeAtomically(file, await reportOf(readRun(folder), env, images));
  return file;
}

/** Makes the missing report of a finished run: the run was stopped, or the report failed. */
export async function restoreReport(folder: string, env: Environment, events: RunEvents): Promise<void> {
  if (!existsSync(join(folder, FILES.report))) await tryReport(folder, () => makeReport(folder, env), events);
}

/** Makes a report; if that fails, notes why and how to make it again. A failed report never fails a complete run. */
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
