/**
 * Evenly spaced elements of a list whose length is not known while it is read: one in `step`, from the first on. The
 * step doubles when more than `most` are kept, so at least half as many remain.
 */
export class Thinned<T> {
  readonly #most: number;
  #seen = 0;
  #step = 1;
  #kept: T[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  get step(): number {
    return this.#step;
  }

  get kept(): readonly T[] {
    return this.#kept;
  }

  add(element: T): void {
    if (this.#seen++ % this.#step !== 0) return;
    this.#kept.push(element);
    if (this.#kept.length <= this.#most) return;
    this.#kept = this.#kept.filter((_, i) => i % 2 === 0);
    this.#step *= 2;
  }
}
