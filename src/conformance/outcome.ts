import { PartBug } from '../errors/parts.js';
import { HostError, ZooError } from '../errors/problem.js';

/** The checks of a part, in the order of the report. */
export const CHECKS = [
  'package',
  'schema',
  'shapes',
  'gradients',
  'tensors',
  'weights',
  'repeats',
  'resume',
  'engines',
  'exports',
] as const;
export type Check = (typeof CHECKS)[number];

/** The result of a check. */
export interface Outcome {
  /** `heads.gated/gated-fusion` */
  readonly part: string;
  readonly check: Check;
  /** Null if the check does not apply, or could not be made. */
  readonly passed: boolean | null;
  /** Why it failed, was not made, or was made in part. */
  readonly why?: string;
  /** The error that the part threw, if that is the reason. */
  readonly cause?: unknown;
}

/** Thrown by a check that fails, with the reason in a sentence. */
export class Broken extends HostError {}

/** Thrown by a check that cannot be made, with the reason in a sentence. */
export class NotMade extends HostError {}

/** What a passed check left out. */
// biome-ignore lint/suspicious/noConfusingVoidType: most checks have nothing to say
export type Remark = string | void;

/** Makes one check. An error thrown by the part also fails the check. */
export async function outcomeOf(
  part: string,
  check: Check,
  make: () => Remark | Promise<Remark>,
): Promise<Outcome> {
  try {
    const why = await make();
    return { part, check, passed: true, ...(why && { why }) };
  } catch (error) {
    const why = wordsOf(error).split('\n')[0]!;
    const cause = error instanceof PartBug && error.cause ? { cause: error.cause } : {};
    return { part, check, passed: error instanceof NotMade ? null : false, why, ...cause };
  }
}

/** The message of an error that a part throws, without its code. */
export function wordsOf(error: unknown): string {
  if (error instanceof ZooError) return error.problems[0]?.message ?? error.message;
  return error instanceof Error ? error.message : String(error);
}

/** The part reports that something it needs, such as a package that its user installs, is missing here: not the part's fault. */
export const notHere = (error: unknown): unknown =>
  error instanceof ZooError && !(error instanceof PartBug) ? new NotMade(wordsOf(error)) : error;
