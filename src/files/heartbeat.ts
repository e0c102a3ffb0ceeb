import { Worker } from 'node:worker_threads';

/** Milliseconds between two heartbeats. */
const INTERVAL = 5_000;

/**
 * Writes to a file again and again, so that its modification time is recent. A thread of its own does it: a long step of
 * training on the main thread cannot delay it. Stops when the file is removed, or when the returned function is called.
 */
export function startHeartbeat(file: string, interval = INTERVAL): () => void {
  // Tests run the sources themselves, and Node 20 cannot start a thread from a file of TypeScript.
  const worker = new Worker(`(${beat})(require, require('node:worker_threads').workerData)`, {
    eval: true,
    execArgv: [],
    workerData: { file, interval },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
  });
  worker.unref();
  worker.on('error', () => {}); // without heartbeats others may take over: `check` notices
  return () => void worker.terminate();
}

/** Runs in the thread as a text, so it may use no variable of this file. */
function beat(load: NodeJS.Require, { file, interval }: { file: string; interval: number }): void {
  const { openSync, writeSync, closeSync } = load('node:fs') as typeof import('node:fs');
  const timer = setInterval(() => {
    try {
      const fd = openSync(file, 'r+');
      try {
        writeSync(fd, '.', 0);
      } finally {
        closeSync(fd); // which sends the write to the server of a shared disk
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') clearInterval(timer);
    }
  }, interval);
}
