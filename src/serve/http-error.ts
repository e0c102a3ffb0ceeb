import type { Problem } from '../errors/problem.js';

/** Why a request gets no prediction, with the status of its answer. */
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

/** The body of an answer that is an error, as the Open Inference Protocol has it, with the stable code of the mistake. */
export const errorBody = ({ message, code }: Problem): { readonly error: string; readonly code: string } => ({
  error: message,
  code,
});
