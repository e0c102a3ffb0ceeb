import type { Counts } from '../engine/counting/ledger.js';
import { backbonesOf, isTrained, readsImages } from '../plan/backbones.js';
import { sourcesOf } from '../plan/flow.js';
import type { Plan, PlanNode, PlanStage } from '../plan/plan.js';
import { stepsPerEpoch } from '../train/epoch-batches.js';
import type { BankCost, PlanCost, RowCounts, Share, StageCost } from './cost.js';
import type { PassCounts, PlanCounts, StageCounts } from './count.js';
import { type Rates, rangeOf, secondsOf } from './rates.js';

/**
 * The cost of a run on an engine, from its counts and number of rows; with times only if the rates of this machine are
 * known.
 */
export function estimate(
  plan: Plan,
  counts: PlanCounts,
  rows: RowCounts,
  engine: PlanCost['engine'],
  rates: Rates | undefined,
): PlanCost {
  const time: Scene['time'] = (seconds) => (rates ? seconds(rates) : null);
  const scene = { plan, rows, time };
  const banks = newBanks(plan);
  const nodes = Object.fromEntries(
    plan.nodes.flatMap(({ name, flops }) => {
      const head = counts.heads[name];
      const each = head ? total(head) / head.rows : flops;
      return each === undefined ? [] : [[name, each] as const];
    }),
  );
  const stages = plan.stages.map((stage, i) => estimateStage(scene, stage, counts.stages[i]!, banks[i]!));
  const once = onceShares(scene, counts.answers);
  const seconds = together([...stages, ...once]);
  return { engine, rows, stages, nodes, once, seconds, range: seconds === null ? null : rangeOf(seconds) };
}

interface Scene {
  readonly plan: Plan;
  readonly rows: RowCounts;
  /** Seconds by the rates of this machine; null if it has not been measured. */
  time(seconds: (rates: Rates) => number): number | null;
}

/** Work before and after the stages. */
function onceShares({ plan, rows, time }: Scene, answers: PassCounts): Share[] {
  const all = rows.train + rows.validation;
  const checked = backbonesOf(plan).some((node) => readsImages(node) && isTrained(plan, node)) ? all : 0;
  const answered = plan.nodes.some(({ temporal }) => temporal)
    ? rows.validation * rows.windows!.perRow
    : rows.validation;
  const shares: Share[] = [
    { what: 'drawing', amount: rows.toDraw, seconds: time(({ draw }) => rows.toDraw * draw) },
    { what: 'checking images', amount: checked, seconds: time(({ decode }) => checked * decode) },
    {
      what: 'answers',
      amount: rows.validation,
      seconds: time((rates) => passSeconds(answers, answered, rates)),
    },
    { what: 'start', amount: 1, seconds: time(({ start }) => start) },
  ];
  return shares.filter(({ amount }) => amount > 0);
}

function estimateStage(
  scene: Scene,
  stage: PlanStage,
  counts: StageCounts,
  nodes: readonly PlanNode[],
): StageCost {
  const { plan, rows, time } = scene;
  const { step, drawn, answers, banked } = counts;
  const windows = rows.windows?.stages[stage.name];
  const seen = rows.mixture?.stages[stage.name] ?? windows ?? rows.stages[stage.name]!;
  const perEpoch = stepsPerEpoch(seen, stage.batch);
  const banks = nodes.map((node) => bankCost(scene, node, banked[node.name]));
  const heads = nodes.flatMap((node) => banked[node.name] ?? []);
  const perStep = stage.batch * (stage.windows ? rows.windows!.frames : 1);
  const images = perStep * readingImages(plan, stage);
  const secondsPerStep = time(
    (rates) => secondsOf(step, rates) + drawn * rates.random + images * rates.decode,
  );
  const shares = stageShares(scene, stage, counts, { steps: perEpoch * stage.epochs, secondsPerStep });
  return {
    name: stage.name,
    rows: rows.stages[stage.name]!,
    ...(windows !== undefined && { windows }),
    stepsPerEpoch: perEpoch,
    steps: perEpoch * stage.epochs,
    flopsPerStep: total(step),
    secondsPerStep,
    peakMemory: Math.max(...[step, answers, ...heads].map(({ peak }) => peak)),
    banks,
    shares,
    seconds: together([...banks, ...shares]),
  };
}

