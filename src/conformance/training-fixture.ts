import { initialValues } from '../graph/initial.js';
import type { Windows } from '../graph/windows.js';
import type { VariableDeclaration } from '../part.js';
import type { Plan, PlanWindows } from '../plan/plan.js';
import { stream } from '../random/stream.js';
import type { Feed } from '../train/feed.js';
import { type Track, tracksOf } from '../train/tracks.js';
import { quickValues } from './quick-values.js';
import { SIDE, WIDTH } from './stand-ins.js';

/** Rows of random numbers in the place of a backbone. */
const ROWS = 20;

/** What a plan under test is trained on. */
export interface TrainingFixture {
  /** The nodes that are built. */
  readonly nodes: readonly string[];
  readonly rows: number;
  readonly feed: Feed;
  /** How the rows are the frames of windows, for a plan with temporal heads. */
  readonly windows?: Windows | undefined;
  /** The sequences that the rows are frames of. */
  readonly tracks?: readonly Track[] | undefined;
  /** The rows, one after the other. */
  readonly values: Float32Array;
  start(variable: VariableDeclaration, seed: number, node: string): Float32Array;
}

/** Random images for a plan that trains its backbone, else random rows in the place of one. */
export function trainingFixture({ nodes, stages, windows }: Plan): TrainingFixture {
  const names = nodes.map(({ name }) => name);
  const trainsBackbone = stages[0]!.train.includes('backbone');
  return trainsBackbone
    ? { nodes: names, ...served('image', [SIDE, SIDE, 3], 6), start: quickValues }
    : {
        nodes: names.slice(1),
        ...served('backbone', [WIDTH], ROWS),
        start: initialValues,
        ...sequences(windows),
      };
}

/** Two sequences, neither of which is a whole number of windows. */
function sequences(windows: PlanWindows | undefined): Pick<TrainingFixture, 'windows' | 'tracks'> {
  if (!windows) return {};
  const rows = Array.from({ length: ROWS }, (_, row) => ({
    key: `${row}`,
    sequence: row < ROWS / 2 - 1 ? 'short' : 'long',
    position: row,
  }));
  return { windows: { length: Number(windows.length) }, tracks: tracksOf(rows, windows) };
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
