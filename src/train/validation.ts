import { readBack } from '../engine/read.js';
import { rowMeans } from '../graph/windows.js';
import type { Inputs, Tensor, Tf } from '../part.js';
import { taughtBy } from '../plan/flow.js';
import type { EpochRecord } from '../report/record.js';
import { answer } from './answers.js';
import { lossOf } from './batch-losses.js';
import { score } from './scores.js';
import type { StageRun } from './stage-run.js';
import type { StageLoss } from './step.js';
import { valuesOf } from './tally.js';
import { nodeTargets, type Targets, targetTensors } from './targets.js';
import { countOf, evaluationWindows, windowDraw } from './windows.js';

/** The results of a stage on the validation rows. */
export interface Validation {
  readonly scores: EpochRecord['scores'];
  /** By loss: the loss times its weight, over all rows that have its label; null if too few do. */
  readonly losses: { readonly [loss: string]: number | null };
}

/**
 * The stage's metrics and losses on the validation rows, with the current weights; class weights come from the
 * training rows.
 */
export async function validate(
  run: StageRun,
  losses: readonly StageLoss[],
  stopIfAsked: () => Promise<void>,
): Promise<Validation> {
  const { plan, stage, registry, tf, graph, validation, clock } = run;
  const taught = taughtBy(stage.losses);
  const nodes = plan.nodes.filter(({ name }) => taught.includes(name));
  const { rows, feeds, labels } = validation;
  const outputs = collector(tf, losses, rows);
  const answers = await answer({
    tf,
    graph,
    order: stage.active,
    nodes,
    feeds,
    rows,
    windows: stage.windows && evaluationWindows(validation.tracks!, plan.windows!),
    beside: outputs,
    progress: stopIfAsked,
    pause: clock.pause,
  });
  const scores = score(stage.metrics, answers, { metrics: plan.metrics, nodes, registry, labels });
  const values: [string, number | null][] = [];
  for (const loss of losses) values.push([loss.name, await lossOver(run, loss, outputs)]);
  return { scores: valuesOf(scores), losses: Object.fromEntries(values) };
}

/** The columns of a node that losses read, for all rows. */
type Columns = Pick<StageLoss, 'offset' | 'width'>;
interface Outputs {
  of(node: string): Float32Array;
}

/** Collects the columns that the losses read, for all rows. */
function collector(tf: Tf, losses: readonly StageLoss[], rows: number) {
  const read = new Map(
    losses.flatMap(({ node, offset, width, against }): [string, Columns][] => [
      [node, { offset, width }],
      ...('target' in against ? [[against.target.name, against] as [string, Columns]] : []),
    ]),
  );
  const gathered = new Map([...read].map(([node, { width }]) => [node, rowMeans(rows, width)]));
  const means = new Map<string, Float32Array>();
  return {
    compute: (values: Inputs<Tensor>): Inputs<Tensor> =>
      Object.fromEntries(
        [...read].map(([node, { offset, width }]) => [
          node,
          tf.slice(values[node]!, [0, offset], [-1, width]),
        ]),
      ),
    take(numbers: { readonly [name: string]: Float32Array }, batch: Int32Array): void {
      for (const [node, values] of gathered) values.add(numbers[node]!, batch);
    },
    of(node: string): Float32Array {
      const known = means.get(node) ?? gathered.get(node)!.means();
      means.set(node, known);
      return known;
    },
  };
}

async function lossOver(run: StageRun, loss: StageLoss, outputs: Outputs): Promise<number | null> {
  const { tf } = run;
  const { against, width } = loss;
  const { rows, frames } = loss.windows ? windowRows(run) : { rows: rowsOf(run, loss), frames: undefined };
  if (rows.length < loss.leastRows) return null;
  const read = (node: string, columns: number): Tensor =>
    tf.tensor(picked(outputs.of(node), rows, columns), [rows.length, columns]);
  const targets = (): Targets => {
    if ('target' in against)
      return nodeTargets(run, loss, { ...against, offset: 0 }, read(against.target.name, against.width));
    return targetTensors(run, loss, against.taken(run.validation.labels[against.space]!), rows);
  };
  const value = tf.tidy(() =>
    lossOf(tf, { ...loss, offset: 0 }, read(loss.node, width), [{ ...targets(), share: 1 }], frames),
  );
  const number = (await readBack(value))[0]!;
  value.dispose();
  return number;
}

/** The rows of all evaluation windows, one after the other, for a loss over windows. */
function windowRows({ validation, plan }: StageRun): { readonly rows: Int32Array; readonly frames: number } {
  const list = evaluationWindows(validation.tracks!, plan.windows!);
  const all = Int32Array.from({ length: countOf(list) }, (_, i) => i);
  const { rows, windows } = windowDraw(list, all, all.length).batch(0);
  return { rows, frames: windows!.length };
}

/** The validation rows that a loss is computed over. */
function rowsOf({ validation }: StageRun, { against }: StageLoss): Int32Array {
  const all = Int32Array.from({ length: validation.rows }, (_, row) => row);
  if ('target' in against) return all;
  const { has } = against.taken(validation.labels[against.space]!);
  return all.filter((row) => has[row] === 1);
}

function picked(values: Float32Array, rows: Int32Array, width: number): Float32Array {
  const columns = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    if (row >= 0) columns.set(values.subarray(row * width, (row + 1) * width), i * width);
  });
  return columns;
}
