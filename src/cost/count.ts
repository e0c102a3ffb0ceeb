import type { Counts } from '../engine/counting/ledger.js';
import { buildGraph, evaluationPass, type Graph } from '../graph/graph.js';
import type { Tensor, Tf } from '../part.js';
import { imageFeed, isOutside, readsImages } from '../plan/backbones.js';
import { ancestors, sourcesOf } from '../plan/flow.js';
import type { Plan, PlanStage } from '../plan/plan.js';
import type { Registry } from '../registry.js';
import { rowsAtATime } from '../train/answers.js';
import type { LabelMatrix } from '../train/labels.js';
import { createStepper } from '../train/stage.js';
import type { StepsRun } from '../train/stage-run.js';
import { emptySlots, makeStep, type Slots, type Stepper } from '../train/step.js';
import { windowsAtATime } from '../train/windows.js';

/** The work of a stage. */
export interface StageCounts {
  /** One full step: all passes, the gradients and the optimizer. */
  readonly step: Counts;
  /** Random numbers per step, for its dropout masks. */
  readonly drawn: number;
  /** Predictions for some validation rows. */
  readonly answers: PassCounts;
  /** By frozen head: its outputs for some rows. */
  readonly banked: { readonly [node: string]: PassCounts };
  /** Bytes of a checkpoint: the variables of the trained nodes, and the optimizer's state for them. */
  readonly saved: { readonly weights: number; readonly slots: number };
}

/** The work of a plan. */
export interface PlanCounts {
  readonly stages: readonly StageCounts[];
  /** Predictions of the whole model for some rows. */
  readonly answers: PassCounts;
  /** By head: its outputs for some rows. */
  readonly heads: { readonly [node: string]: PassCounts };
}

/** The work for the rows that are computed at a time, in evaluation mode. */
export interface PassCounts extends Counts {
  readonly rows: number;
}

/** The counting engine, passed as an argument: its tensor library, and the counts since the last call. */
export interface Counting {
  readonly tf: Tf;
  take(): Counts;
}

/**
 * Builds the plan on the counting engine, and runs one step of each stage and all other work per row there. So
 * everything that a part, a gradient rule or a balancer does is counted as it happens; no part declares its cost.
 * Windows have `frames` frames.
 */
export function countPlan(plan: Plan, registry: Registry, counting: Counting, frames = 1): PlanCounts {
  const names = plan.nodes
    .filter((node) => node.shelf === 'heads' || !isOutside(plan, node))
    .map(({ name }) => name);
  const zeros = ({ shape }: { shape: readonly number[] }) => new Float32Array(product(shape));
  const graph = buildGraph(plan, names, registry, counting.tf, 0, zeros);
  try {
    const bench = { plan, registry, graph, frames, ...counting };
    const trained = plan.nodes.filter(
      ({ name, shelf }) => shelf === 'heads' || plan.stages.some(({ active }) => active.includes(name)),
    );
    return {
      stages: plan.stages.map((stage) => countStage(bench, stage)),
      answers: countPass(
        bench,
        trained.map(({ name }) => name),
      ),
      heads: Object.fromEntries(
        plan.nodes.flatMap(({ name, shelf }) =>
          shelf === 'heads' ? [[name, countPass(bench, [name])] as const] : [],
        ),
      ),
    };
  } finally {
    graph.dispose();
  }
}

interface Bench extends Counting {
  readonly plan: Plan;
  readonly registry: Registry;
  readonly graph: Graph;
  readonly frames: number;
}

/** Rows in a training batch: those of all its windows. */
const batchRows = ({ frames }: Bench, { batch, windows }: PlanStage): number =>
  batch * (windows ? frames : 1);

