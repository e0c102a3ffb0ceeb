import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { probabilities } from '../../decision.js';
import { blendedLabels, blendedNode, blendedRows } from '../../errors/blends.js';
import { ZooError } from '../../errors/problem.js';
import { sha256OfFile } from '../../files/hash.js';
import type { RowList } from '../../part.js';
import { runsOf } from '../../plan/blends.js';
import type { BlendedRun, Plan, PlanStep } from '../../plan/plan.js';
import type { PredictionRecord, RunRecord } from '../../report/record.js';
import { withVariables } from '../../spec/environment.js';
import type { OtherAnswers } from '../../train/postprocess.js';
import type { Surroundings } from '../surroundings.js';
import { FILES } from './files.js';
import { readRunPredictions, readRunRecord } from './saved.js';

/** The predictions of other runs that steps blend: for some rows, with the files that they come from. */
export interface Blended {
  readonly answers: OtherAnswers;
  readonly sources: NonNullable<RunRecord['blended']>;
}

/**
 * The predictions of other runs for these rows, found by their keys. Throws `not-a-run`, `not-finished`,
 * `blended-node`, `blended-labels` and `blended-rows`.
 */
export function readBlended(
  plan: Plan,
  rows: RowList<{ readonly key: string }>,
  context: Pick<Surroundings, 'env'>,
): Blended {
  const steps = (plan.postprocess ?? []).filter((step) => runsOf(step).length > 0);
  const files = new Map<string, Predictions>();
  const predictionsIn = (folder: string) => {
    const found = files.get(folder) ?? byKey(readRunPredictions(folder));
    files.set(folder, found);
    return found;
  };
  const answers = steps.map((step) => {
    const each = runsOf(step).map((other) => {
      const folder = withVariables(other.run, context.env);
      return answersOf(plan, step, other, folder, rows, predictionsIn(folder));
    });
    return [step.name, each] as const;
  });
  const sources = steps.map((step) => {
    const each = runsOf(step).map(({ run, node }) => ({ run, node, sha256: blendedHash(run, context)! }));
    return [step.name, each] as const;
  });
  return { answers: Object.fromEntries(answers), sources: Object.fromEntries(sources) };
}

/** The predictions of a run, by row key. */
type Predictions = (key: string) => PredictionRecord | undefined;

function byKey(predictions: RowList<PredictionRecord>): Predictions {
  const rows = new Map<string, number>();
  for (const [row, { key }] of predictions.entries()) rows.set(key, row);
  return (key) => predictions.at(rows.get(key) ?? -1);
}

/** The hash of a run's predictions; undefined if it has none. */
export function blendedHash(run: string, { env }: Pick<Surroundings, 'env'>): string | undefined {
  const file = join(withVariables(run, env), FILES.predictions);
  return existsSync(file) ? sha256OfFile(file) : undefined;
}

/** Probabilities or values, `[rows, width]`. */
function answersOf(
  plan: Plan,
  step: PlanStep,
  { node }: BlendedRun,
  folder: string,
  rows: RowList<{ readonly key: string }>,
  predictionOf: Predictions,
): Float32Array {
  const { scale, kind } = checkBlended(plan, step, node, folder);
  const { width } = step.answer;
  const outputs = new Float32Array(rows.length * width);
  const lacking: string[] = [];
  for (const [row, { key }] of rows.entries()) {
    const output = predictionOf(key)?.outputs[node];
    if (output?.length === width) outputs.set(output, row * width);
    else lacking.push(key);
  }
  if (lacking.length > 0) throw new ZooError(blendedRows(folder, lacking, rows.length));
  return probabilities(outputs, { kind, scale, width });
}

/** Throws if a run does not predict the labels of the step at this node. */
export function checkBlended(plan: Plan, step: PlanStep, node: string, folder: string) {
  const { answers, labels, scales = {} } = readRunRecord(folder);
  const there = labels[answers[node] ?? ''];
  const here = plan.labels[step.answer.labels]!;
  if (!there) throw new ZooError(blendedNode(folder, node, Object.keys(answers)));
  if (there.kind !== here.kind || there.names.join('\n') !== here.names.join('\n'))
    throw new ZooError(blendedLabels(folder, node, there.names, here));
  const { kind } = here;
  return { kind, scale: scales[node] ?? (kind === 'continuous' ? 'values' : 'probabilities') } as const;
}
