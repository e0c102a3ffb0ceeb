import { ZooError } from '../../errors/problem.js';
import type { OpenPage } from './open.js';

/** Returns an error handler that adds to each problem the place of its path in the page, and rethrows. */
export const placed =
  ({ spec }: Pick<OpenPage, 'spec'>) =>
  (error: unknown): never => {
    if (!(error instanceof ZooError)) throw error;
    throw error.map((problem) =>
      problem.path === undefined ? problem : { place: spec.place(problem.path.split('.')), ...problem },
    );
  };
