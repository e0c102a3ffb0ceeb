import type { RunEvents, Surroundings } from '../../run/surroundings.js';
import type { RunSettings } from '../execute.js';
import type { Unit } from '../unit.js';

/** What a fresh process does for a study: compute the frozen outputs, run one unit, or write the tables of what has finished. */
export type Step = 'fill' | 'report' | { readonly unit: Unit };

/**
 * A study as an executor receives it. Every unit is an ordinary run folder, so a unit is never lost or computed twice, whoever runs it:
 * a finished one returns at once, a stopped one is resumed, and two processes that start the same one exclude each other by
 * the lock of its folder. An executor therefore decides only where and when the steps run.
 *
 * The order of a study is: `fill` once, then all units in any order or at the same time, then `report`. The report names the units that
 * have not finished, so it may run whatever became of them.
 */
export interface StudyJob {
  /** Folder of the study: its `study.json`, its tables, and one folder for each unit. It exists. */
  readonly folder: string;
  /** The units that have not finished, in the order of the study; `index` is their number in the whole study, from 1. */
  readonly units: readonly Unit[];
  /** The same for every unit; the engine is the one that the study pins. */
  readonly settings: RunSettings;
  /**
   * A command that does one step in a fresh process, as a list of words that starts with the path of Node. It must be called in the
   * working folder of this process, on a machine that sees the same files. It exits with 0 when the step is done, with 130 when it was stopped by SIGINT or
   * SIGTERM after saving a checkpoint (the same command continues it), with another code when the step failed. A unit
   * that fails leaves the reason in the study's folder, where `--status` and the report find it.
   */
  command(step: Step): readonly string[];
}

/** What is reported while a study is executed. */
export interface StudyEvents extends RunEvents {
  starting(unit: Unit): void;
  finished(unit: Unit): void;
  failed(unit: Unit, error: unknown): void;
  /** The last line that another process has printed about a unit. */
  working(unit: Unit, line: string): void;
}

/** What an executor has done with a study. */
export interface Execution {
  /** Whether the units have ended, so that the report can be written now. False: they will run later, and so will the report. */
  readonly ended: boolean;
  /** Lines for the user, such as the number of a submitted job. */
  readonly notes: readonly string[];
}

/** An executor with its options. */
export interface Executor {
  /**
   * Runs `fill` and the units. A unit that fails does not stop the others. Throws `Interrupted` where the user stops it; the
   * same call then continues.
   */
  execute(job: StudyJob, context: Surroundings, events: StudyEvents): Promise<Execution>;
  /** What `execute` would submit, where that is more than a list of units. Printed by `--dry-run`. */
  preview?(job: StudyJob): string;
  /** Lines on what it knows of a study beyond the folders of its units: jobs that wait, what to resubmit. Called by `--status`. */
  status?(job: StudyJob, context: Surroundings): Promise<readonly string[]>;
  /** Stops a study that runs elsewhere, and returns lines on what was stopped. Called by `--cancel`. */
  cancel?(job: StudyJob, context: Surroundings): Promise<readonly string[]>;
}

/** An option of an executor, given as `--with NAME=VALUE`. */
export interface ExecutorOption {
  readonly name: string;
  readonly description: string;
}

/**
 * A way to run the units of a study: one in each file of this folder, listed in `shelf.ts`. The user chooses one by flag, never a page
 * or a study.
 */
export interface ExecutorRecord {
  readonly name: string;
  /** What it is, in a few words, for help and docs. */
  readonly summary: string;
  readonly options: readonly ExecutorOption[];
  /** The executor with these options, whose names have been checked. Throws `bad-executor-option` for a wrong value. */
  bind(options: { readonly [name: string]: string }): Executor;
}
