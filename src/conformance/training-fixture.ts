import { initialValues } from '../graph/initial.js';
import type { Windows } from '../graph/windows.js';
import type { VariableDeclaration } from '../part.js';
import type { Plan, PlanWindows } from '../plan/plan.js';
import { stream } from '../random/stream.js';
import type { Feed } from '../train/feed.js';
import { type Track, tracksOf } from '../train/tracks.js';
import { quickValues } from './quick-values.js';
import { SIDE, WIDTH } from './stand-ins.js';

/** Number of random rows that replace a backbone's outputs. */
const ROWS = 20;

/** The data that a plan under test trains on. */
export interface TrainingFixture {
  /** The nodes to build. */
  readonly nodes: readonly string[];
  readonly rows: number;
  readonly feed: Feed;
  /** How rows form the frames of windows, for a plan with temporal heads. */
  readonly windows?: Windows | undefined;
  /** The sequences that the rows belong to. */
  readonly tracks?: readonly Track[] | undefined;
  /** The rows, concatenated. */
  readonly values: Float32Array;
  start(variable: VariableDeclaration, seed: number, node: string): Float32Array;
}

/** Random images for a plan that trains its backbone, otherwise random rows in its place. */
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

/** Two sequences whose lengths are not multiples of a window. */
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
