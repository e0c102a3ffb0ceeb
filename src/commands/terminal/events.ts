import type { RunEvents } from '../../run/surroundings.js';
import {
  createProgress,
  type ProgressDisplay,
  type ProgressOptions,
  type ProgressStream,
} from './progress.js';

/**
 * Shows a run's events on standard error, and turns the first Ctrl-C into a request to stop; a second one ends the
 * process immediately. SIGTERM also requests a stop, but a second one has no effect: schedulers send it to a script and
 * to all its child processes, which may forward it.
 */
export const terminalEvents = (
  stream: NodeJS.WriteStream = process.stderr,
  stoppingNote = STOPPING,
): RunEvents & ProgressDisplay => eventsOn(createProgress, stream, stoppingNote);

const STOPPING = 'stopping after this step; press Ctrl-C again to stop at once';

/** The same with another display. */
export function eventsOn<Display extends ProgressDisplay>(
  create: (stream: ProgressStream, options: ProgressOptions) => Display,
  stream: NodeJS.WriteStream = process.stderr,
  stoppingNote = STOPPING,
): RunEvents & Display {
  const tty = stream.isTTY === true && !process.env.CI;
  const progress = create(stream, { tty });
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping && signal === 'SIGINT') process.exit(130);
    if (!stopping) progress.note(stoppingNote);
    stopping = true;
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    ...progress,
    stopping: () => stopping,
  };
}
