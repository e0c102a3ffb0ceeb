/** The names in a written graph: each is used once, and a later request with the same key returns the same name. */
export class Names {
  readonly #taken = new Set<string>();
  readonly #made = new Map<string, string>();

  take(name: string): void {
    this.#taken.add(name);
  }

  /** This name or, if it is taken, the next free one with a number: `conv`, `conv_2`. */
  free(name: string): string {
    let free = name;
    for (let i = 2; this.#taken.has(free); i++) free = `${name}_${i}`;
    this.#taken.add(free);
    return free;
  }

  once(key: string, make: () => string): string {
    const name = this.#made.get(key) ?? make();
    this.#made.set(key, name);
    return name;
  }
}
