import type { Graph } from '../graph/graph.js';
import type { Tf } from '../part.js';
import type { Plan, PlanStage } from '../plan/plan.js';
import type { Registry } from '../registry.js';
import type { EpochRecord } from '../report/record.js';
import type { CheckpointStore } from './checkpoint.js';
import type { Feed, SplitData } from './feed.js';

/** Everything needed to train a stage. */
export interface StageRun {
  readonly plan: Plan;
  readonly stage: PlanStage;
  readonly registry: Registry;
  readonly tf: Tf;
  readonly graph: Graph;
  readonly seed: number;
  readonly train: SplitData & { readonly feeds: readonly Feed[] };
  readonly validation: SplitData & { readonly feeds: readonly Feed[] };
  readonly checkpoints: CheckpointStore;
  readonly events: StageEvents;
  readonly clock: Clock;
  /**
   * True once the user has asked to stop: the current step is finished, everything is saved, then `Interrupted` is
   * thrown.
   */
  stopping(): boolean;
}

/** The time, and a pause for other events: a run gets both only from here. */
export interface Clock {
  /** Milliseconds since an arbitrary moment. */
  now(): number;
  /** Lets Ctrl-C and the progress line run. */
  pause(): Promise<void>;
}

/** The subset that a stage's steps need. */
export type StepsRun = Pick<StageRun, 'plan' | 'stage' | 'registry' | 'tf' | 'graph' | 'seed'> & {
  readonly train: Pick<SplitData, 'labels'>;
};

/** Events of a stage. */
export interface StageEvents {
  /** A stage of this many steps starts; `done` of them were done before (in a resumed run). */
  start(steps: number, done: number): void;
  /** A step is done: the means of the epoch so far, as they will be in its record. */
  step(
    means: Pick<EpochRecord, 'loss'> & { readonly losses: { readonly [loss: string]: number | null } },
  ): void;
  epoch(record: EpochRecord): Promise<void>;
  note(text: string): void;
}
