import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Batch, WorkerAnswer, WorkerModel } from './messages.js';
import type { Given } from './model.js';

/** The compiled file, even when tests run the sources. */
const FILE = createRequire(import.meta.url).resolve('#serve-worker');

/** A thread that predicts one batch at a time. */
export interface Predicting {
  /** Rejects if the thread ends before it answers. */
  predict(rows: readonly Given[]): Promise<WorkerAnswer>;
  /** Resolves when the thread has ended, for any reason. */
  readonly ended: Promise<void>;
  end(): Promise<void>;
}

/** Starts a thread and waits until it has loaded its model. Rejects if it cannot. */
export function startWorker(model: WorkerModel): Promise<Predicting> {
  const worker = new Worker(FILE, { workerData: model });
  let waiting: { take(answer: WorkerAnswer): void; fail(error: Error): void } | undefined;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const predict = (rows: readonly Given[]): Promise<WorkerAnswer> =>
    new Promise((take, fail) => {
      waiting = { take, fail };
      worker.postMessage({ rows } satisfies Batch);
    });
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      waiting?.fail(error);
      reject(error);
    };
    worker.on('message', (answer: WorkerAnswer) => {
      if ('ready' in answer) resolve({ predict, ended, end: () => worker.terminate().then(() => undefined) });
      else waiting?.take(answer);
    });
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`the thread ended with code ${code}`)));
  });
}
