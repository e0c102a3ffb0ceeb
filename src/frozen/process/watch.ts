// Runs in a thread of a model process: ends the process if it uses too much memory, or if its parent is gone.
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { OUT_OF_MEMORY, type Watch } from './protocol.js';

/** Milliseconds; memory grows by a few gigabytes per second at most. */
const OFTEN = 50;

const { memory, parent } = workerData as Watch;
const end = (): void => void process.kill(process.pid, 'SIGKILL');

setInterval(() => {
  if (process.ppid !== parent) end();
  if (process.memoryUsage.rss() > memory) {
    writeSync(2, OUT_OF_MEMORY);
    end();
  }
}, OFTEN);
