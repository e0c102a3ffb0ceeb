import type { View, ViewedRow } from '../../bank/banks.js';
import { isRandom } from '../../data/augment.js';
import { ZooError } from '../../errors/problem.js';
import { tooManyBadImages } from '../../errors/train.js';
import type { LabelSpace, RowList, Split } from '../../part.js';
import type { Plan } from '../../plan/plan.js';
import type { RunRecord } from '../../report/record.js';
import type { SplitData } from '../../train/feed.js';
import { labelMatrices, labelStatistics, wholeRows } from '../../train/labels.js';
import { sequencesOf } from './sequences.js';

/** One split of a data set: how its images are processed, and its labels. */
export interface SplitView {
  readonly view: View;
  readonly data: SplitData;
}

/**
 * A split of these rows as the model sees it: `train` uses augmented views, the others plain ones. If the page has no
 * random augmentation, training images are plain too, so that all seeds share their bank.
 */
export function viewOf(
  all: RowList<ViewedRow>,
  split: Split,
  purpose: View['mode'],
  plan: Plan,
  seed: number,
): SplitView {
  const rows = all.filter((row) => row.split === split);
  const pipeline = plan.images[purpose];
  const views = purpose === 'train' ? (plan.images.train.views ?? 1) : 1;
  const mode = purpose === 'train' && isRandom(pipeline) ? 'train' : 'evaluate';
  const { windows } = plan;
  return {
    view: { rows, pipeline, mode, views, seed, ...(windows && { sequences: sequencesOf(rows, windows) }) },
    data: {
      rows: rows.length,
      labels: labelMatrices(rows, Object.values(plan.labels)),
      ...(plan.mixture && { members: rows.map(({ member = '' }) => member) }),
    },
  };
}

/**
 * Removes rows without a readable image from every task, and returns those that were not removed before. Throws if
 * they exceed the tolerated share. `failed` contains indexes of rows in the split.
 */
export function withoutFailed(
  { view, data }: SplitView,
  failed: readonly { readonly row: number; readonly why: string }[],
  tolerated: number,
): readonly string[] {
  const rows = new Map(failed.map(({ row, why }) => [row, `${view.rows.at(row)!.image}: ${why}`]));
  if (rows.size > tolerated * view.rows.length) {
    const [first] = rows.values();
    throw new ZooError(tooManyBadImages(rows.size, view.rows.length, tolerated, first!));
  }
  const labels = Object.values(data.labels);
  const fresh = [...rows].filter(([row]) => labels.some(({ has }) => has[row]));
  for (const { has } of labels) for (const [row] of fresh) has[row] = 0;
  return fresh.map(([, image]) => image);
}

/** Counts of a split for the record: rows, labeled rows (complete and partial) and labels per class. */
export function countsOf(
  { data }: SplitView,
  spaces: { readonly [name: string]: LabelSpace },
): RunRecord['data'][string] {
  const labeled: { [space: string]: number } = {};
  const partial: { [space: string]: number } = {};
  const counts: { [space: string]: readonly number[] } = {};
  for (const [name, matrix] of Object.entries(data.labels)) {
    const statistics = labelStatistics(matrix, spaces[name]!.kind);
    labeled[name] = statistics.rows;
    const lacking = statistics.rows - labelStatistics(wholeRows(matrix), spaces[name]!.kind).rows;
    if (lacking > 0) partial[name] = lacking;
    if (spaces[name]!.kind !== 'continuous') counts[name] = statistics.counts;
  }
  return { rows: data.rows, labeled, ...(Object.keys(partial).length > 0 && { partial }), counts };
}
