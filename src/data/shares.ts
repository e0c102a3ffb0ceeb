/** Runs work that takes a share of something, once it is free. */
export type Shares = <T>(takes: number, work: () => Promise<T>) => Promise<T>;

/**
 * Shares of `most` in all: work starts in the order in which it comes, at once if what it takes is free. Work that takes more
 * than all there is runs alone.
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
