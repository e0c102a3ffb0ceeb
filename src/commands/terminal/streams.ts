import { outputFailed, systemCode, systemProblem } from '../../errors/files.js';
import { EXIT, sentence } from '../../errors/problem.js';

/**
 * Ends the process with a sentence if its output cannot be written (a full disk). If its reader stops reading, as
 * `head` does, the command continues without output. Errors of standard error are ignored, since they could not be
 * reported.
 */
export function guardStreams({ stdout, stderr }: Pick<typeof process, 'stdout' | 'stderr'> = process): void {
  stdout.prependListener('error', (error: NodeJS.ErrnoException) => {
    if (systemCode(error) === 'EPIPE') return;
    stderr.write(`${sentence(outputFailed(error))}\n`);
    process.exit(EXIT.failed);
  });
  stderr.on('error', () => {});
}

/** Ends the process with a sentence if the system refused a file of the program itself; ignores all other errors. */
export function endIfRefused(error: unknown): void {
  const problem = systemProblem(error);
  if (problem === undefined) return;
  process.stderr.write(`${sentence(problem)}\n`);
  process.exit(EXIT.failed);
}
