/** Number of concurrent tasks. */
const WORKERS = 4;

/** Runs `count` tasks, several at a time, started in order. If one fails, running tasks finish first, and no other starts. */
export async function makeAll(count: number, make: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) await make(next++);
  };
  const workers = Array.from({ length: WORKERS }, work);
  try {
    await Promise.all(workers);
  } finally {
    next = count;
    await Promise.allSettled(workers);
  }
}
