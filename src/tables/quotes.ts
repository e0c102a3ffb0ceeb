/** Maximum number of lines in a quoted field. A quote that is still open then is an ordinary character. */
const MOST_LINES = 100;

/** A line, or several that a quoted field joins. */
export interface TextRow {
  readonly line: number;
  readonly text: string;
  /** A quote in it is never closed. */
  readonly open: boolean;
}

/** Joins lines while a quote is open at their end, until the number of quotes is even. */
export class QuotedLines {
  #held: TextRow[] = [];
  #rows: TextRow[] = [];

  /** Whether a quote is open at the end of the last line. */
  get isOpen(): boolean {
    return this.#held.length > 0;
  }

  /** Takes lines, of which `first` is the number of the first, and returns the rows that they complete. */
  take(lines: readonly string[], first: number): readonly TextRow[] {
    for (const [i, text] of lines.entries())
      this.#take({
        line: first + i,
        text,
        open: text.includes('"') && (text.split('"').length - 1) % 2 === 1,
      });
    return this.#completed();
  }

  /** The remaining lines, whose quotes are not closed. */
  end(): readonly TextRow[] {
    while (this.isOpen) this.#giveUp();
    return this.#completed();
  }

  #take(row: TextRow): void {
    const held = this.#held;
    if (held.length === 0 && !row.open) {
      this.#rows.push(row);
      return;
    }
    held.push(row);
    if (held.reduce((open, one) => open !== one.open, false)) {
      if (held.length > MOST_LINES) this.#giveUp();
      return;
    }
    this.#rows.push({ line: held[0]!.line, text: held.map(({ text }) => text).join('\n'), open: false });
    this.#held = [];
  }

  #giveUp(): void {
    const [first, ...rest] = this.#held;
    this.#held = [];
    this.#rows.push(first!);
    for (const row of rest) this.#take(row);
  }

  #completed(): readonly TextRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }
}
