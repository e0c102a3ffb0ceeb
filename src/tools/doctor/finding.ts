/**
 * `fine`: it works. `missing`: optional and not installed. `warning`: it works, but worse than it should. `broken`: it is
 * installed and does not work.
 */
export type State = 'fine' | 'missing' | 'warning' | 'broken';

/** What was found of one thing that zoo runs on, and what to do about it. */
export interface Finding {
  readonly topic: 'program' | 'engine' | 'data' | 'weights' | 'cache' | 'plugin';
  readonly name: string;
  readonly state: State;
  /** What was found, in a few words. */
  readonly found: string;
  /** What to do where it is missing or broken. */
  readonly remedy?: string;
  /** The command that fixes it, to paste into a terminal. */
  readonly command?: string;
}