function countStage(bench: Bench, stage: PlanStage): StageCounts {
  const { tf, plan } = bench;
  const stepper = createStepper(stageRun(bench, stage));
  const slots = emptySlots(tf, stepper.variables, stepper.optimizer);
  const step = countStep(bench, stepper, slots);
  const answers = countPass(bench, stage.active);
  const saved = { weights: weightBytes(plan, stage), slots: 4 * sum(slots.flatMap(sizes)) };
  tf.dispose(slots);
  const byName = new Map(plan.nodes.map((node) => [node.name, node]));
  const heads = [...ancestors(byName, stage.banked)].filter((name) => byName.get(name)!.shelf === 'heads');
  const banked = Object.fromEntries(heads.map((name) => [name, countPass(bench, [name])]));
  return { ...step, answers, banked, saved };
}

const sizes = (memory: Slots[number]): number[] => Object.values(memory).map(({ size }) => size);

const weightBytes = ({ nodes }: Plan, { train }: PlanStage): number =>
  4 *
  sum(
    nodes
      .filter(({ name }) => train.includes(name))
      .flatMap(({ variables }) => variables.map(({ shape }) => product(shape))),
  );

function countStep(bench: Bench, stepper: Stepper, slots: Slots): Pick<StageCounts, 'step' | 'drawn'> {
  const { plan, take, tf, frames } = bench;
  const { active, banked, windows } = stepper.stage;
  const batch = batchRows(bench, stepper.stage);
  let drawn = 0;
  const draw = (mask: Float32Array): Float32Array => {
    drawn += mask.length;
    return mask;
  };
  const rows = Int32Array.from({ length: batch }, (_, i) => i);
  const feeds = feedsOf(plan, active, banked).map((feed) => ({
    ...feed,
    data: new Float32Array(batch * product(feed.shape)),
  }));
  take();
  const at = { epoch: 0, inEpoch: 0, step: 0, rate: 0 };
  const { loss, losses, answers } = makeStep(
    { ...stepper, draw },
    { rows, feeds, ...(windows && { windows: { length: frames } }) },
    slots,
    at,
  );
  tf.dispose([loss, ...losses, ...Object.values(answers)]);
  return { step: take(), drawn };
}

function countPass({ tf, plan, graph, take, frames }: Bench, nodes: readonly string[]): PassCounts {
  const read = feedsOf(plan, nodes);
  const isTemporal = plan.nodes.some(({ name, temporal }) => temporal && nodes.includes(name));
  const rows = isTemporal
    ? frames * windowsAtATime({ length: frames }, rowsAtATime(read))
    : rowsAtATime(read);
  take();
  tf.tidy(() => {
    const feeds = read.map(({ name, shape }): [string, Tensor] => [name, tf.zeros([rows, ...shape])]);
    graph.forward(nodes, Object.fromEntries(feeds), evaluationPass, undefined, { length: frames });
  });
  return { ...take(), rows };
}

/** External inputs of the computed nodes: images, or the outputs of nodes that are not computed. */
function feedsOf(
  { nodes }: Plan,
  active: readonly string[],
  also: readonly string[] = [],
): { name: string; shape: readonly number[] }[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const read = [...active.flatMap((name) => sourcesOf(byName.get(name)!)), ...also].filter(
    (name) => !active.includes(name),
  );
  const images = nodes
    .filter((node) => active.includes(node.name) && readsImages(node))
    .map(({ name, signals }) => ({ name: imageFeed(name), shape: signals.image!.shape }));
  return [...images, ...[...new Set(read)].map((name) => ({ name, shape: byName.get(name)!.output.shape }))];
}

/** A stage with as many rows as a batch has; one of them lacks its label if some rows of the data do. */
function stageRun(bench: Bench, stage: PlanStage): StepsRun {
  const { plan, registry, tf, graph } = bench;
  const rows = batchRows(bench, stage);
  const matrix = (space: string): LabelMatrix => {
    const { kind, names } = plan.labels[space]!;
    const has = new Uint8Array(rows).fill(1);
    if (stage.rows.length > 1) has[0] = 0;
    return { kind, width: names.length, data: new Float32Array(rows * names.length), has };
  };
  const labels = Object.fromEntries(Object.keys(plan.labels).map((space) => [space, matrix(space)]));
  return { plan, stage, registry, tf, graph, seed: 0, train: { labels } };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const product = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
