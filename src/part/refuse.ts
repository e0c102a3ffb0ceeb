/**
 * The error that a part throws to refuse an option. Recognized by its name, since a plugin may have its own copy of
 * this class.
 */
class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly option: string,
    why: string,
  ) {
    super(why);
  }
}

/**
 * Refuses the value of an option: the user sees `why`, a sentence, at that option's place in the page. To refuse an
 * input, use the option that refers to it; for a nested value, use a dotted path, `synthetic.train`. Callable from
 * `bind`, and from every function that it returns.
 */
export function refuse(option: string, why: string): never {
  throw new Refusal(option, why);
}

/** Whether a part has refused an option. */
export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && error.name === 'Refusal' && 'option' in error;
