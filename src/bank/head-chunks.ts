import { readBack } from '../engine/read.js';
import { evaluationPass, type Graph } from '../graph/graph.js';
import type { Tf } from '../part.js';
import type { Bank } from './bank.js';
import { type Chunk, type Failure, type Wanted, wantedBatches } from './fill.js';

/** A node that a head reads: its banked outputs, their shape, and the rows without one. */
export interface HeadInput {
  readonly name: string;
  readonly bank: Bank;
  readonly failed: readonly Failure[];
  readonly shape: readonly number[];
}

/** Rows to compute a head for at a time. */
export const BATCH = 256;

/** A frozen head's outputs over the first `total` banked rows, a batch at a time. A row fails if one of its inputs has failed. */
export async function* headChunks(
  tf: Tf,
  graph: Graph,
  head: string,
  inputs: readonly HeadInput[],
  total: number,
  wanted: Wanted,
): AsyncGenerator<Chunk> {
  const failures = new Map(inputs.flatMap(({ failed }) => failed.map((one) => [one.row, one])));
  for (const { first, count } of wantedBatches(total, BATCH, wanted)) {
    const rows = Array.from({ length: count }, (_, i) => first + i);
    const read = await Promise.all(
      inputs.map(async ({ name, bank, shape }) => {
        const data = new Float32Array(rows.length * bank.width);
        await bank.read(rows, data);
        return { name, data, shape: [rows.length, ...shape] };
      }),
    );
    const output = tf.tidy(() => {
      const feeds = read.map(({ name, data, shape }) => [name, tf.tensor(data, shape)] as const);
      const values = graph.forward([head], Object.fromEntries(feeds), evaluationPass);
      return values[head]!;
    });
    const vectors = Float32Array.from(await readBack(output));
    output.dispose();
    const failed = rows.flatMap((row) => failures.get(row) ?? []);
    const width = vectors.length / count;
    for (const { row } of failed) vectors.fill(0, (row - first) * width, (row - first + 1) * width);
    yield { first, vectors, failed };
    await new Promise(setImmediate); // gives Ctrl-C and the progress line a chance to run
  }
}
