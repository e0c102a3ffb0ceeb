import type { RunEvents } from '../../run/surroundings.js';
import { createProgress, type ProgressDisplay } from './progress.js';

/** Shows a run's events on standard error, and turns the first Ctrl-C into a wish to stop; a second one ends at once. */
export function terminalEvents(stream: NodeJS.WriteStream = process.stderr): RunEvents & ProgressDisplay {
  const tty = stream.isTTY === true && !process.env.CI;
  const progress = createProgress(stream, { tty });
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(130);
    stopping = true;
    progress.note('stopping after this step; press Ctrl-C again to stop at once');
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    ...progress,
    stopping: () => stopping,
  };
}
