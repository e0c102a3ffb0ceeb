import { evaluationPass, type Graph } from '../graph/graph.js';
import type { Tf } from '../part.js';
import type { Bank } from './bank.js';
import type { Chunk } from './fill.js';

/** A node that a head reads: its banked outputs, and the shape of one. */
export interface HeadInput {
  readonly name: string;
  readonly bank: Bank;
  readonly shape: readonly number[];
}

const BATCH = 256;

/** A frozen head's outputs over so many banked rows, a batch at a time. */
export async function* headChunks(
  tf: Tf,
  graph: Graph,
  head: string,
  inputs: readonly HeadInput[],
  total: number,
): AsyncGenerator<Chunk> {
  for (let first = 0; first < total; first += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, total - first) }, (_, i) => first + i);
    yield tf.tidy(() => {
      const feeds = inputs.map(({ name, bank, shape }) => {
        const data = new Float32Array(rows.length * bank.width);
        bank.read(rows, data);
        return [name, tf.tensor(data, [rows.length, ...shape])] as const;
      });
      const values = graph.forward([head], Object.fromEntries(feeds), evaluationPass);
      return { vectors: Float32Array.from(values[head]!.dataSync()) };
    });
    await new Promise(setImmediate); // lets a Ctrl-C and the progress line in between
  }
}
