/** Decides where the runs of a study are computed. */
import type { Part } from './part.js';

/** One run of a study: a variant with a seed. */
export interface StudyUnit {
  /** Its number in the study, from 1. */
  readonly index: number;
  readonly variant: string;
  readonly seed: number;
  /** Hash of everything that its results depend on; unique to the unit. */
  readonly address: string;
  /** The folder of its run, relative to the working folder. */
  readonly folder: string;
}

/**
 * What one process does for a study: compute the frozen outputs, run one unit, or write the tables of the finished
 * units.
 */
export type StudyStep = 'fill' | 'report' | { readonly unit: StudyUnit };

/** How the process of a unit ended. */
export interface ProcessEnd {
  /** Null if a signal killed it. */
  readonly code: number | null;
  readonly signal?: string | null;
  /** The last line that it printed. */
  readonly last?: string;
}

/**
 * A study as an executor receives it. Every unit is an ordinary run folder, so a unit is never lost or computed
 * twice: a finished unit returns immediately, a stopped one resumes, and the lock of the folder keeps two processes
 * from running the same one. An executor therefore decides only where and when the steps run.
 *
 * The order of a study is: `fill` once, then all units in any order or at the same time, then `report`. The report
 * lists unfinished units, so it may run even if some have failed.
 */
export interface StudyJob {
  /**
   * Folder of the study: its `study.json`, its tables, and one folder for each unit. It exists when `execute` is
   * called.
   */
  readonly folder: string;
  /** The unfinished units, in the order of the study. */
  readonly units: readonly StudyUnit[];
  /** Number of threads that a process may use, set by the user or else the number of processors. */
  readonly threads: number;
  /** Environment variables of this process. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * The command that runs one step in a new process, as a list of arguments that starts with the path of Node. Run it
   * in the working folder of this process, on a machine with access to the same files. Exit codes: 0 if the step is
   * done, 130 if SIGINT or SIGTERM stopped it after it saved a checkpoint (the same command continues it), 75 if the
   * disk was full or failed, any other if the step failed. `ZOO_THREADS` sets its threads.
   */
  command(step: StudyStep): readonly string[];
  /** Whether a unit has finished, according to its folder. */
  isFinished(unit: StudyUnit): boolean;
  /** Computes the frozen outputs in this process. */
  fill(): Promise<void>;
  /** Runs a unit in this process. If the unit fails, the failure is reported and the promise still resolves. */
  run(unit: StudyUnit): Promise<void>;
  /** True once the user has asked to stop. */
  stopping(): boolean;
  /** Reports that a process has started this unit. */
  started(unit: StudyUnit): void;
  /** Reports a line that a process has printed about this unit. */
  printed(unit: StudyUnit, line: string): void;
  /** Reports how the process of this unit ended. */
  ended(unit: StudyUnit, end: ProcessEnd): void;
}

/** The result of executing a study. */
export interface Execution {
  /** Whether the units have ended, so that the report can be written now. False: they run later, and so does the report. */
  readonly ended: boolean;
  /** Lines for the user, such as the number of a submitted job. */
  readonly notes: readonly string[];
}

/** A bound executor: runs the units of a study somewhere. */
export interface BoundExecutor {
  /**
   * Runs `fill` and the units. A failed unit does not stop the others. When the user asks to stop, stops the units
   * that it started and returns; calling it again continues.
   */
  execute(job: StudyJob): Promise<Execution>;
  /** For an executor that submits jobs: what `execute` would submit. Printed by `--dry-run`. */
  preview?(job: StudyJob): string;
  /**
   * Lines about a study that the folders of its units do not show, such as waiting jobs and what to resubmit. Called
   * by `--status`.
   */
  status?(job: StudyJob): Promise<readonly string[]>;
  /** Stops a study that runs elsewhere, and returns lines that describe what was stopped. Called by `--cancel`. */
  cancel?(job: StudyJob): Promise<readonly string[]>;
}

/** Selected by a flag or the user's configuration, never by a page or a study. */
export type ExecutorPart<O = never> = Part<'executors', O, BoundExecutor>;
