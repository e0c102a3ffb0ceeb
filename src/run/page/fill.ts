import { existsSync, realpathSync } from 'node:fs';
import { fillsFiles } from '../../errors/page-file.js';
import { ZooError } from '../../errors/problem.js';
import { readRegular } from '../../files/read-regular.js';
import { writeAtomically } from '../../files/write.js';
import { schema as pageSchema } from '../../generated/page.js';
import { type FilledPage, fillPage } from '../../spec/fill.js';
import type { Surroundings } from '../surroundings.js';
import { openPage } from './open.js';

/** The text of a page file, and the text with its defaults filled in. */
export interface Filling extends FilledPage {
  readonly file: string;
  readonly before: string;
}

/**
 * Fills defaults into the text of a page file; writes nothing. Throws if the page is invalid, or is not a file but a
 * name in the zoo.
 */
export function fillDefaults(file: string, context: Surroundings): Filling {
  const { spec, page } = openPage(
    { page: file, profile: 'paper', keepUnset: true, elsewhere: true },
    context,
  );
  if (!existsSync(file)) throw new ZooError(fillsFiles(file));
  const before = readRegular(file).toString();
  return {
    file,
    before,
    ...fillPage(before, spec, page, shared),
  };
}

/** Replaces the old text with the filled text atomically. */
export const writeFilling = ({ file, text }: Filling): void => writeAtomically(realpathSync(file), text);

/** The keys of `training`. */
const shared = Object.keys(
  (pageSchema as unknown as { properties: { training: { properties: object } } }).properties.training
    .properties,
);
