/** `fine`: it is there; `missing`: something could be there, and nothing is wrong; `broken`: it is there and does not work. */
export type State = 'fine' | 'missing' | 'broken';

/** What was found of one thing that zoo runs on, and what to do about it. */
export interface Finding {
  readonly topic: 'program' | 'engine' | 'data' | 'weights' | 'cache' | 'plugin';
  readonly name: string;
  readonly state: State;
  /** What is there, in a few words. */
  readonly found: string;
  /** What to do where it is missing or broken. */
  readonly remedy?: string;
}
