import { readBack } from '../engine/read.js';
import { evaluationPass, type Graph } from '../graph/graph.js';
import { rowMeans, windowTensors, withZeros } from '../graph/windows.js';
import type { Tf } from '../part.js';
import type { BatchRows, Draw } from '../train/feed.js';
import type { View } from './banks.js';
import type { Chunk } from './fill.js';
import { BATCH, type HeadInput } from './head-chunks.js';

/** A head that reads sequences, and the size of its output. */
interface TemporalHead {
  readonly name: string;
  readonly width: number;
}

/**
 * A frozen temporal head's outputs over all banked rows, sequence by sequence: each is the mean over the windows that
 * contain the row.
 */
export async function* sequenceChunks(
  tf: Tf,
  graph: Graph,
  { name, width }: TemporalHead,
  inputs: readonly HeadInput[],
  view: View,
): AsyncGenerator<Chunk> {
  const { rows, views, sequences } = view;
  for (let copy = 0; copy < views; copy++) {
    const from = copy * rows.length;
    const failed = inputs.flatMap((input) =>
      input.failed
        .map(({ row, why }) => ({ row: row - from, why }))
        .filter(({ row }) => row >= 0 && row < rows.length),
    );
    const done = new Map<number, Float32Array>();
    let first = 0;
    for (const draw of sequences!.draws(failed, BATCH)) {
      for (const [row, vector] of await outputs(draw, width, (batch) =>
        computed(tf, graph, name, inputs, batch, from),
      ))
        done.set(row, vector);
      const vectors: Float32Array[] = [];
      for (let next = first; done.has(next); next++) {
        vectors.push(done.get(next)!);
        done.delete(next);
      }
      if (vectors.length > 0) yield { first: from + first, vectors: joined(vectors, width) };
      first += vectors.length;
      await new Promise(setImmediate); // gives Ctrl-C and the progress line a chance to run
    }
  }
}

/** The outputs for the rows of a draw, keyed by row. */
async function outputs(
  draw: Draw,
  width: number,
  compute: (batch: BatchRows) => Promise<Float32Array>,
): Promise<Map<number, Float32Array>> {
  const batches = Array.from({ length: draw.batches }, (_, index) => draw.batch(index));
  const own = [...new Set(batches.flatMap(({ rows }) => [...rows]))].filter((row) => row >= 0);
  const at = new Map(own.map((row, i) => [row, i]));
  const means = rowMeans(own.length, width);
  for (const batch of batches) {
    const values = await compute(batch);
    means.add(
      values,
      batch.rows.map((row) => at.get(row) ?? -1),
    );
  }
  const all = means.means();
  return new Map(own.map((row, i) => [row, all.subarray(i * width, (i + 1) * width)]));
}

async function computed(
  tf: Tf,
  graph: Graph,
  head: string,
  inputs: readonly HeadInput[],
  { rows, shown = rows, windows }: BatchRows,
  from: number,
): Promise<Float32Array> {
  const there = shown.filter((row) => row >= 0).map((row) => from + row);
  const read = await Promise.all(
    inputs.map(async ({ name, bank, shape }) => {
      const values = new Float32Array(there.length * bank.width);
      await bank.read(there, values);
      return { name, data: withZeros(values, shown, bank.width), shape: [rows.length, ...shape] };
    }),
  );
  const output = tf.tidy(() => {
    const feeds = read.map(({ name, data, shape }) => [name, tf.tensor(data, shape)] as const);
    const cut = windowTensors(tf, windows);
    return graph.forward([head], Object.fromEntries(feeds), evaluationPass, undefined, cut)[head]!;
  });
  const values = Float32Array.from(await readBack(output));
  output.dispose();
  return values;
}

function joined(vectors: readonly Float32Array[], width: number): Float32Array {
  const all = new Float32Array(vectors.length * width);
  vectors.forEach((vector, i) => {
    all.set(vector, i * width);
  });
  return all;
}
