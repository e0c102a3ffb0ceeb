import { EXIT, ZooError } from '../errors/problem.js';
import { diverged, Interrupted } from '../errors/train.js';
import type { EpochRecord } from '../report/record.js';
import type { NamedArrays } from '../weights/named-array.js';
import type { StagePosition } from './checkpoint.js';
import type { EpochBatches } from './epoch-batches.js';
import { type Batch, batches, type Draw } from './feed.js';
import { firstStepOf } from './first-step.js';
import type { StageRun } from './stage-run.js';
import { saveState, stageArrays } from './state.js';
import { type Slots, type Stepper, type StepResult, trainStep } from './step.js';
import { openTally, trainScores } from './tally.js';
import { type Validation, validate } from './validation.js';

/** A running stage: the state that its epochs share. */
export interface StageWork {
  readonly run: StageRun;
  readonly stepper: Stepper;
  readonly slots: Slots;
  readonly batches: EpochBatches;
  /** The start of this run of the stage: its beginning, or a checkpoint. */
  readonly from: StagePosition;
  /** The checkpoint's predictions in an unfinished epoch. */
  readonly answers: NamedArrays;
}

/**
 * Trains from `from` to the end of its epoch, scores the validation rows and saves the position of the stage. Throws
 * `Interrupted` when asked to stop (the saved position can be resumed), and a ZooError if the loss is not finite.
 */
export async function epoch(work: StageWork, from: StagePosition): Promise<StagePosition> {
  const { run, stepper, slots } = work;
  const { clock } = run;
  const started = clock.now();
  const seconds = (): number => from.seconds + (clock.now() - started) / 1000;
  const answers = from === work.from ? work.answers : NOTHING;
  const tally = openTally(run.train.rows, stepper.losses, { sums: from.tasks ?? [], answers });
  let now = from;
  const stopIfAsked = async (): Promise<void> => {
    if (!run.stopping()) return;
    await saveState(run.checkpoints, stepper, slots, { ...now, seconds: seconds() }, tally.answers());
    throw new Interrupted();
  };
  let seen = Math.min(from.inEpoch * run.stage.batch, work.batches.perEpoch);
  const draw = work.batches.draw(from.epoch);
  for await (const { step, rows, windows } of steps(work, from, draw)) {
    tally.add(rows, step);
    const weight = rows.length / (windows?.length ?? 1);
    seen += weight;
    const lossSum = now.lossSum + step.loss * weight;
    now = { ...now, inEpoch: now.inEpoch + 1, lossSum, tasks: tally.sums() };
    run.events.step({ loss: lossSum / seen, losses: tally.losses() });
    await clock.pause();
    await stopIfAsked();
  }
  const validation = await validate(run, stepper.losses, stopIfAsked);
  const train = {
    losses: tally.losses(),
    scores: trainScores(run, stepper.losses, tally.answers(), rowsOf(draw)),
  };
  const record = recordOf(work, now, { train, validation }, seconds() - from.seconds);
  const progress = await better(run, after(now, record, seconds()), record.scores);
  await saveState(run.checkpoints, stepper, slots, progress);
  await run.events.epoch(record);
  if (run.stopping()) throw new Interrupted();
  return progress;
}

const NOTHING: NamedArrays = new Map();

/** Runs the remaining steps of the epoch, and yields the numbers of each with its batch. */
async function* steps(
  work: StageWork,
  from: StagePosition,
  draw: Draw,
): AsyncGenerator<Batch & { readonly step: StepResult<number, Float32Array> }> {
  const { run, stepper, slots } = work;
  const { epoch, inEpoch } = from;
  const { stage, train } = run;
  const perEpoch = work.batches.steps;
  let done = inEpoch;
  let first = from === work.from ? firstStepOf(stepper, run.plan) : undefined;
  for await (const batch of batches(draw, train.feeds, epoch, inEpoch)) {
    const index = epoch * perEpoch + done;
    const at = { epoch, inEpoch: done, step: index, rate: rateAt(work, index), first };
    const step = await trainStep(stepper, batch, slots, at);
    first = undefined;
    done++;
    if (!Number.isFinite(step.loss)) throw new ZooError(diverged(stage.name, epoch + 1, done), EXIT.failed);
    yield { ...batch, step };
  }
}

/** The rows of all batches of an epoch. */
function rowsOf({ batches, batch }: Draw): Int32Array {
  const each = Array.from({ length: batches }, (_, index) => batch(index).rows.filter((row) => row >= 0));
  const rows = new Int32Array(each.reduce((sum, some) => sum + some.length, 0));
  let at = 0;
  for (const some of each) {
    rows.set(some, at);
    at += some.length;
  }
  return rows;
}

/** The optimizer's rate at a step of the stage, counted from 0: `rate x factor(step)` of its schedule. */
function rateAt({ run, stepper, batches: { steps: perEpoch } }: StageWork, step: number): number {
  const at = { step, steps: perEpoch * run.stage.epochs, stepsPerEpoch: perEpoch };
  return stepper.optimizer.rate * stepper.schedule.factor(at);
}

/**
 * The reported numbers of an epoch: its mean loss over rows or windows (batches are weighted by their number), and
 * the learning rate of its last step.
 */
function recordOf(
  work: StageWork,
  { epoch, lossSum }: StagePosition,
  { train, validation }: { readonly train: Validation; readonly validation: Validation },
  seconds: number,
): EpochRecord {
  const { batches, run } = work;
  const { stage } = run;
  return {
    epoch: epoch + 1,
    loss: lossSum / batches.perEpoch,
    losses: { train: train.losses, validation: validation.losses },
    rate: rateAt(work, (epoch + 1) * batches.steps - 1),
    seconds,
    scores: validation.scores,
    // Predictions for mixtures are not predictions for either of their rows.
    ...(stage.mixup?.real !== 0 && { trainScores: train.scores }),
  };
}

/** The position of the stage after an epoch. */
const after = (
  { epoch, epochs, best }: StagePosition,
  record: EpochRecord,
  seconds: number,
): StagePosition => ({
  epoch: epoch + 1,
  inEpoch: 0,
  lossSum: 0,
  tasks: [],
  epochs: [...epochs, record],
  seconds,
  best,
});

/** Saves the weights if the selecting metric is the best so far; without a value, the last weights count as the best. */
async function better(
  run: StageRun,
  progress: StagePosition,
  scores: EpochRecord['scores'],
): Promise<StagePosition> {
  const { stage, checkpoints, graph } = run;
  const { epoch, best } = progress;
  const value = stage.select === undefined ? null : (scores[stage.select] ?? null);
  if (value === null && best.value === null) return { ...progress, best: { epoch, value } };
  if (value === null) return progress;
  if (best.value !== null && !isBetter(run, value, best.value)) return progress;
  const improved = { ...progress, best: { epoch, value } };
  checkpoints.saveBest({ arrays: await stageArrays(graph, stage), progress: improved });
  return improved;
}

function isBetter(
  { stage: { select, selectTies = 'first' }, plan, registry }: StageRun,
  value: number,
  best: number,
): boolean {
  if (value === best) return selectTies === 'last';
  const { options } = plan.metrics.find(({ name }) => name === select)!;
  return registry.get('metrics', options.type)!.error ? value < best : value > best;
}
