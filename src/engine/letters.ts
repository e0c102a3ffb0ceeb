/** The letters of an einsum of two operands by their role in the single product that computes it, and their lengths. */
export interface Letters {
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly result: readonly string[];
  /** In both operands and the result. */
  readonly batch: readonly string[];
  /** Only in the two operands. */
  readonly summed: readonly string[];
  /** In the first operand and the result. */
  readonly rows: readonly string[];
  /** In the second operand and the result. */
  readonly columns: readonly string[];
  length(letter: string): number;
}

interface Shaped {
  readonly shape: readonly number[];
}

/** Reads an equation such as `bij,bjk->bik`, or returns why it is not a single product. */
export function lettersOf(equation: string, operands: readonly Shaped[]): Letters | string {
  const match = /^([a-z]+),([a-z]+)->([a-z]*)$/i.exec(equation.replace(/\s/g, ''));
  const [a, b, result] = match ? match.slice(1).map((word) => [...word]) : [];
  if (!a || !b || !result || operands.length !== 2) return 'only two operands are implemented';
  const lengths = new Map<string, number>();
  for (const [index, word] of [a, b].entries()) {
    if (new Set(word).size !== word.length) return 'a letter twice in one operand is not supported';
    for (const [axis, letter] of word.entries()) lengths.set(letter, operands[index]!.shape[axis]!);
  }
  const [inA, inB, inResult] = [a, b, result].map((word) => (letter: string) => word.includes(letter));
  const alone = [...a, ...b].find((letter) => !inResult!(letter) && !(inA!(letter) && inB!(letter)));
  if (alone) return `summing "${alone}", which one operand has alone, is not supported`;
  return {
    a,
    b,
    result,
    batch: a.filter((letter) => inB!(letter) && inResult!(letter)),
    summed: a.filter((letter) => inB!(letter) && !inResult!(letter)),
    rows: a.filter((letter) => !inB!(letter)),
    columns: b.filter((letter) => !inA!(letter)),
    length: (letter) => lengths.get(letter)!,
  };
}
