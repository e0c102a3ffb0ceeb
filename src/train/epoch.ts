import { EXIT, ZooError } from '../errors/problem.js';
import { diverged, Interrupted } from '../errors/train.js';
import { stream } from '../random/stream.js';
import type { EpochRecord } from '../report/record.js';
import { answer } from './answers.js';
import type { StagePosition } from './checkpoint.js';
import { batches } from './feed.js';
import { firstStepOf } from './first-step.js';
import { drawnRows } from './sampling.js';
import { score } from './scores.js';
import type { StageRun } from './stage-run.js';
import { saveState, stageArrays } from './state.js';
import { type Slots, type Stepper, trainStep } from './step.js';

/** A stage at work: what its epochs share. */
export interface StageWork {
  readonly run: StageRun;
  readonly stepper: Stepper;
  readonly slots: Slots;
  /** The rows that it trains on. */
  readonly rows: Int32Array;
  /** How likely each of them is drawn; absent: an epoch sees every row once. */
  readonly shares?: Float64Array | undefined;
  /** Steps of an epoch. */
  readonly perEpoch: number;
  /** Where this run of the stage began: at nothing, or at a checkpoint. */
  readonly from: StagePosition;
}

/**
 * Trains from `from` to the end of its epoch, scores the validation rows and saves where the stage stands. Throws
 * `Interrupted` when asked to stop (what is saved can be resumed), and a ZooError when the loss is not finite.
 */
export async function epoch(work: StageWork, from: StagePosition): Promise<StagePosition> {
  const { run, stepper, slots } = work;
  const { clock } = run;
  const started = clock.now();
  const seconds = (): number => from.seconds + (clock.now() - started) / 1000;
  let now = from;
  const stopIfAsked = async (): Promise<void> => {
    if (!run.stopping()) return;
    await saveState(run.checkpoints, stepper, slots, { ...now, seconds: seconds() });
    throw new Interrupted();
  };
  for await (const { loss, rows } of steps(work, from)) {
    now = { ...now, inEpoch: now.inEpoch + 1, lossSum: now.lossSum + loss * rows };
    run.events.step(loss);
    await clock.pause();
    await stopIfAsked();
  }
  const scores = await validate(run, stopIfAsked);
  const record = recordOf(work, now, scores, seconds() - from.seconds);
  const progress = await better(run, after(now, record, seconds()), scores);
  await saveState(run.checkpoints, stepper, slots, progress);
  await run.events.epoch(record);
  if (run.stopping()) throw new Interrupted();
  return progress;
}

/** Takes the steps that the epoch has left, and yields the loss of each and the rows of its batch. */
async function* steps(
  work: StageWork,
  from: StagePosition,
): AsyncGenerator<{ readonly loss: number; readonly rows: number }> {
  const { run, stepper, slots, perEpoch } = work;
  const { epoch, inEpoch } = from;
  const { stage, train } = run;
  const order = rowsOf(work, epoch).subarray(0, rowsPerEpoch(work));
  let done = inEpoch;
  let first = from === work.from ? firstStepOf(stepper) : undefined;
  for await (const batch of batches(order, stage.batch, train.feeds, epoch, inEpoch)) {
    const step = epoch * perEpoch + done;
    const at = { epoch, inEpoch: done, step, rate: rateAt(work, step), first };
    const loss = await trainStep(stepper, batch, slots, at);
    first = undefined;
    done++;
    if (!Number.isFinite(loss)) throw new ZooError(diverged(stage.name, epoch + 1, done), EXIT.failed);
    yield { loss, rows: batch.rows.length };
  }
}

/** Rows that an epoch sees: all, but for a last batch of a single one. */
const rowsPerEpoch = ({ run, rows, perEpoch }: StageWork): number =>
  Math.min(rows.length, perEpoch * run.stage.batch);

/** The training rows in the order of an epoch: all of them, or as many drawn by their shares. */
function rowsOf({ run, rows, shares }: StageWork, epoch: number): Int32Array {
  const { seed, stage } = run;
  if (shares) return drawnRows(rows, shares, stream(seed, 'sample', stage.name, epoch));
  return stream(seed, 'shuffle', stage.name, epoch)
    .permutation(rows.length)
    .map((i) => rows[i]!);
}

/** The optimizer's rate at a step of the stage, counted from 0: `rate x factor(step)` of its schedule. */
function rateAt({ run, stepper, perEpoch }: StageWork, step: number): number {
  const at = { step, steps: perEpoch * run.stage.epochs, stepsPerEpoch: perEpoch };
  return stepper.optimizer.rate * stepper.schedule.factor(at);
}

/** The stage's metrics on the validation rows, with the weights as they are. */
async function validate(run: StageRun, stopIfAsked: () => Promise<void>): Promise<EpochRecord['scores']> {
  const { plan, stage, registry, tf, graph, validation, clock } = run;
  if (stage.metrics.length === 0) return {};
  const nodes = plan.nodes.filter((node) => stage.losses.some((loss) => loss.node === node.name));
  const { rows, feeds, labels } = validation;
  const progress = stopIfAsked;
  const order = stage.active;
  const answers = await answer({ tf, graph, order, nodes, feeds, rows, progress, pause: clock.pause });
  const scores = score(stage.metrics, answers, { metrics: plan.metrics, nodes, registry, labels });
  return Object.fromEntries(Object.entries(scores).map(([name, { value }]) => [name, value]));
}

/** What is told of an epoch: its mean loss over rows (each batch weighs by its rows), and the rate of its last step. */
function recordOf(
  work: StageWork,
  { epoch, lossSum }: StagePosition,
  scores: EpochRecord['scores'],
  seconds: number,
): EpochRecord {
  const { perEpoch } = work;
  const rate = rateAt(work, (epoch + 1) * perEpoch - 1);
  return { epoch: epoch + 1, loss: lossSum / rowsPerEpoch(work), rate, seconds, scores };
}

/** Where the stage stands once an epoch is over. */
const after = (
  { epoch, epochs, best }: StagePosition,
  record: EpochRecord,
  seconds: number,
): StagePosition => ({
  epoch: epoch + 1,
  inEpoch: 0,
  lossSum: 0,
  epochs: [...epochs, record],
  seconds,
  best,
});

/** Keeps the weights where the selecting metric is the best so far; the last where it says nothing. */
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
