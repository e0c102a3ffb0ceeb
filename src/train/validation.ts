import { readBack } from '../engine/read.js';
import type { Inputs, Tensor, Tf } from '../part.js';
import type { EpochRecord } from '../report/record.js';
import { answer } from './answers.js';
import { lossOf } from './batch-losses.js';
import { score } from './scores.js';
import type { StageRun } from './stage-run.js';
import type { StageLoss } from './step.js';
import { valuesOf } from './tally.js';
import { targetTensors } from './targets.js';

/** What a stage comes to on the validation rows. */
export interface Validation {
  readonly scores: EpochRecord['scores'];
  /** By the node of a loss: the loss times its weight, over all the rows that carry its label; null where too few do. */
  readonly losses: { readonly [node: string]: number | null };
}

/** The stage's metrics and losses on the validation rows, with the weights as they are; class weights are the training rows'. */
export async function validate(
  run: StageRun,
  losses: readonly StageLoss[],
  stopIfAsked: () => Promise<void>,
): Promise<Validation> {
  const { plan, stage, registry, tf, graph, validation, clock } = run;
  const nodes = plan.nodes.filter((node) => stage.losses.some((loss) => loss.node === node.name));
  const { rows, feeds, labels } = validation;
  const outputs = collector(tf, losses, rows);
  const answers = await answer({
    tf,
    graph,
    order: stage.active,
    nodes,
    feeds,
    rows,
    beside: outputs,
    progress: stopIfAsked,
    pause: clock.pause,
  });
  const scores = score(stage.metrics, answers, { metrics: plan.metrics, nodes, registry, labels });
  const values: [string, number | null][] = [];
  for (const loss of losses) values.push([loss.node, await lossOver(run, loss, outputs.of(loss))]);
  return { scores: valuesOf(scores), losses: Object.fromEntries(values) };
}

/** Gathers the columns that the losses read, over all rows. */
function collector(tf: Tf, losses: readonly StageLoss[], rows: number) {
  const gathered = new Map(losses.map(({ node, width }) => [node, new Float32Array(rows * width)]));
  const at = new Map(losses.map(({ node }) => [node, 0]));
  return {
    compute: (values: Inputs<Tensor>): Inputs<Tensor> =>
      Object.fromEntries(
        losses.map(({ node, offset, width }) => [node, tf.slice(values[node]!, [0, offset], [-1, width])]),
      ),
    take(numbers: { readonly [name: string]: Float32Array }): void {
      for (const [node, values] of gathered) {
        values.set(numbers[node]!, at.get(node)!);
        at.set(node, at.get(node)! + numbers[node]!.length);
      }
    },
    of: ({ node }: StageLoss): Float32Array => gathered.get(node)!,
  };
}

async function lossOver(
  { tf, graph, validation }: StageRun,
  loss: StageLoss,
  output: Float32Array,
): Promise<number | null> {
  const labels = loss.taken(validation.labels[loss.space]!);
  const rows = Int32Array.from(labels.has.keys()).filter((row) => labels.has[row] === 1);
  if (rows.length < loss.leastRows) return null;
  const { width } = loss;
  const columns = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    columns.set(output.subarray(row * width, (row + 1) * width), i * width);
  });
  const value = tf.tidy(() =>
    lossOf(tf, { ...loss, offset: 0 }, tf.tensor(columns, [rows.length, width]), [
      { ...targetTensors({ tf, graph }, loss, labels, rows), share: 1 },
    ]),
  );
  const number = (await readBack(value))[0]!;
  value.dispose();
  return number;
}
