import { performance } from 'node:perf_hooks';
import { EXIT, ZooError } from '../errors/problem.js';
import { diverged, Interrupted } from '../errors/train.js';
import type { Score } from '../part.js';
import { stream } from '../random/stream.js';
import type { EpochRecord } from '../report/record.js';
import { answer } from './answers.js';
import type { Progress } from './checkpoint.js';
import { batches } from './feed.js';
import { score } from './scores.js';
import type { StageRun } from './stage-run.js';
import { saveState, stageArrays } from './state.js';
import { type Slots, type Stepper, trainStep } from './step.js';

/**
 * Trains from `from` to the end of its epoch, scores the validation rows and saves where the stage stands. Throws
 * `Interrupted` when asked to stop (what is saved can be resumed), and a ZooError when the loss is not finite.
 */
export async function epoch(
  run: StageRun,
  stepper: Stepper,
  slots: Slots,
  rows: Int32Array,
  perEpoch: number,
  from: Progress,
): Promise<Progress> {
  const { stage, registry, train, events, seed } = run;
  const started = performance.now();
  const seconds = (): number => from.seconds + (performance.now() - started) / 1000;
  const shuffled = stream(seed, 'shuffle', stage.name, from.epoch)
    .permutation(rows.length)
    .map((i) => rows[i]!);
  const schedule = registry.get('schedules', stage.schedule.type)!;
  let { inEpoch, lossSum } = from;
  const rateAt = (step: number): number => {
    const at = { step, steps: perEpoch * stage.epochs, stepsPerEpoch: perEpoch };
    return stepper.optimizer.rate(stage.optimizer as never) * schedule.factor(stage.schedule as never, at);
  };
  const stopIfAsked = (): void => {
    if (!run.stopping()) return;
    saveState(run.checkpoints, stepper, slots, { ...from, inEpoch, lossSum, seconds: seconds() });
    throw new Interrupted();
  };
  const used = shuffled.subarray(0, perEpoch * stage.batch);
  for await (const batch of batches(used, stage.batch, train.feeds, from.epoch, inEpoch)) {
    const step = from.epoch * perEpoch + inEpoch;
    const at = { epoch: from.epoch, inEpoch, step, rate: rateAt(step) };
    const loss = trainStep(stepper, batch, slots, at);
    if (!Number.isFinite(loss))
      throw new ZooError(diverged(stage.name, from.epoch + 1, inEpoch + 1), EXIT.failed);
    lossSum += loss;
    inEpoch++;
    events.step(loss);
    await new Promise(setImmediate); // lets a Ctrl-C and the progress line in between
    stopIfAsked();
  }
  const scores = await validate(run, stopIfAsked);
  const values = Object.fromEntries(Object.entries(scores).map(([name, { value }]) => [name, value]));
  const record = {
    epoch: from.epoch + 1,
    loss: lossSum / perEpoch,
    rate: rateAt((from.epoch + 1) * perEpoch - 1),
    seconds: seconds() - from.seconds,
    scores: values,
  };
  const epochs = [...from.epochs, record];
  const next = { epoch: from.epoch + 1, inEpoch: 0, lossSum: 0, epochs, seconds: seconds() };
  const progress = better(run, { ...next, best: from.best }, values);
  saveState(run.checkpoints, stepper, slots, progress);
  await events.epoch(record);
  if (run.stopping()) throw new Interrupted();
  return progress;
}

/** Scores the stage's metrics on the validation rows, with the weights as they are. */
async function validate(run: StageRun, stopIfAsked: () => void): Promise<{ [name: string]: Score }> {
  const { plan, stage, registry, tf, graph, validation } = run;
  if (stage.metrics.length === 0) return {};
  const nodes = plan.nodes.filter((node) => stage.losses.some((loss) => loss.node === node.name));
  const { rows, feeds, labels } = validation;
  const progress = stopIfAsked;
  const order = stage.active;
  const answers = await answer({ tf, graph, order, nodes, labels: plan.labels, feeds, rows, progress });
  return score(stage.metrics, answers, { metrics: plan.metrics, nodes, registry, labels });
}

/** Keeps the weights where the selecting metric is the best so far (the earliest of equals); the last where it says nothing. */
function better(
  { stage, checkpoints, graph }: StageRun,
  progress: Progress,
  values: EpochRecord['scores'],
): Progress {
  const { epoch, best } = progress;
  const value = stage.select === undefined ? null : (values[stage.select] ?? null);
  if (value === null && best.value === null) return { ...progress, best: { epoch, value } };
  if (value === null || (best.value !== null && !(value > best.value))) return progress;
  const improved = { ...progress, best: { epoch, value } };
  checkpoints.saveBest({ arrays: stageArrays(graph, stage), progress: improved });
  return improved;
}