function stageShares(
  { plan, rows, time }: Scene,
  stage: PlanStage,
  { answers, saved }: StageCounts,
  { steps, secondsPerStep }: { readonly steps: number; readonly secondsPerStep: number | null },
): Share[] {
  const { epochs } = stage;
  const scored = epochs * rows.validation * (stage.windows ? rows.windows!.perRow : 1);
  const images = scored * readingImages(plan, stage);
  const files = epochs * (stage.select === undefined ? 1 : 2) + 1;
  const bytes = epochs * (saved.weights + saved.slots) + (files - epochs) * saved.weights;
  const scoring = time((rates) => passSeconds(answers, scored, rates) + images * rates.decode);
  const saving = time(({ saved: rate, save }) => bytes / rate + files * save);
  const shares: Share[] = [
    { what: 'steps', amount: steps, seconds: secondsPerStep === null ? null : steps * secondsPerStep },
    { what: 'scoring', amount: scored, seconds: scoring },
    { what: 'saving', amount: bytes, seconds: saving },
  ];
  return shares.filter(({ amount }) => amount > 0);
}

/** Number of backbones computed at each step of a stage; each decodes its own images. */
const readingImages = (plan: Plan, { active }: PlanStage): number =>
  backbonesOf(plan).filter((node) => readsImages(node) && active.includes(node.name)).length;

const passSeconds = (counts: PassCounts, rows: number, rates: Rates): number =>
  (rows / counts.rows) * secondsOf(counts, rates);

function bankCost({ plan, rows, time }: Scene, node: PlanNode, counts: PassCounts | undefined): BankCost {
  const hears = node.signals.audio !== undefined;
  const outputs = rows.train * (hears ? 1 : (plan.images.train.views ?? 1)) + rows.validation;
  const images = readsImages(node) ? outputs : 0;
  const given = node.shelf === 'backbones' && sourcesOf(node).length === 0 && images === 0 && !hears;
  const flops = outputs * (counts ? total(counts) / counts.rows : (node.flops ?? 0));
  return {
    node: node.name,
    outputs,
    images,
    flops,
    bytes: given ? 0 : 4 * outputs * node.output.shape.reduce((a, b) => a * b, 1),
    seconds: time((rates) =>
      counts ? passSeconds(counts, outputs, rates) : flops / rates.frozen + images * rates.decode,
    ),
  };
}

/** By stage: the nodes that it banks, and their inputs, unless an earlier stage has banked them in the same form. */
function newBanks({ nodes, stages }: Plan): readonly PlanNode[][] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const versions = new Map(nodes.map((node) => [node.name, 0]));
  const kept = new Set<string>();
  const found = stages.map((stage) => {
    const fresh: PlanNode[] = [];
    const visit = (name: string): string => {
      const node = byName.get(name)!;
      const inputs = sourcesOf(node).map(visit);
      const key = `${name} ${versions.get(name)} ${inputs}`;
      if (!kept.has(key)) fresh.push(node);
      kept.add(key);
      return key;
    };
    stage.banked.forEach(visit);
    for (const name of stage.train) versions.set(name, versions.get(name)! + 1);
    return fresh;
  });
  return found;
}

const total = ({ flops }: Counts): number => flops.products + flops.convolutions + flops.depthwise;
/** The total seconds of all parts; null if those of one are unknown. */
function together(parts: readonly { readonly seconds: number | null }[]): number | null {
  let sum = 0;
  for (const { seconds } of parts) {
    if (seconds === null) return null;
    sum += seconds;
  }
  return sum;
}
