import type { RowCounts, WindowCounts } from '../../cost/cost.js';
import type { LabelSpace, Row, Table } from '../../part.js';
import type { Plan, PlanWindows } from '../../plan/plan.js';
import { type LabelMatrix, labelMatrix, labelStatistics, wholeRows } from '../../train/labels.js';
import { tracksOf } from '../../train/tracks.js';
import {
  bySequence,
  countOf,
  evaluationWindows,
  framesIn,
  trainingWindows,
  type WindowList,
} from '../../train/windows.js';

/** How many rows of a table a plan's stages train on, and how many carry each label. */
export function rowCountsOf({ rows }: Pick<Table, 'rows'>, plan: Plan): RowCounts {
  const train = rows.filter(({ split }) => split === 'train');
  const validation = rows.filter(({ split }) => split === 'validation');
  const carrying = (spaces: readonly string[]): number =>
    spaces.length === 0
      ? train.length
      : train.filter(({ labels }) => spaces.some((space) => labels[space])).length;
  const bySpace = <T>(of: (space: LabelSpace) => T) =>
    Object.fromEntries(Object.values(plan.labels).map((space) => [space.name, of(space)]));
  const statistics = (of: Row[], form: (matrix: LabelMatrix) => LabelMatrix = (all) => all) =>
    bySpace((space) => labelStatistics(form(labelMatrix(of, space)), space.kind));
  const [scored, scoredWhole] = [statistics(validation), statistics(validation, wholeRows)];
  return {
    known: true,
    train: train.length,
    validation: validation.length,
    toDraw: 0,
    stages: Object.fromEntries(plan.stages.map((stage) => [stage.name, carrying(stage.rows)])),
    labels: statistics(train),
    whole: statistics(train, wholeRows),
    scored: bySpace(({ name }) => ({ rows: scored[name]!.rows, whole: scoredWhole[name]!.rows })),
    ...(plan.windows && { windows: windowCountsOf({ train, validation }, plan, plan.windows) }),
  };
}

/** The windows of a plan's stages, and those of evaluation. */
function windowCountsOf(
  { train, validation }: { readonly [split in 'train' | 'validation']: readonly Row[] },
  { stages }: Plan,
  windows: PlanWindows,
): WindowCounts {
  const tracks = tracksOf(train, windows);
  const evaluated = evaluationWindows(tracksOf(validation, windows), windows);
  const framesOf = ({ tracks, length }: WindowList): number =>
    length === 'whole' ? tracks.reduce((most, { rows }) => Math.max(most, rows.length), 1) : length;
  const perEpoch = (spaces: readonly string[]): number => {
    const isLabelled = (row: number): boolean =>
      spaces.length === 0 || spaces.some((space) => train[row]!.labels[space] !== undefined);
    const list = trainingWindows(tracks, windows, isLabelled);
    return windows.random === undefined ? countOf(list) : bySequence(list).length * windows.random;
  };
  const own = stages.filter((stage) => stage.windows);
  return {
    frames: Math.max(framesOf(evaluated), framesOf({ ...evaluated, tracks })),
    stages: Object.fromEntries(own.map(({ name, rows }) => [name, perEpoch(rows)])),
    perRow: validation.length === 0 ? 1 : framesIn(evaluated) / validation.length,
  };
}
