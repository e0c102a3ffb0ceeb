import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { EXIT, ZooError } from '../../errors/problem.js';
import { Interrupted, trialFailed } from '../../errors/train.js';
import type { Plan } from '../../plan/plan.js';
import type { OpenPage } from '../../run/page/open.js';
import type { RunEvents } from '../../run/surroundings.js';

/** A page to try, and the real command to try it with: every run of a trial is a process of its own. */
export interface Trial {
  /** What starts zoo: program and first arguments. */
  readonly zoo: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The page, the flags that change it, and those that shorten it. */
  readonly page: readonly string[];
  /** The flags that allow plugins, and what a page may not do by itself. */
  readonly allowing: readonly string[];
  /** That page, shortened. */
  readonly open: OpenPage;
  /** Where its runs go. */
  readonly folder: string;
  readonly events: RunEvents;
}

/** How much of a page a trial runs: epochs of each stage, rows of each split. */
export interface Shortening {
  readonly epochs: number;
  readonly rows: number;
}

/** What `--set` sets in a page that has fewer epochs. */
export const shortening = ({ stages }: Plan, { epochs }: Shortening): string[] =>
  stages.map(({ name, epochs: all }) => `stages.${name}.epochs=${Math.min(epochs, all)}`);

/** What the trial is of, in a sentence. */
export function trialText({ name, stages }: Plan, { epochs, rows }: Shortening): string {
  const short = stages.some((stage) => stage.epochs > epochs);
  const length = short ? `${epochs} epochs of each stage at most` : 'all epochs';
  return `A trial of ${name}: ${length}, ${rows} rows of each split at most (--epochs and --rows say otherwise).`;
}

/** A run of a trial that is running. */
export interface Running {
  readonly folder: string;
  kill(): void;
  /** Waits for its end: true where it ended well, false where it was killed. Throws what it failed with. */
  ended(): Promise<boolean>;
  /** False once it has ended, in whatever way. */
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

/** What a process has said on standard error, at its end. */
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
