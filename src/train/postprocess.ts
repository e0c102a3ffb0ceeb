import { probabilities } from '../decision.js';
import { longSequence } from '../errors/postprocess.js';
import { ZooError } from '../errors/problem.js';
import { interpolated, smooth } from '../layers/smooth.js';
import type { LabelKind, RowList } from '../part.js';
import type { Plan, PlanStep, StepWork } from '../plan/plan.js';
import { answering } from '../plan/postprocess.js';
import type { Answers } from './answers.js';
import { type Frame, LONGEST } from './tracks.js';

/** For each step that blends other runs, their predictions for the rows: probabilities, or values. */
export type OtherAnswers = { readonly [step: string]: readonly Float32Array[] };

/**
 * The predictions of nodes and of the plan's steps: probabilities, or values. Rows in `missing` count as frames
 * without a prediction. `others` contains the predictions of other runs for these rows.
 */
export function postprocessed(
  plan: Pick<Plan, 'nodes' | 'postprocess' | 'labels'>,
  answers: Answers,
  frames: RowList<Frame>,
  missing: readonly number[] = [],
  others: OtherAnswers = {},
): Answers {
  const done: { [node: string]: Float32Array } = { ...answers };
  const kindOf = (name: string): LabelKind =>
    plan.labels[answering(plan).find((one) => one.name === name)!.answer.labels]!.kind;
  for (const step of plan.postprocess ?? []) {
    const read = step.of.map((name) => {
      const { answer } = answering(plan).find((one) => one.name === name)!;
      return probabilities(done[name]!, { ...answer, kind: kindOf(name) });
    });
    done[step.name] = made(step, [...read, ...(others[step.name] ?? [])], frames, missing);
  }
  return done;
}

function made(
  { name, work, answer }: PlanStep,
  read: readonly Float32Array[],
  frames: RowList<Frame>,
  missing: readonly number[],
): Float32Array {
  const [first] = read as [Float32Array];
  switch (work.type) {
    case 'smooth':
      return smoothed(name, first, answer.width, work, tracksOf(frames, missing));
    case 'blend': {
      const weights = [...work.weights, ...(work.runs ?? []).map(({ weight }) => weight)];
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return first.map((_, i) => read.reduce((sum, values, k) => sum + weights[k]! * values[i]!, 0) / total);
    }
    case 'clip':
      return first.map((value) => Math.min(Math.max(value, work.range[0]), work.range[1]));
    case 'threshold':
      return first;
  }
}

/** The rows of a sequence, and the frame number of each. */
interface Track {
  readonly rows: readonly number[];
  readonly positions: readonly number[];
  readonly missing: ReadonlySet<number>;
}

function tracksOf(frames: RowList<Frame>, missing: readonly number[]): readonly Track[] {
  const bySequence = new Map<string, number[]>();
  for (const [row, { sequence, position }] of frames.entries()) {
    if (sequence === undefined || position === undefined) continue;
    const rows = bySequence.get(sequence) ?? [];
    bySequence.set(sequence, rows);
    rows.push(row);
  }
  const lacking = new Set(missing);
  return [...bySequence.values()].map((rows) => ({
    rows,
    positions: rows.map((row) => frames.at(row)!.position!),
    missing: lacking,
  }));
}

/** Processes the values of each track over its frames; rows without a frame are unchanged. */
function smoothed(
  step: string,
  values: Float32Array,
  width: number,
  work: StepWork & { readonly type: 'smooth' },
  tracks: readonly Track[],
): Float32Array {
  const out = values.slice();
  for (const { rows, positions, missing } of tracks) {
    const first = positions.reduce((least, one) => Math.min(least, one));
    const length = positions.reduce((most, one) => Math.max(most, one)) - first + 1;
    if (length > LONGEST)
      throw new ZooError(longSequence(`step "${step}"`, `postprocess.${step}`, length, LONGEST));
    for (let column = 0; column < width; column++) {
      const [sums, counts] = [new Float64Array(length), new Float64Array(length)];
      for (const [i, row] of rows.entries()) {
        if (missing.has(row)) continue;
        const at = positions[i]! - first;
        sums[at]! += values[row * width + column]!;
        counts[at]! += 1;
      }
      const signal = sums.map((sum, at) => (counts[at] === 0 ? Number.NaN : sum / counts[at]!));
      const smoothed = smooth(work.gaps === 'interpolate' ? interpolated(signal) : signal, work);
      for (const [i, row] of rows.entries()) {
        const value = smoothed[positions[i]! - first]!;
        if (!Number.isNaN(value)) out[row * width + column] = value;
      }
    }
  }
  return out;
}
