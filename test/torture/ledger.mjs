/** Counts attacks and broken promises, and makes the random choices of each attack from the seed. */
export class Ledger {
  #rows = new Map();
  failures = 0;

  constructor({ seed, until }) {
    this.seed = seed;
    this.until = until;
  }

  /** The counts of one kind of attack. Its random numbers depend on the seed and its name alone. */
  of(name) {
    const row = { done: 0, failed: 0, skipped: undefined };
    this.#rows.set(name, row);
    return {
      random: randomFrom(`${this.seed}/${name}`),
      /** Whether there is time for another round. */
      hasTime: () => Date.now() < this.until,
      skip: (why) => {
        row.skipped = why;
        console.log(`  skipped: ${why}`);
      },
      /** Counts one attack; `broken` lists the promises that did not hold. */
      count: (what, broken) => {
        row.done++;
        if (broken.length === 0) return;
        row.failed++;
        this.failures++;
        console.log(`  FAILED ${what}`);
        for (const line of broken) console.log(`    ${line}`);
      },
    };
  }

  summary() {
    const lines = [...this.#rows].map(
      ([name, { done, failed, skipped }]) =>
        `${name.padEnd(8)} ${String(done).padStart(6)} attacks  ${failed} failed${skipped ? `  (${skipped})` : ''}`,
    );
    return [
      ...lines,
      `seed ${this.seed}: ${this.failures === 0 ? 'every promise held' : `${this.failures} failed`}`,
    ].join('\n');
  }
}

/** mulberry32 on a hash of the text. `below(n)` is a whole number from 0 to n - 1. */
function randomFrom(text) {
  let state = [...text].reduce(
    (hash, letter) => Math.imul(hash ^ letter.codePointAt(0), 0x01000193),
    0x811c9dc5,
  );
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  return { next, below, pick: (list) => list[below(list.length)] };
}
