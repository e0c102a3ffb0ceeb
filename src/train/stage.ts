import { performance } from 'node:perf_hooks';
import { EXIT, ZooError } from '../errors/problem.js';
import { diverged, Interrupted, noRows } from '../errors/train.js';
import type { Graph } from '../graph/graph.js';
import type { Score, Tf } from '../part.js';
import type { Plan, PlanStage } from '../plan/plan.js';
import { stream } from '../random/stream.js';
import type { Registry } from '../registry.js';
import type { EpochRecord, StageRecord } from '../report/record.js';
import { answer } from './answers.js';
import type { CheckpointStore, Progress } from './checkpoint.js';
import { batches, type Feed, type SplitData } from './feed.js';
import { labelStatistics } from './labels.js';
import { score } from './scores.js';
import { loadState, saveState, stageArrays } from './state.js';
import { emptySlots, type Slots, type StageLoss, type Stepper, trainStep } from './step.js';

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
  /** True once the user has asked to stop: the step at hand is finished, everything saved, then `Interrupted` thrown. */
  stopping(): boolean;
}

export interface StageEvents {
  start(stage: string, steps: number, done: number): void;
  step(loss: number): void;
  epoch(stage: string, record: EpochRecord): void;
  note(text: string): void;
}

/**
 * Trains one stage to its end, from its newest checkpoint where there is one, and leaves the graph with the weights
 * that the stage selects. Throws `Interrupted` when asked to stop, and a ZooError when the loss is not finite or no row
 * carries the stage's labels.
 */
export async function trainStage(run: StageRun): Promise<StageRecord> {
  const { stage, graph, checkpoints } = run;
  const rows = trainingRows(run);
  if (rows.length === 0) throw new ZooError(noRows(stage.name, stage.rows));
  const perEpoch = stepsPerEpoch(rows.length, stage.batch);
  const record = ({ epochs, best, seconds }: Progress): StageRecord => ({
    name: stage.name,
    rows: rows.length,
    steps: perEpoch * stage.epochs,
    ...(stage.select === undefined ? {} : { select: stage.select }),
    best,
    seconds,
    epochs,
  });
  const done = checkpoints.finished();
  if (done) {
    loadState(graph, stage, done.arrays);
    return record(done.progress);
  }
  const stepper = createStepper(run);
  const slots = emptySlots(run.tf, stepper.variables, stepper.optimizer);
  let progress = resume(run, stepper, slots);
  run.events.start(stage.name, perEpoch * stage.epochs, progress.epoch * perEpoch + progress.inEpoch);
  while (progress.epoch < stage.epochs) progress = await epoch(run, stepper, slots, rows, perEpoch, progress);
  run.tf.dispose(slots);
  const best = stage.select === undefined ? undefined : checkpoints.best();
  if (best) loadState(graph, stage, best);
  checkpoints.finish(stageArrays(graph, stage), progress);
  return record(progress);
}

const START: Progress = {
  epoch: 0,
  inEpoch: 0,
  lossSum: 0,
  epochs: [],
  best: { epoch: 0, value: null },
  seconds: 0,
};

function resume(
  { checkpoints, graph, stage, events, tf }: StageRun,
  stepper: Stepper,
  slots: Slots,
): Progress {
  const found = checkpoints.latest();
  if (!found) return START;
  for (const file of found.skipped) events.note(`${file} is damaged; going on from the checkpoint before it`);
  const { arrays, progress } = found.checkpoint;
  loadState(graph, stage, arrays, { tf, stepper, slots });
  events.note(`stage ${stage.name} goes on after epoch ${progress.epoch}, step ${progress.inEpoch}`);
  return progress;
}

