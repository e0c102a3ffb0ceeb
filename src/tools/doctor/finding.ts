/**
 * `fine`: it works. `missing`: optional and not installed. `warning`: it works, but worse than it should. `broken`: it is
 * installed and does not work.
 */
export type State = 'fine' | 'missing' | 'warning' | 'broken';

/** The result of one check, with its fix. */
export interface Finding {
  readonly topic: 'program' | 'engine' | 'data' | 'weights' | 'cache' | 'plugin';
  readonly name: string;
  readonly state: State;
  /** The result, in a few words. */
  readonly found: string;
  /** What to do if it is missing or broken. */
  readonly remedy?: string;
  /** The command that fixes it, ready to paste into a terminal. */
  readonly command?: string;
}
