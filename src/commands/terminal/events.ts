import type { RunEvents } from '../../run/surroundings.js';
import { createProgress } from './progress.js';

/** Shows a run's events on standard error, and turns the first Ctrl-C into a wish to stop; a second one ends at once. */
export function terminalEvents(stream: NodeJS.WriteStream = process.stderr): RunEvents {
  const tty = stream.isTTY === true && !process.env.CI;
  const progress = createProgress(stream, { tty });
  const note = (text: string): void => {
    stream.write(`${tty ? '\r\x1b[2K' : ''}${text}\n`);
  };
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(130);
    stopping = true;
    note('stopping after this step; press Ctrl-C again to stop at once');
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    start: progress.start,
    advance: progress.advance,
    done: progress.done,
    note,
    stopping: () => stopping,
  };
}
