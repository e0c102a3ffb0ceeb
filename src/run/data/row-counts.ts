import type { RowCounts } from '../../cost/cost.js';
import type { LabelSpace, Row, Table } from '../../part.js';
import type { Plan } from '../../plan/plan.js';
import { type LabelMatrix, labelMatrix, labelStatistics, wholeRows } from '../../train/labels.js';

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
  };
}
