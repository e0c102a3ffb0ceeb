import type { EngineSettings } from '../engine/engine.js';
import { readSettings } from '../engine/settings.js';
import { Interrupted } from '../errors/train.js';
import type { Holder } from '../files/lock.js';
import type { Registry } from '../registry.js';
import type { EpochRecord } from '../report/record.js';
import type { PageSources } from '../spec/read.js';

/** Permissions that a page has only if the user grants them by flag. */
export interface Allowances {
  /** Environment variables that look like credentials. */
  readonly env: readonly string[];
  /** Hosts that may be asked for weights without encryption, or at an address of this machine or its networks. */
  readonly hosts: readonly string[];
  /** Folders outside a data set's own that its images may be in. */
  readonly outside: readonly string[];
}

/** What a run needs besides its page: passed in once, so that no inner code reads the process. */
export interface Surroundings {
  readonly registry: Registry;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of everything that can be recreated: banks, drawn faces, fetched weights, engines. */
  readonly cache: string;
  /** The package's own folder of pages, papers and weights. */
  readonly zoo: string;
  /** Folders in which a page is looked up by name: `zoo`, and those of allowed plugins. */
  readonly library: readonly string[];
  readonly version: string;
  /** Memory of this machine, or of its container, in bytes; absent: memory is not checked. */
  readonly memory?: number;
  /** The pages that were already read for their list of plugins; absent: a page is read when it is opened. */
  readonly sources?: PageSources;
  /** Absent: nothing is allowed. */
  readonly allow?: Allowances;
  now(): Date;
}

/** The engine settings from the environment and the cache of the context. */
export const engineSettings = ({ env, cache }: Pick<Surroundings, 'env' | 'cache'>): EngineSettings => ({
  ...readSettings(env),
  cache,
});

/** Events of a long operation; the terminal shows them. */
export interface RunEvents {
  /** `done` of the units were done before, by the run that this one resumes. */
  start(label: string, total: number, unit: string, done?: number): void;
  advance(n: number, note?: string): void;
  done(): void;
  note(text: string): void;
  /** A stage has trained another epoch. */
  epoch?(stage: string, epoch: EpochRecord): void;
  /** True once the user has asked to stop. */
  stopping(): boolean;
}

/** Events of work that has nothing to save: once the user asks to stop, its next progress report throws `Interrupted`. */
export const interruptible = (events: RunEvents): RunEvents => ({
  ...events,
  advance: (n, note) => {
    events.advance(n, note);
    if (events.stopping()) throw new Interrupted();
  },
});

/**
 * Notes once that another process is making something that this one needs, and stops waiting when the user asks to
 * stop.
 */
export function waitingFor(events: RunEvents): (what: string, holder: Holder) => void {
  const said = new Set<string>();
  return (what, { pid, host }) => {
    if (events.stopping()) throw new Interrupted();
    if (said.has(what)) return;
    said.add(what);
    const other =
      pid === undefined ? 'another process' : `process ${pid}${host === undefined ? '' : ` on ${host}`}`;
    events.note(`waiting for ${what}, which ${other} is computing`);
  };
}

/** Interval at which stop requests are checked during work, milliseconds. */
const OFTEN = 200;

/** The result of `work`, or `Interrupted` as soon as the user asks to stop; does not stop the work itself. */
export function unlessStopped<T>(work: Promise<T>, events: Pick<RunEvents, 'stopping'>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const look = setInterval(() => {
      if (events.stopping()) reject(new Interrupted());
    }, OFTEN);
    work.then(resolve, reject).finally(() => clearInterval(look));
  });
}

/** Notes the first few of these lines, and the number of the rest. */
export function noteFew(lines: readonly string[], what: string, events: RunEvents): void {
  for (const line of lines.slice(0, 5)) events.note(line);
  if (lines.length > 5) events.note(`and ${lines.length - 5} more ${what}`);
}
