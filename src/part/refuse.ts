/** What a part throws to refuse an option. Found by its name: a plugin may bring a copy of this class. */
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
 * Refuses the value of an option: the user reads `why`, a sentence, at that option's place in the page. An input is refused
 * by the option that names it; what is inside an option by a dotted path, `synthetic.train`. Callable from `bind`, and from
 * every function that it returns.
 */
export function refuse(option: string, why: string): never {
  throw new Refusal(option, why);
}

/** Whether a part has refused an option. */
export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && error.name === 'Refusal' && 'option' in error;
