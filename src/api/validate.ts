import { type Problem, ZooError } from '../errors/problem.js';
import { openedAs, openPage, type PageOptions, type ZooPage } from './page.js';

/**
 * A mistake in a page, as data.
 *
 * @example
 * ```js
 * for (const { file, line, column, message, code } of await validate('page.yaml'))
 *   console.log(`${file}:${line}:${column} ${message} [${code}]`);
 * ```
 */
export interface PageProblem {
  /** Stable name of the mistake, such as `unknown-option`. docs/reference/errors.md lists all. */
  readonly code: string;
  /** What was found, what was expected, and the fix. */
  readonly message: string;
  /** Dotted path in the page, such as `heads.au.neighbors`. */
  readonly path?: string;
  readonly file?: string;
  /** Counted from 1, like `column`. */
  readonly line?: number;
  readonly column?: number;
}

/**
 * Checks every key, value, name and shape of a page. Checks an opened page under its profile if it was opened with one,
 * otherwise under each. Needs neither the data set nor environment variables. Returns every mistake with its position;
 * a valid page has none.
 *
 * @example
 * ```js
 * import { validate } from 'declarative-zoo';
 *
 * const problems = await validate('ex-fc', { set: ['training.epochs=many'] });
 * console.log(problems[0].code, problems[0].path); // wrong-type training.epochs
 * ```
 */
export async function validate(
  page: string | ZooPage,
  options: PageOptions = {},
): Promise<readonly PageProblem[]> {
  const { validatePage } = await import('../run/page/validate.js');
  try {
    const { request, context } = openedAs(typeof page === 'string' ? await openPage(page, options) : page);
    validatePage(request, context);
    return [];
  } catch (error) {
    if (!(error instanceof ZooError)) throw error;
    return error.problems.map(flat);
  }
}

/** A problem with its position in one flat object. */
export const flat = ({ code, message, path, place }: Problem): PageProblem => ({
  code,
  message,
  ...(path !== undefined && { path }),
  ...place,
});
