/** Runs work once the amount that it takes is free. */
export type Shares = <T>(takes: number, work: () => Promise<T>) => Promise<T>;

/**
 * Limits concurrent work to `most` in total: work starts in the order of arrival, as soon as its amount is free. Work
 * that takes more than the total runs alone.
 */
export function createShares(most: number): Shares {
  const waiting: { readonly takes: number; readonly start: () => void }[] = [];
  let taken = 0;
  const next = (): void => {
    while (waiting.length > 0 && (taken === 0 || taken + waiting[0]!.takes <= most)) {
      const { takes, start } = waiting.shift()!;
      taken += takes;
      start();
    }
  };
  return async (takes, work) => {
    await new Promise<void>((start) => {
      waiting.push({ takes, start });
      next();
    });
    try {
      return await work();
    } finally {
      taken -= takes;
      next();
    }
  };
}
