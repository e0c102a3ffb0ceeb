import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { EXIT, ZooError } from '../../errors/problem.js';
import { Interrupted, trialFailed } from '../../errors/train.js';
import type { Plan } from '../../plan/plan.js';
import type { OpenPage } from '../../run/page/open.js';
import type { RunEvents } from '../../run/surroundings.js';

/** A page to try, and the real command to try it with: every run of a trial is a separate process. */
export interface Trial {
  /** The command that starts zoo: program and first arguments. */
  readonly zoo: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The page, the flags that change it, and the flags that shorten it. */
  readonly page: readonly string[];
  /** The flags that allow plugins and grant permissions to the page. */
  readonly allowing: readonly string[];
  /** The shortened page. */
  readonly open: OpenPage;
  /** The folder of its runs. */
  readonly folder: string;
  readonly events: RunEvents;
}

/** How far a trial shortens a page: epochs of each stage, rows of each split. */
export interface Shortening {
  readonly epochs: number;
  readonly rows: number;
}

/** The `--set` arguments that reduce a page's epochs. */
export const shortening = ({ stages }: Plan, { epochs }: Shortening): string[] =>
  stages.map(({ name, epochs: all }) => `stages.${name}.epochs=${Math.min(epochs, all)}`);

/** Describes the trial in a sentence. */
export function trialText({ name, stages }: Plan, { epochs, rows }: Shortening): string {
  const short = stages.some((stage) => stage.epochs > epochs);
  const length = short
    ? `at most ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'} of each stage`
    : 'all epochs';
  return `A trial of ${name}: ${length}, ${rows} rows of each split at most (--epochs and --rows say otherwise).`;
}

/** A running run of a trial. */
export interface Running {
  readonly folder: string;
  kill(): void;
  /** Waits for its end: true if it succeeded, false if it was killed. Throws the error if it failed. */
  ended(): Promise<boolean>;
  /** False once it has ended, for any reason. */
  alive(): boolean;
}

/** Starts a run of the trial's page into the folder `name`, or continues it. */
export function start(
  trial: Trial,
  name: string,
  how: { readonly engine?: string; readonly resume?: boolean; readonly env?: NodeJS.ProcessEnv } = {},
): Running {
  const folder = join(trial.folder, name);
  const [program, ...first] = trial.zoo;
  const args = how.resume
    ? ['run', '--resume', folder, ...trial.allowing]
    : ['run', ...trial.page, ...trial.allowing, '--out', folder, '--engine', how.engine ?? 'auto'];
  const child = spawn(program!, [...first, ...args], {
    env: { ...trial.env, ...how.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const end = endOf(child);
  return {
    folder,
    kill: () => child.kill('SIGKILL'),
    alive: () => child.exitCode === null && child.signalCode === null,
    ended: async () => {
      const text = await end;
      if (trial.events.stopping()) throw new Interrupted();
      if (child.signalCode === 'SIGKILL') return false;
      if (child.exitCode !== 0) throw new ZooError(trialFailed(name, text), EXIT.failed);
      return true;
    },
  };
}

/** The error output of a process, at its end. */
function endOf(child: ChildProcess): Promise<string> {
  let text = '';
  child.stderr!.setEncoding('utf8').on('data', (data) => {
    text = (text + data).slice(-2000);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(text));
  });
}
