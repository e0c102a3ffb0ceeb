import { ZooError } from '../errors/problem.js';

/** Reads a data set inside another, and reports problems at its place in the page, `data.of.faces.root`. */
export async function readInner<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ZooError)) throw error;
    throw error.map((problem) => ({
      ...problem,
      path: problem.path?.replace(/^data(?=\.|$)/, `data.${path}`),
    }));
  }
}
