import { initialValues } from '../graph/initial.js';
import type { VariableDeclaration } from '../part.js';
import type { Plan } from '../plan/plan.js';
import { stream } from '../random/stream.js';
import type { Feed } from '../train/feed.js';
import { quickValues } from './quick-values.js';
import { SIDE, WIDTH } from './stand-ins.js';

/** What a plan under test is trained on. */
export interface TrainingFixture {
  /** The nodes that are built. */
  readonly nodes: readonly string[];
  readonly rows: number;
  readonly feed: Feed;
  /** The rows, one after the other. */
  readonly values: Float32Array;
  start(variable: VariableDeclaration, seed: number, node: string): Float32Array;
}

/** Random images for a plan that trains its backbone, else random rows in the place of one. */
export function trainingFixture({ nodes, stages }: Plan): TrainingFixture {
  const names = nodes.map(({ name }) => name);
  const trainsBackbone = stages[0]!.train.includes('backbone');
  return trainsBackbone
    ? { nodes: names, ...served('image', [SIDE, SIDE, 3], 6), start: quickValues }
    : { nodes: names.slice(1), ...served('backbone', [WIDTH], 20), start: initialValues };
}

function served(
  name: string,
  shape: readonly number[],
  rows: number,
): Pick<TrainingFixture, 'feed' | 'rows' | 'values'> {
  const size = shape.reduce((a, b) => a * b, 1);
  const values = stream(1, 'conformance', 'rows').normal(rows * size);
  const read = async (wanted: Int32Array): Promise<Float32Array> => {
    const read = new Float32Array(wanted.length * size);
    wanted.forEach((row, i) => {
      read.set(values.subarray(row * size, (row + 1) * size), i * size);
    });
    return read;
  };
  return { feed: { name, shape, read }, rows, values };
}
