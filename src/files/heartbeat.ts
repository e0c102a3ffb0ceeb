import { Worker } from 'node:worker_threads';

/** Milliseconds between two heartbeats. */
const INTERVAL = 5_000;

/**
 * Writes to a file repeatedly, so that its modification time is recent. It uses a separate thread, which a long
 * training step on the main thread cannot delay. Stops when the file is removed, or when the returned function is
 * called.
 */
export function startHeartbeat(file: string, interval = INTERVAL): () => void {
  // Tests run the TypeScript sources, and Node 20 cannot start a thread from a TypeScript file.
  const worker = new Worker(`(${beat})(require, require('node:worker_threads').workerData)`, {
    eval: true,
    execArgv: [],
    workerData: { file, interval },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
  });
  worker.unref();
  worker.on('error', () => {}); // without heartbeats, others may take over; `check` notices that
  return () => void worker.terminate();
}

/** Runs in the thread as text, so it must not use variables of this file. */
function beat(load: NodeJS.Require, { file, interval }: { file: string; interval: number }): void {
  const { openSync, writeSync, closeSync } = load('node:fs') as typeof import('node:fs');
  const timer = setInterval(() => {
    try {
      const fd = openSync(file, 'r+');
      try {
        writeSync(fd, '.', 0);
      } finally {
        closeSync(fd); // makes the system send the write to the server of a shared disk
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') clearInterval(timer);
    }
  }, interval);
}
