import type { PlanStage } from '../plan/plan.js';
import { bernoulliMask } from '../random/stream.js';
import type { StageRecord } from '../report/record.js';
import { createBalance } from './balance.js';
import type { Checkpoint, Found, StagePosition } from './checkpoint.js';
import { epoch, type StageWork } from './epoch.js';
import { epochBatches } from './epoch-batches.js';
import { reachOf } from './idle.js';
import { stageLoss } from './losses.js';
import type { StageRun, StepsRun } from './stage-run.js';
import { loadState, savedAnswers, stageArrays } from './state.js';
import { emptySlots, type Slots, type Stepper } from './step.js';

/**
 * Trains one stage to its end, from its newest checkpoint if it has one, and leaves the graph with the weights that
 * the stage selects. Throws `Interrupted` when asked to stop, and a ZooError if the loss is not finite or no row has
 * the stage's labels.
 */
export async function trainStage(run: StageRun): Promise<StageRecord> {
  const { stage, graph, checkpoints } = run;
  const batches = epochBatches(run);
  const { steps: perEpoch } = batches;
  const record = ({ epochs, best, seconds }: StagePosition): StageRecord => ({
    name: stage.name,
    rows: batches.rows,
    ...(stage.windows && { windows: batches.perEpoch }),
    steps: perEpoch * epochs.length,
    ...(stage.select === undefined ? {} : { select: stage.select }),
    best,
    seconds,
    epochs,
  });
  const done = whole(run, checkpoints.finished());
  if (done) {
    loadState(graph, stage, done.arrays);
    return record(done.progress);
  }
  const stepper = createStepper(run);
  const slots = emptySlots(run.tf, stepper.variables, stepper.optimizer);
  const { from, answers } = resume(run, stepper, slots);
  const work = { run, stepper, slots, batches, from, answers };
  let progress = from;
  run.events.start(perEpoch * stage.epochs, progress.epoch * perEpoch + progress.inEpoch);
  while (progress.epoch < stage.epochs && !outOfPatience(stage, progress))
    progress = await epoch(work, progress);
  if (progress.epoch < stage.epochs)
    run.events.note(stoppedEarly(stage.name, progress.epoch, stage.select!, progress.best.epoch));
  run.tf.dispose(slots);
  run.tf.dispose([...stepper.balance.variables.values()]);
  const best = stage.select === undefined ? undefined : checkpoints.best().checkpoint;
  if (best) loadState(graph, stage, best.arrays);
  checkpoints.finish({ arrays: await stageArrays(graph, stage), progress });
  return record(progress);
}

/** Whether the page's patience has passed without a better value of `select`. */
const outOfPatience = ({ patience }: PlanStage, { epoch, best }: StagePosition): boolean =>
  patience !== undefined && epoch - best.epoch >= patience;

const stoppedEarly = (stage: string, epoch: number, select: string, best: number): string =>
  `stage ${stage} ends after epoch ${epoch}: ${select} was best at epoch ${best}`;

const START: StagePosition = {
  epoch: 0,
  inEpoch: 0,
  lossSum: 0,
  tasks: [],
  epochs: [],
  best: { epoch: 0, value: null },
  seconds: 0,
};

function resume(run: StageRun, stepper: Stepper, slots: Slots): Pick<StageWork, 'from' | 'answers'> {
  const { checkpoints, graph, stage, events, tf } = run;
  const found = whole(run, checkpoints.latest());
  if (!found || !hasBest(run, found.progress)) return { from: START, answers: new Map() };
  const { arrays, progress } = found;
  loadState(graph, stage, arrays, { tf, stepper, slots });
  events.note(`stage ${stage.name} continues after epoch ${progress.epoch}, step ${progress.inEpoch}`);
  return { from: progress, answers: savedAnswers(arrays) };
}

/** Whether the best weights so far exist, or later ones: if they are lost, only training again restores them. */
function hasBest(run: StageRun, { best }: StagePosition): boolean {
  return best.value === null || (whole(run, run.checkpoints.best())?.progress.epoch ?? 0) >= best.epoch;
}

/** The checkpoint that was found, after reporting damaged ones. */
function whole({ events }: StageRun, { checkpoint, damaged }: Found): Checkpoint | undefined {
  for (const file of damaged) events.note(`${file} is damaged; continuing from what was saved before it`);
  return checkpoint;
}

/** Everything that a stage's steps need; of the training rows, they use only the labels. */
export function createStepper(run: StepsRun): Stepper {
  const { tf, graph, stage, plan, registry, seed } = run;
  const balance = createBalance(run);
  return {
    tf,
    graph,
    stage,
    losses: stage.losses.map((_, i) => stageLoss(run, i)),
    balance,
    variables: [...stage.train.flatMap((node) => graph.weights(node)), ...balance.weights],
    optimizer: registry.bind('optimizers', stage.optimizer, ['stages', stage.name, 'optimizer']),
    gradient: registry.bind('gradients', stage.gradient, ['stages', stage.name, 'gradient']),
    schedule: registry.bind('schedules', stage.schedule, ['stages', stage.name, 'schedule']),
    seed,
    ...(plan.mixture?.batch === 'alternating' && { reach: reachOf(plan, stage) }),
    draw: bernoulliMask,
  };
}
