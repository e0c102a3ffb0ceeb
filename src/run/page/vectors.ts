import { statSync } from 'node:fs';
import { ZooError } from '../../errors/problem.js';
import type { BoundBackbone, KeepVectors, Table } from '../../part.js';
import type { OpenPage } from './open.js';

/** Size limit in bytes: reading a larger file of vectors takes too long for a plan; the run reads it first. */
const LARGEST = 2 ** 26;

/** Throws a ZooError, with its place, if a backbone's file of vectors cannot be read, or lacks rows of the data set. */
export async function checkVectors(
  { vectors }: BoundBackbone,
  { rows }: Pick<Table, 'rows'>,
  path: readonly string[],
  place: OpenPage['spec']['place'],
): Promise<void> {
  if (vectors?.file === undefined) return;
  const stat = statSync(vectors.file, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > LARGEST) return;
  const used = rows.filter(({ split }) => split !== 'test');
  try {
    for (const split of ['train', 'validation'] as const)
      await vectors.open(
        used.filter((row) => row.split === split).map(({ key }) => key),
        readThrough,
      );
  } catch (error) {
    if (!(error instanceof ZooError)) throw error;
    const here = { place: place(path), path: path.join('.') };
    throw new ZooError(error.problems.map((problem) => (problem.place ? problem : { ...problem, ...here })));
  }
}

/** Reads all vectors to check that they are readable, and keeps none. */
const readThrough: KeepVectors = async ({ chunks }) => {
  for await (const _ of chunks());
  return async () => {};
};
