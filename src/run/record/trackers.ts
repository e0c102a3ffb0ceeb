import { resolve } from 'node:path';
import { PartBug } from '../../errors/parts.js';
import { Interrupted } from '../../errors/train.js';
import type { Ending, Score, TrackedEpoch, TrackedRun, Tracking } from '../../part.js';
import type { Plan } from '../../plan/plan.js';
import type { Registry } from '../../registry.js';
import type { RunRequest } from '../run.js';
import type { RunEvents } from '../surroundings.js';
import type { RunFolder } from './folder.js';

/** The trackers of a run, called together. */
export interface Trackers {
  epoch(epoch: TrackedEpoch): Promise<void>;
  scores(scores: { readonly [metric: string]: Score }): Promise<void>;
  /** Runs `work` and reports how it ended. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Starts the plan's trackers. One that throws, now or later, is noted and not called again, so that it does not stop
 * the run. Trackers write into the run's folder, so `check` throws before each call if the folder no longer belongs
 * to this run.
 */
export async function startTrackers(
  { trackers }: Plan,
  run: TrackedRun,
  registry: Registry,
  events: RunEvents,
  check: () => void,
): Promise<Trackers> {
  const listening = new Map<string, Tracking>();
  const guarded = async (name: string, what: () => unknown): Promise<void> => {
    try {
      await what();
    } catch (error) {
      listening.delete(name);
      events.note(`tracker ${name} failed (${reasonOf(error)}) and is not called again`);
    }
  };
  for (const { name, options } of trackers) {
    await guarded(name, async () => {
      const tracker = registry.bind('trackers', options, ['trackers', name]);
      listening.set(name, await tracker.start(run));
    });
  }
  const each = async (tell: (tracking: Tracking) => unknown): Promise<void> => {
    check();
    for (const [name, tracking] of listening) await guarded(name, () => tell(tracking));
  };
  return {
    epoch: (epoch) => each((one) => one.epoch?.(epoch)),
    scores: (scores) => each((one) => one.scores?.(scores)),
    during: async (work) => {
      const end = (how: Ending): Promise<void> => each((one) => one.end?.(how));
      try {
        const result = await work();
        await end('finished');
        return result;
      } catch (error) {
        await end(error instanceof Interrupted ? 'stopped' : 'failed');
        throw error;
      }
    },
  };
}

/**
 * A plain error of a tracker is about its environment (no network, say) and is not a bug; any other error still names
 * the part.
 */
function reasonOf(error: unknown): string {
  const cause = error instanceof PartBug ? error.cause : undefined;
  return cause instanceof Error && cause.name === 'Error' ? cause.message : (error as Error).message;
}

/** A run as its trackers see it. */
export function trackedRun(
  { open, resume }: Pick<RunRequest, 'open' | 'resume'>,
  folder: RunFolder,
  started: Date,
): TrackedRun {
  const { plan, page } = open;
  return {
    name: plan.name,
    folder: resolve(folder.path),
    started,
    seed: page.seed,
    resumed: resume,
    page: page as unknown as TrackedRun['page'],
    stages: plan.stages.map(({ name, epochs }) => ({ name, epochs })),
    metrics: plan.metrics.map(({ name }) => name),
  };
}
