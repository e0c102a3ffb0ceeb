import { ZooError } from '../../errors/problem.js';
import type { OpenPage } from './open.js';

/** What catches what is wrong at a path of the page and tells it with the place of its value there. */
export const placed =
  ({ spec }: Pick<OpenPage, 'spec'>) =>
  (error: unknown): never => {
    if (!(error instanceof ZooError)) throw error;
    throw error.map((problem) =>
      problem.path === undefined ? problem : { place: spec.place(problem.path.split('.')), ...problem },
    );
  };