async function epoch(
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
  let rate = 0;
  const used = shuffled.subarray(0, perEpoch * stage.batch);
  for await (const batch of batches(used, stage.batch, train.feeds, from.epoch, inEpoch)) {
    const step = from.epoch * perEpoch + inEpoch;
    const at = { step, steps: perEpoch * stage.epochs, stepsPerEpoch: perEpoch };
    rate = stepper.optimizer.rate(stage.optimizer as never) * schedule.factor(stage.schedule as never, at);
    const loss = trainStep(stepper, batch, slots, { epoch: from.epoch, inEpoch, step, rate });
    if (!Number.isFinite(loss))
      throw new ZooError(diverged(stage.name, from.epoch + 1, inEpoch + 1), EXIT.failed);
    lossSum += loss;
    inEpoch++;
    events.step(loss);
    await new Promise(setImmediate); // lets a Ctrl-C and the progress line in between
    if (run.stopping() && inEpoch < perEpoch) {
      saveState(run.checkpoints, run.graph, stage, slots, { ...from, inEpoch, lossSum, seconds: seconds() });
      throw new Interrupted();
    }
  }
  const scores = await validate(run);
  const values = Object.fromEntries(Object.entries(scores).map(([name, { value }]) => [name, value]));
  const best = better(run, from.best, values, from.epoch + 1);
  const record = {
    epoch: from.epoch + 1,
    loss: lossSum / perEpoch,
    rate,
    seconds: seconds() - from.seconds,
    scores: values,
  };
  const epochs = [...from.epochs, record];
  const progress = { epoch: from.epoch + 1, inEpoch: 0, lossSum: 0, epochs, best, seconds: seconds() };
  saveState(run.checkpoints, run.graph, stage, slots, progress);
  events.epoch(stage.name, record);
  if (run.stopping()) throw new Interrupted();
  return progress;
}

/** Scores the stage's metrics on the validation rows, with the weights as they are. */
async function validate({
  plan,
  stage,
  registry,
  tf,
  graph,
  validation,
}: StageRun): Promise<{ [name: string]: Score }> {
  if (stage.metrics.length === 0) return {};
  const nodes = plan.nodes.filter((node) => stage.losses.some((loss) => loss.node === node.name));
  const { rows, feeds, labels } = validation;
  const answers = await answer({ tf, graph, order: stage.active, nodes, labels: plan.labels, feeds, rows });
  return score(stage.metrics, answers, { metrics: plan.metrics, nodes, registry, labels });
}

/** Keeps the weights where the selecting metric is the best so far (the earliest of equals). */
function better(
  run: StageRun,
  best: Progress['best'],
  values: EpochRecord['scores'],
  epoch: number,
): Progress['best'] {
  const { stage, checkpoints, graph } = run;
  if (stage.select === undefined) return { epoch, value: null };
  const value = values[stage.select] ?? null;
  if (value === null || (best.value !== null && !(value > best.value))) return best;
  checkpoints.saveBest(stageArrays(graph, stage));
  return { epoch, value };
}

/** A last batch of a single row is left out: neither batch norm nor CCC is defined on one. */
export const stepsPerEpoch = (rows: number, batch: number): number =>
  rows > batch && rows % batch === 1 ? Math.floor(rows / batch) : Math.ceil(rows / batch);

/** Rows of the training split that carry at least one of the stage's labels. */
function trainingRows({ stage, train }: StageRun): Int32Array {
  const all = Int32Array.from({ length: train.rows }, (_, i) => i);
  return all.filter((row) => stage.rows.some((space) => train.labels[space]?.has[row]));
}

function createStepper(run: StageRun): Stepper {
  const { tf, graph, stage, registry, seed } = run;
  return {
    tf,
    graph,
    stage,
    losses: stage.losses.map((_, i) => stageLoss(run, i)),
    variables: stage.train.flatMap((node) => graph.weights(node)),
    optimizer: registry.get('optimizers', stage.optimizer.type)!,
    gradient: registry.get('gradients', stage.gradient.type)!,
    seed,
  };
}

function stageLoss({ plan, stage, registry, tf, train }: StageRun, index: number): StageLoss {
  const { node, labels, weight, options } = stage.losses[index]!;
  const { offset, width } = plan.nodes.find((one) => one.name === node)!.answer!;
  const { data, has } = train.labels[labels]!;
  const statistics = labelStatistics(train.labels[labels]!, plan.labels[labels]!.kind);
  const loss = registry.get('losses', options.type)!.build(tf, options as never, statistics);
  const targets = (rows: Int32Array) => {
    const target = new Float32Array(rows.length * width);
    rows.forEach((row, i) => {
      target.set(data.subarray(row * width, (row + 1) * width), i * width);
    });
    const every = rows.every((row) => has[row] === 1);
    return { target, mask: every ? null : Float32Array.from(rows, (row) => has[row]!) };
  };
  return { node, offset, width, weight, loss, targets };
}
