import { visibleInline, visibleMessage } from './printable.js';

/** A position in a file that the user wrote, counted from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The location of a problem in a page: its place in the file, and its path. */
export interface At {
  readonly place: Place;
  readonly path: string;
}

/**
 * A problem: where it is, what was found, what was expected, and the nearest name or the fix.
 *
 * @example
 * ```js
 * const { code, message, place } = error.problems[0];
 * if (place) console.log(`${place.file}:${place.line}:${place.column}`);
 * ```
 */
export interface Problem {
  /** Stable name of the mistake in kebab case, such as `unknown-option`. */
  readonly code: string;
  /** One or two plain sentences: found, expected, remedy. */
  readonly message: string;
  readonly place?: Place | undefined;
  /** Dotted path in the page, such as `heads.au.neighbors`. */
  readonly path?: string | undefined;
}

/**
 * Exit codes: the user's input was wrong, the run failed, the user pressed Ctrl-C. `temporary` (EX_TEMPFAIL of
 * sysexits.h) tells a scheduler that a unit of a study failed because of the disk, and may succeed later.
 */
export const EXIT = { failed: 1, usage: 2, temporary: 75, interrupted: 130 } as const;

/** Thrown by zoo while a part is running (a stop, a result of the conformance kit): not the part's fault, so it is passed on. */
export class HostError extends Error {}

/**
 * The only error meant for users; it contains all problems found, not just the first.
 *
 * @example
 * ```js
 * try {
 *   await train(page);
 * } catch (error) {
 *   if (!(error instanceof ZooError)) throw error;
 *   for (const { code, message } of error.problems) console.error(message, code);
 * }
 * ```
 */
export class ZooError extends Error {
  readonly problems: readonly Problem[];

  constructor(
    problems: Problem | readonly Problem[],
    readonly exitCode: number = EXIT.usage,
    options?: ErrorOptions,
  ) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map(sentence).join('\n'), options);
    this.name = 'ZooError';
    this.problems = list;
  }

  /** The same error with changed problems, for example with a place. */
  map(change: (problem: Problem) => Problem): ZooError {
    return new ZooError(this.problems.map(change), this.exitCode, { cause: this.cause });
  }
}

/** `zoo/a.yaml:41:9  heads.au.neigbors  no such option ... [unknown-option]` */
export function sentence(problem: Problem): string {
  const { place, path, message, code } = problem;
  const where = place && visibleInline(`${place.file}:${place.line}:${place.column}`);
  return [where, path && visibleInline(path), visibleMessage(message), `[${code}]`]
    .filter((part) => part !== undefined)
    .join('  ');
}
