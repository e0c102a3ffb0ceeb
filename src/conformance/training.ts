import type { Engine } from '../engine/engine.js';
import type { Plan } from '../plan/plan.js';
import type { Registry } from '../registry.js';
import { loaded, type SmallTraining, trial } from './trial.js';

/** A plan's small training on an engine, made once, and repetitions to compare with it. */
export interface Trained {
  readonly plan: Plan;
  first(): Promise<SmallTraining>;
  /** Number of tensors that the first training left behind. */
  left(): Promise<number>;
  /** Trains again; with `stop`, stops after this many steps and resumes. */
  again(stop?: number): Promise<SmallTraining>;
  loaded(weights: Uint8Array): Promise<Pick<SmallTraining, 'outputs' | 'weights'>>;
}

export function training(engine: Engine, registry: Registry, plan: Plan): Trained {
  const again = (stop?: number): Promise<SmallTraining> => trial(engine, registry, plan, stop);
  const counted = async (): Promise<{ readonly trial: SmallTraining; readonly left: number }> => {
    const before = engine.tf.memory().numTensors;
    const trial = await again();
    return { trial, left: engine.tf.memory().numTensors - before };
  };
  let made: ReturnType<typeof counted> | undefined;
  const once = () => (made ??= counted());
  return {
    plan,
    first: async () => (await once()).trial,
    left: async () => (await once()).left,
    again,
    loaded: (weights) => loaded(engine, registry, plan, weights),
  };
}
