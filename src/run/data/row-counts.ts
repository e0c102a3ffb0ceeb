import type { MixtureCounts, RowCounts, WindowCounts } from '../../cost/cost.js';
import type { LabelStatistics, Mixture, Row, RowList, Table } from '../../part.js';
import type { Plan, PlanStage, PlanWindows } from '../../plan/plan.js';
import { type LabelMatrix, labelMatrices, labelStatistics, wholeRows } from '../../train/labels.js';
import { rowsPerEpoch } from '../../train/mixture.js';
import { type Track, tracksOf } from '../../train/tracks.js';
import {
  bySequence,
  countOf,
  evaluationWindows,
  framesIn,
  trainingWindows,
  type WindowList,
} from '../../train/windows.js';

/** The number of rows that a plan's stages train on, and the number with each label. */
export function rowCountsOf({ rows }: Pick<Table, 'rows'>, plan: Plan): RowCounts {
  const train = rows.filter(({ split }) => split === 'train');
  const validation = rows.filter(({ split }) => split === 'validation');
  const carrying = (spaces: readonly string[]): number =>
    spaces.length === 0
      ? train.length
      : train.filter(({ labels }) => spaces.some((space) => labels[space])).length;
  const spaces = Object.values(plan.labels);
  const [trained, scored] = [labelMatrices(train, spaces), labelMatrices(validation, spaces)];
  return {
    known: true,
    train: train.length,
    validation: validation.length,
    toDraw: 0,
    stages: Object.fromEntries(plan.stages.map((stage) => [stage.name, carrying(stage.rows)])),
    labels: bySpace(trained, statistics),
    whole: bySpace(trained, (matrix) => statistics(wholeRows(matrix))),
    scored: bySpace(scored, (matrix) => ({
      rows: statistics(matrix).rows,
      whole: statistics(wholeRows(matrix)).rows,
    })),
    ...(plan.windows && { windows: windowCountsOf({ train, validation }, plan, plan.windows) }),
    ...(plan.mixture && { mixture: mixtureCountsOf({ train, validation }, plan, plan.mixture) }),
  };
}

const statistics = (matrix: LabelMatrix): LabelStatistics => labelStatistics(matrix, matrix.kind);

const bySpace = <T>(
  matrices: { readonly [space: string]: LabelMatrix },
  of: (matrix: LabelMatrix) => T,
): { readonly [space: string]: T } =>
  Object.fromEntries(Object.entries(matrices).map(([space, matrix]) => [space, of(matrix)]));

/** The number of rows of each data set of a mixture, and the rows or windows per epoch of each stage. */
function mixtureCountsOf({ train, validation }: Rows, plan: Plan, mixture: Mixture): MixtureCounts {
  const byMember = <T>(of: (member: string) => T) =>
    Object.fromEntries(Object.keys(mixture.members).map((name) => [name, of(name)] as const));
  const from = (rows: RowList, name: string): RowList => rows.filter(({ member }) => member === name);
  const perEpoch = ({ rows: spaces, windows, batch }: PlanStage): number => {
    const counts = byMember((name) => {
      const own = from(train, name);
      if (!windows) return own.filter(labeledIn(spaces)).length;
      return windowsPerEpoch(own, tracksOf(own, plan.windows!), plan.windows!, spaces);
    });
    return rowsPerEpoch(mixture, counts, batch);
  };
  return {
    members: byMember((name) => ({
      train: from(train, name).length,
      validation: from(validation, name).length,
    })),
    stages: Object.fromEntries(plan.stages.map((stage) => [stage.name, perEpoch(stage)])),
  };
}

type Rows = { readonly [split in 'train' | 'validation']: RowList };

/** The windows of a plan's stages, and those of evaluation. */
function windowCountsOf({ train, validation }: Rows, { stages }: Plan, windows: PlanWindows): WindowCounts {
  const tracks = tracksOf(train, windows);
  const evaluated = evaluationWindows(tracksOf(validation, windows), windows);
  const framesOf = ({ tracks, length }: WindowList): number =>
    length === 'whole' ? tracks.reduce((most, { rows }) => Math.max(most, rows.length), 1) : length;
  const perEpoch = (spaces: readonly string[]): number => windowsPerEpoch(train, tracks, windows, spaces);
  const own = stages.filter((stage) => stage.windows);
  return {
    frames: Math.max(framesOf(evaluated), framesOf({ ...evaluated, tracks })),
    stages: Object.fromEntries(own.map(({ name, rows }) => [name, perEpoch(rows)])),
    perRow: validation.length === 0 ? 1 : framesIn(evaluated) / validation.length,
  };
}

/** Whether a row has a label of one of these spaces; true if there are no spaces. */
const labeledIn =
  (spaces: readonly string[]) =>
  ({ labels }: Row): boolean =>
    spaces.length === 0 || spaces.some((space) => labels[space] !== undefined);

/** The number of windows of these rows per epoch; `tracks` are the rows' sequences. */
function windowsPerEpoch(
  rows: RowList,
  tracks: readonly Track[],
  windows: PlanWindows,
  spaces: readonly string[],
): number {
  const isLabeled = labeledIn(spaces);
  const list = trainingWindows(tracks, windows, (row) => isLabeled(rows.at(row)!));
  return windows.random === undefined ? countOf(list) : bySequence(list).length * windows.random;
}
