import type { Interfaces } from '@oclif/core';
import { Command } from '@oclif/core/command';
import { ux } from '@oclif/core/ux';
import { readSettings } from '../../engine/settings.js';
import { systemProblem, unreadableFile } from '../../errors/files.js';
import { internalError } from '../../errors/internal.js';
import { isOutOfMemory, noImageLibrary, outOfMemory } from '../../errors/memory.js';
import { visible } from '../../errors/printable.js';
import { EXIT, type Problem, sentence, ZooError } from '../../errors/problem.js';
import { Interrupted } from '../../errors/train.js';
import { NotReadable } from '../../files/read-regular.js';
import type { RunEvents } from '../../run/surroundings.js';
import type { ProgressDisplay, ProgressOptions, ProgressStream } from './progress.js';

/** A command of zoo: errors are printed as sentences, never as a stack, and set the exit code. */
export abstract class ZooCommand extends Command {
  private asked: Asked = {};
  private progress: Pick<ProgressDisplay, 'end'> | undefined;

  // The flags decide how errors are printed, so they are kept for `catch`.
  protected override async parse<F extends Flags, B extends Flags, A extends Args>(
    options?: Interfaces.Input<F, B, A>,
    argv?: string[],
  ): Promise<Interfaces.ParserOutput<F, B, A>> {
    const parsed = await super.parse<F, B, A>(options, argv);
    this.asked = parsed.flags as Asked;
    return parsed;
  }

  // All output of a command passes through here or `errorLines`, so that text of pages, tables and arguments cannot
  // control the terminal.
  override log(text = ''): void {
    super.log(visible(text));
  }

  override logToStderr(text = ''): void {
    super.logToStderr(visible(text));
  }

  protected override logJson(json: unknown): void {
    ux.stdout(visible(JSON.stringify(json ?? null, null, 2)));
  }

  /** Prints lines for programs: unchanged to a file or a pipe, to a terminal as `log` does. */
  protected data(text: string): void {
    ux.stdout(process.stdout.isTTY ? visible(text) : text);
  }

  protected override async catch(
    error: Error & { exitCode?: number; oclif?: { exit?: number } },
  ): Promise<void> {
    this.progress?.end();
    const ours = await inOurWords(error, this.ctor);
    if (ours instanceof ZooError) {
      await this.tell(ours.problems);
      this.trace(ours.cause);
      this.exit(ours.exitCode);
    }
    if (error instanceof Interrupted) this.exit(EXIT.interrupted);
    if (error.oclif !== undefined) throw error; // oclif ends a command in this way
    errorLines(sentence(internalError(firstLine(error.message), this.config.pjson.bugs as string)));
    this.trace(error);
    this.exit(EXIT.failed);
  }

  /**
   * Where the work reports its progress; if an error interrupts a bar, the bar ends before the error is printed.
   * `stopping` is printed at the first Ctrl-C.
   */
  protected async openEvents(stopping?: string): Promise<RunEvents> {
    const { terminalEvents } = await import('./events.js');
    const events = terminalEvents(process.stderr, stopping);
    this.progress = events;
    return events;
  }

  /** The same with another display. */
  protected async openEventsOn<Display extends ProgressDisplay>(
    create: (stream: ProgressStream, options: ProgressOptions) => Display,
  ): Promise<RunEvents & Display> {
    const { eventsOn } = await import('./events.js');
    const events = eventsOn(create);
    this.progress = events;
    return events;
  }

  /** Prints problems to standard error, and continues. */
  protected async remark(problems: readonly Problem[]): Promise<void> {
    if (problems.length === 0) return;
    const { formatProblems } = await import('../../schema/frame.js');
    errorLines(formatProblems(problems));
  }

  /** Under ZOO_DEBUG, prints the stack of an error that a part or zoo itself threw. */
  protected trace(cause: unknown): void {
    if (process.env.ZOO_DEBUG && cause instanceof Error) errorLines(String(cause.stack));
  }

  /** Prints sentences to standard error and output for programs to standard output. */
  private async tell(problems: readonly Problem[]): Promise<void> {
    const { format, set } = this.asked;
    if (format === 'sarif') {
      const { sarif } = await import('../../schema/sarif.js');
      this.log(JSON.stringify(sarif(problems, this.config.version), null, 2));
    } else if (format === 'json' || this.jsonEnabled()) {
      this.logJson({ problems });
    } else {
      const { formatProblems } = await import('../../schema/frame.js');
      errorLines(formatProblems(problems, set));
    }
  }
}

const errorLines = (text: string): void => void process.stderr.write(`${visible(text)}\n`);

/** Flags that decide how a command reports problems. */
interface Asked {
  readonly format?: string;
  readonly set?: readonly string[];
}

type Flags = Interfaces.OutputFlags<Interfaces.FlagInput>;
type Args = Interfaces.OutputArgs<Interfaces.ArgInput>;

/**
 * Rewords oclif's errors about the command line, and the system's errors about files that zoo writes; returns all
 * others unchanged.
 */
async function inOurWords(error: NodeJS.ErrnoException, command: typeof Command): Promise<Error> {
  if (isMisuse(error)) return (await import('./misuse.js')).misuse(error, command);
  if (error instanceof ZooError) return error;
  if (isOutOfMemory(error)) return new ZooError(outOfMemory(firstLine(error.message)), EXIT.failed);
  if (SHARP.test(error.message)) return new ZooError(noImageLibrary(), EXIT.failed);
  const problem =
    error instanceof NotReadable ? unreadableFile(error.path, error.message) : systemProblem(error);
  if (problem === undefined) return error;
  const { cacheRefusal } = await import('../../cache/refused.js');
  const refusal = cacheRefusal(error, readSettings(process.env).cache);
  return refusal ? new ZooError(refusal) : new ZooError(problem, EXIT.failed);
}

/** Whether oclif could not parse the command line; its error for ending with an exit code does not count. */
const isMisuse = (error: NodeJS.ErrnoException): boolean =>
  'oclif' in error && !(error instanceof ZooError) && error.code !== 'EEXIT';

/** The message of the image library if it cannot be loaded. */
const SHARP = /^Could not load the "sharp" module/;

const firstLine = (text: string): string => text.split('\n', 1)[0]!.slice(0, 200);
