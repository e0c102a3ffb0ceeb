import { Command } from '@oclif/core/command';
import { EXIT, ZooError } from '../../errors/problem.js';
import { diskFull, Interrupted, isDiskFull } from '../../errors/train.js';

/** A command of zoo: what it throws is printed as sentences, never as a stack, and becomes the right exit code. */
export abstract class ZooCommand extends Command {
  protected override async catch(
    error: Error & { exitCode?: number; oclif?: { exit?: number } },
  ): Promise<void> {
    const ours = isDiskFull(error) ? new ZooError(diskFull(pathOf(error)), EXIT.failed) : error;
    if (ours instanceof ZooError) {
      process.stderr.write(`${await problemsText(ours)}\n`);
      this.exit(ours.exitCode);
    }
    if (error instanceof Interrupted) this.exit(EXIT.interrupted);
    if (error.oclif !== undefined) throw error; // oclif's own: a bad flag, or an exit
    process.stderr.write(`${unexpected(error)}\n`);
    if (process.env.ZOO_DEBUG) process.stderr.write(`${error.stack}\n`);
    this.exit(EXIT.failed);
  }
}

const pathOf = (error: NodeJS.ErrnoException): string => error.path ?? 'a file';

async function problemsText(error: ZooError): Promise<string> {
  const { formatProblems } = await import('../../schema/frame.js');
  return formatProblems(error.problems);
}

// What the system refuses (a missing permission) says what it is; the rest is a bug of ours.
function unexpected(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code?.startsWith('E')) return `${error.message}  [system-error]`;
  return `${error.message}. This is a mistake of zoo itself; set ZOO_DEBUG=1 to see where it happened  [internal-error]`;
}
