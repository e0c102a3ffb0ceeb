import { PartBug } from '../errors/parts.js';
import { HostError, ZooError } from '../errors/problem.js';

/** What is checked of a part, in the order of the report. */
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

/** What a check found. */
export interface Outcome {
  /** `heads.gated/gated-fusion` */
  readonly part: string;
  readonly check: Check;
  /** Null where the check does not apply, or could not be made. */
  readonly passed: boolean | null;
  /** Why it failed, was not made, or was made in part. */
  readonly why?: string;
  /** What the part threw, where that is why. */
  readonly cause?: unknown;
}

/** Thrown by a check: what is wrong, in a sentence. */
export class Broken extends HostError {}

/** Thrown by a check that cannot be made: why, in a sentence. */
export class NotMade extends HostError {}

/** What a check that passed has to say besides: what it left out. */
// biome-ignore lint/suspicious/noConfusingVoidType: most checks have nothing to say
export type Remark = string | void;

/** Makes one check. What the part itself throws is a failure too. */
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

/** What a part itself refuses or breaks by, as it is said elsewhere, without its code. */
export function wordsOf(error: unknown): string {
  if (error instanceof ZooError) return error.problems[0]?.message ?? error.message;
  return error instanceof Error ? error.message : String(error);
}

/** Where a part says that what it needs is not here, such as a package that its user installs: no fault of the part. */
export const notHere = (error: unknown): unknown =>
  error instanceof ZooError && !(error instanceof PartBug) ? new NotMade(wordsOf(error)) : error;
