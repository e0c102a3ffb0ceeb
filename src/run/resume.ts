import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ZooError } from '../errors/problem.js';
import { notARun } from '../errors/train.js';
import { FILES } from './folder.js';
import { type OpenPage, openPage } from './open-page.js';
import type { Surroundings } from './surroundings.js';

/** The page that a run's folder was made from, as it was resolved then. Throws where the folder holds no run. */
export function resumedPage(folder: string, around: Surroundings): OpenPage {
  const page = join(folder, FILES.page);
  if (!existsSync(page)) throw new ZooError(notARun(folder, FILES.page));
  return openPage({ page }, around);
}
