import type { Problem } from '../errors/problem.js';

/** The reason why a request gets no prediction, with the status of the response. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    /** Seconds after which the same request may succeed. */
    readonly retryAfter?: number,
  ) {
    super(problem.message);
  }
}

/** The body of an error response in the format of the Open Inference Protocol, with the stable error code. */
export const errorBody = ({ message, code }: Problem): { readonly error: string; readonly code: string } => ({
  error: message,
  code,
});
