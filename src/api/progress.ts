import { Interrupted } from '../errors/train.js';
import type { EpochRecord } from '../report/record.js';
import type { RunEvents } from '../run/surroundings.js';

/**
 * A report of a long operation, by `kind`.
 *
 * - `run`: a run starts or continues, in this folder.
 * - `task`: `done` of `total` units of one task (`stage ex`, 40 of 200 steps); `text` is shown beside it, such as the
 *   loss.
 * - `epoch`: a stage has trained another epoch: its loss, learning rate and validation scores.
 * - `note`: a sentence for the user.
 *
 * @example
 * ```js
 * const onProgress = (progress) => {
 *   if (progress.kind === 'epoch') console.log(progress.stage, progress.epoch, progress.loss);
 * };
 * ```
 */
export type Progress =
  | {
      readonly kind: 'run';
      readonly folder: string;
      readonly name: string;
      readonly profile: string | null;
      readonly seed: number;
    }
  | {
      readonly kind: 'task';
      readonly task: string;
      readonly done: number;
      readonly total: number;
      readonly unit: string;
      readonly text?: string;
    }
  | ({ readonly kind: 'epoch'; readonly stage: string } & EpochRecord)
  | { readonly kind: 'note'; readonly text: string };

/**
 * How to watch and stop a long operation.
 *
 * @example
 * ```js
 * const stop = new AbortController();
 * process.once('SIGTERM', () => stop.abort());
 * await train(page, { signal: stop.signal, onProgress: console.log });
 * ```
 */
export interface WorkOptions {
  /** Called as the work proceeds; an error that it throws ends the work. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Stops the work, as Ctrl-C does on the command line: training saves a checkpoint first. The call rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Turns the events of an operation into calls of `onProgress`. */
export function eventsOf({ onProgress, signal }: WorkOptions): RunEvents {
  let task: Extract<Progress, { kind: 'task' }> | undefined;
  const tell = (progress: Progress): void => onProgress?.(progress);
  return {
    start: (label, total, unit, done = 0) => {
      task = { kind: 'task', task: label, done, total, unit };
      tell(task);
    },
    advance: (n, text) => {
      if (task === undefined) return;
      task = { ...task, done: task.done + n, ...(text !== undefined && { text }) };
      tell(task);
    },
    done: () => {
      task = undefined;
    },
    note: (text) => tell({ kind: 'note', text }),
    epoch: (stage, epoch) => tell({ kind: 'epoch', stage, ...epoch }),
    stopping: () => signal?.aborted ?? false,
  };
}

/** Runs work that the signal can stop: the promise then rejects with the signal's reason. */
export async function stoppable<T>({ signal }: WorkOptions, work: () => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  try {
    return await work();
  } catch (error) {
    if (error instanceof Interrupted) signal?.throwIfAborted();
    throw error;
  }
}
