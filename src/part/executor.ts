/** Where the runs of a study are computed. */
import type { Part } from './part.js';

/** One run of a study: a variant with a seed. */
export interface StudyUnit {
  /** Its number in the study, from 1. */
  readonly index: number;
  readonly variant: string;
  readonly seed: number;
  /** Hash of all that its results depend on; no other unit has it. */
  readonly address: string;
  /** The folder of its run, from the working folder. */
  readonly folder: string;
}

/** What one process does for a study: compute the frozen outputs, run one unit, or write the tables of what has finished. */
export type StudyStep = 'fill' | 'report' | { readonly unit: StudyUnit };

/** How a process ended that ran a unit. */
export interface ProcessEnd {
  /** Null where a signal killed it. */
  readonly code: number | null;
  readonly signal?: string | null;
  /** The last line that it printed. */
  readonly last?: string;
}

/**
 * A study as an executor receives it. Every unit is an ordinary run folder, so a unit is never lost or computed twice, whoever runs it:
 * a finished one returns at once, a stopped one is resumed, and two processes that start the same one exclude each other by
 * the lock of its folder. An executor therefore decides only where and when the steps run.
 *
 * The order of a study is: `fill` once, then all units in any order or at the same time, then `report`. The report names the units that
 * have not finished, so it may run whatever became of them.
 */
export interface StudyJob {
  /** Folder of the study: its `study.json`, its tables, and one folder for each unit. It exists when `execute` is called. */
  readonly folder: string;
  /** The units that have not finished, in the order of the study. */
  readonly units: readonly StudyUnit[];
  /** How many threads a process may use, as the user has set it or this machine has processors. */
  readonly threads: number;
  /** Environment variables of this process. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * A command that does one step in a fresh process, as a list of words that starts with the path of Node. Call it in the
   * working folder of this process, on a machine that sees the same files. It exits with 0 when the step is done, with 130 when it was
   * stopped by SIGINT or SIGTERM after saving a checkpoint (the same command continues it), with 75 when the disk was full or failed,
   * with another code when the step failed. `ZOO_THREADS` sets its threads.
   */
  command(step: StudyStep): readonly string[];
  /** Whether a unit has finished by now, as its folder tells. */
  isFinished(unit: StudyUnit): boolean;
  /** Computes the frozen outputs in this process. */
  fill(): Promise<void>;
  /** Runs a unit in this process. One that fails is reported, and the promise is kept. */
  run(unit: StudyUnit): Promise<void>;
  /** True once the user has asked to stop. */
  stopping(): boolean;
  /** Reports that a process has started this unit. */
  started(unit: StudyUnit): void;
  /** Reports what a process has printed about this unit: a line. */
  printed(unit: StudyUnit, line: string): void;
  /** Reports how a process ended that ran this unit. */
  ended(unit: StudyUnit, end: ProcessEnd): void;
}

/** What an executor has done with a study. */
export interface Execution {
  /** Whether the units have ended, so that the report can be written now. False: they will run later, and so will the report. */
  readonly ended: boolean;
  /** Lines for the user, such as the number of a submitted job. */
  readonly notes: readonly string[];
}

/** An executor, bound: runs the units of a study somewhere. */
export interface BoundExecutor {
  /**
   * Runs `fill` and the units. A unit that fails does not stop the others. Once the user asks to stop, it stops what it has started and
   * returns; the same call then continues.
   */
  execute(job: StudyJob): Promise<Execution>;
  /** What `execute` would submit, for an executor that submits. Printed by `--dry-run`. */
  preview?(job: StudyJob): string;
  /** Lines on what it knows of a study beyond the folders of its units: jobs that wait, what to resubmit. Called by `--status`. */
  status?(job: StudyJob): Promise<readonly string[]>;
  /** Stops a study that runs elsewhere, and returns lines on what was stopped. Called by `--cancel`. */
  cancel?(job: StudyJob): Promise<readonly string[]>;
}

/** The user chooses one by flag or configuration; a page or a study cannot. */
export type ExecutorPart<O = never> = Part<'executors', O, BoundExecutor>;
