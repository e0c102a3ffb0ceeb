/** Maximum number of names to compare, and of letters to compare in a word: beyond these, a suggestion is unlikely to help. */
const MOST_NAMES = 300;
const LONGEST = 100;

/**
 * The name in `names` that `word` most likely means, or undefined: the closest name within an edit distance of a third
 * of the word, otherwise one that contains the word or is contained in it, with the most similar length
 * (`learningRate`: `rate`, `warm`: `warmup`).
 */
export function nearest(word: string, names: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const all = firstOf(names, MOST_NAMES).filter((name) => name.length <= LONGEST);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 0.5;
  for (const name of all) {
    if (Math.abs(name.length - word.length) >= least) continue; // the difference in length alone exceeds the limit
    const distance = editDistance(word.toLowerCase(), name.toLowerCase());
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best ?? longestShared(word.toLowerCase(), all);
}

function firstOf(names: Iterable<string>, most: number): string[] {
  const first: string[] = [];
  for (const name of names) {
    if (first.length === most) break;
    first.push(name);
  }
  return first;
}

function longestShared(word: string, names: readonly string[]): string | undefined {
  const shared = names.filter((name) => {
    const [short, long] = name.length < word.length ? [name.toLowerCase(), word] : [word, name.toLowerCase()];
    return short.length >= 4 && long.includes(short);
  });
  const apart = ({ length }: string): number => Math.abs(length - word.length);
  return shared.sort((a, b) => apart(a) - apart(b))[0];
}

/** The cost of swapping two neighboring letters: the most common typo, so cheaper than a wrong letter. */
const swap = 0.75;

/** Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, substitutions, swaps of neighbors. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        d = Math.min(d, rows[i - 2]![j - 2]! + swap);
      }
      row.push(d);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

/** `Did you mean "x"?`, or `otherwise` if no name is near. */
export function meant(word: string, names: readonly string[], otherwise: string): string {
  const near = nearest(word, names);
  return near === undefined ? otherwise : `Did you mean "${near}"?`;
}

/** ` Did you mean "x"?`, or a list of the names, or nothing. */
export function suggestion(word: string, names: readonly string[], noun = 'There are'): string {
  if (names.length === 0) return '';
  const more = names.length > 12 ? ` and ${names.length - 12} more` : '';
  return ` ${meant(word, names, `${noun}: ${names.slice(0, 12).join(', ')}${more}.`)}`;
}
