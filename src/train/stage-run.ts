import type { Graph } from '../graph/graph.js';
import type { Tf } from '../part.js';
import type { Plan, PlanStage } from '../plan/plan.js';
import type { Registry } from '../registry.js';
import type { EpochRecord } from '../report/record.js';
import type { CheckpointStore } from './checkpoint.js';
import type { Feed, SplitData } from './feed.js';

/** What a stage is trained with. */
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
  /** True once the user has asked to stop: the step at hand is finished, everything saved, then `Interrupted` thrown. */
  stopping(): boolean;
}

/** The time, and what else happens in it: a run takes neither from anywhere else. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Lets a Ctrl-C and the progress line in between. */
  pause(): Promise<void>;
}

/** What of it the steps are made with. */
export type StepsRun = Pick<StageRun, 'plan' | 'stage' | 'registry' | 'tf' | 'graph' | 'seed'> & {
  readonly train: Pick<SplitData, 'labels'>;
};

/** What hears how a stage goes. */
export interface StageEvents {
  /** A stage of this many steps begins; `done` of them were done before (a resumed run). */
  start(steps: number, done: number): void;
  /** A step is done: the means of the epoch so far, as its record will have them. */
  step(
    means: Pick<EpochRecord, 'loss'> & { readonly losses: { readonly [loss: string]: number | null } },
  ): void;
  epoch(record: EpochRecord): Promise<void>;
  note(text: string): void;
}
