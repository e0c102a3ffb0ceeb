import type { Counts } from '../engine/counting/ledger.js';
import { sourcesOf } from '../plan/flow.js';
import type { Plan, PlanNode, PlanStage } from '../plan/plan.js';
import { stepsPerEpoch } from '../train/stage.js';
import type { BankCost, PlanCost, RowCounts, StageCost } from './cost.js';
import type { PassCounts, StageCounts } from './count.js';
import { drawSeconds, frozenSeconds, secondsOf } from './rates.js';

/** What a run takes, from what its stages count, over so many rows, on an engine. */
export function estimate(
  plan: Plan,
  counts: readonly StageCounts[],
  rows: RowCounts,
  engine: PlanCost['engine'],
): PlanCost {
  const banks = newBanks(plan);
  const stages = plan.stages.map((stage, i) =>
    estimateStage({ plan, rows, engine }, stage, counts[i]!, banks[i]!),
  );
  return { engine, rows, stages, seconds: sum(stages.map((stage) => stage.seconds)) };
}

interface Scene {
  readonly plan: Plan;
  readonly rows: RowCounts;
  readonly engine: PlanCost['engine'];
}

function estimateStage(
  scene: Scene,
  stage: PlanStage,
  { step, drawn, answers, banked }: StageCounts,
  nodes: readonly PlanNode[],
): StageCost {
  const { rows, engine } = scene;
  const perEpoch = stepsPerEpoch(rows.stages[stage.name]!, stage.batch);
  const steps = perEpoch * stage.epochs;
  const banks = nodes.map((node) => bankCost(scene, node, banked[node.name]));
  const secondsPerStep = secondsOf(step, engine) + drawSeconds(drawn);
  const validated = stage.metrics.length > 0 ? (stage.epochs * rows.validation) / answers.rows : 0;
  const heads = nodes.flatMap((node) => banked[node.name] ?? []);
  return {
    name: stage.name,
    rows: rows.stages[stage.name]!,
    stepsPerEpoch: perEpoch,
    steps,
    flopsPerStep: total(step),
    secondsPerStep,
    peakMemory: Math.max(...[step, answers, ...heads].map(({ peak }) => peak)),
    banks,
    seconds: sum([
      ...banks.map(({ seconds }) => seconds),
      steps * secondsPerStep,
      validated * secondsOf(answers, engine),
    ]),
  };
}

function bankCost({ plan, rows, engine }: Scene, node: PlanNode, counts: PassCounts | undefined): BankCost {
  const outputs = rows.train * (plan.images.train.views ?? 1) + rows.validation;
  const given = node.shelf === 'backbones' && node.signals.image === undefined;
  const flops = outputs * (counts ? total(counts) / counts.rows : node.flops);
  return {
    node: node.name,
    outputs,
    flops,
    bytes: given ? 0 : 4 * outputs * node.output.shape.reduce((a, b) => a * b, 1),
    seconds: counts ? (outputs / counts.rows) * secondsOf(counts, engine) : frozenSeconds(flops, engine),
  };
}

/** By stage: the nodes it banks, and what those read, that have not been banked as they are by a stage before. */
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
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
