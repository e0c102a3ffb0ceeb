import type { RunEvents } from '../../run/surroundings.js';
import { createProgress, type ProgressDisplay } from './progress.js';

/**
 * Shows a run's events on standard error, and turns the first Ctrl-C into a request to stop; a second one ends the process at once.
 * SIGTERM is such a request too. Another one changes nothing: schedulers send it to a script and to all that it started, which
 * may forward it.
 */
export function terminalEvents(
  stream: NodeJS.WriteStream = process.stderr,
  stoppingNote = 'stopping after this step; press Ctrl-C again to stop at once',
): RunEvents & ProgressDisplay {
  const tty = stream.isTTY === true && !process.env.CI;
  const progress = createProgress(stream, { tty });
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
