/** Things that are in the making at a time. */
const WORKERS = 4;

/** Makes `count` things, several at a time and in their order. If one fails, the others end first, and no other is started. */
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
