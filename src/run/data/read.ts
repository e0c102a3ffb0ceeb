import { dirname } from 'node:path';
import type { Failure } from '../../bank/fill.js';
import { useCache } from '../../cache/users.js';
import { findImpossible } from '../../data/census.js';
import { imagesOutside } from '../../data/outside.js';
import { imagesOutsideRoot, impossibleLabels, nothingLeft } from '../../errors/data.js';
import { drawnOutsideCache } from '../../errors/faces.js';
import { ZooError } from '../../errors/problem.js';
import { Interrupted } from '../../errors/train.js';
import { type DrawingEvents, drawFaces } from '../../faces/draw.js';
import { folderOfFaces, holdsFaces } from '../../faces/folder.js';
import { isInside } from '../../files/inside.js';
import { labelSpaces } from '../../labels.js';
import type { Split, Table } from '../../part.js';
import type { Plan } from '../../plan/plan.js';
import { noteFew, type RunEvents, type Surroundings, waitingFor } from '../surroundings.js';
import { withSounds } from './sounds.js';
import { rootsOf, sourcesOf } from './sources.js';
import { type SplitView, withoutFailed } from './splits.js';

/** Default limit of unreadable images, as a fraction of all. */
const TOLERATED = 0.01;

/** Reads the page's data set, and notes what it could not use. Throws if nothing is left, or if the labels are unusable. */
export async function readData(plan: Plan, context: Surroundings, events: RunEvents): Promise<Table> {
  const table = await readTable(plan, context, events);
  for (const { split, what, count } of table.dropped) {
    events.note(`left out${split === null ? '' : ` of ${split}`}: ${what} (${count})`);
  }
  if (table.division !== undefined) events.note(`split: ${table.division} (${splitSizes(table)})`);
  noteFew(table.bad, 'rows or labels that cannot be read', events);
  if (table.rows.length === 0) throw new ZooError(nothingLeft(table.dropped));
  const impossible = findImpossible(table.rows, Object.values(plan.labels));
  if (impossible.length > 0) throw new ZooError(impossibleLabels(impossible));
  if (!plan.audio) return table;
  const [root = ''] = rootsOf(sourcesOf(plan.data, context.registry));
  return withSounds(table, table.root ?? root, plan.audio, events);
}

/** `1200 train, 300 validation` */
function splitSizes({ rows }: Table): string {
  const sizes = (['train', 'validation', 'test'] as const).map(
    (split) => [split, rows.filter((row) => row.split === split).length] as const,
  );
  return sizes.flatMap(([split, count]) => (count > 0 ? [`${count} ${split}`] : [])).join(', ');
}

/**
 * The rows of a data set; draws faces first if the data set needs them. `labels` are the label spaces that the page
 * defines.
 */
export async function readTable(
  { data, labels, windows }: Pick<Plan, 'data' | 'labels' | 'windows'>,
  { registry, cache, allow }: Surroundings,
  events: RunEvents,
): Promise<Table> {
  useCache(cache);
  const { placeOf, ...table } = await registry.bind('datasets', data, ['data']).read({
    labels: { ...labelSpaces, ...labels },
    unlabeled: windows !== undefined,
    drawFaces: async (root, options) => {
      const folder = folderOfFaces(root, options);
      if (holdsFaces(folder, options)) return folder;
      if (!isInside(root, cache)) throw new ZooError(drawnOutsideCache(root));
      await drawFaces(folder, options, drawingEvents(events));
      return folder;
    },
  });
  refuseOutside({ ...table, ...(placeOf && { placeOf }) }, rootsOf(sourcesOf(data, registry)), allow);
  return table; // without the places, which take more memory than the rows
}

/** Throws a ZooError if images are neither below the roots of the data sets nor in a folder that the user allows. */
export function refuseOutside(
  { rows, placeOf }: Table,
  roots: readonly string[],
  allow: Surroundings['allow'],
): void {
  if (roots.length === 0) return;
  const outside = imagesOutside(rows, [...roots, ...(allow?.outside ?? [])]);
  if (outside.length === 0) return;
  const lines = outside.map(({ row: { key }, leadsTo }) => `${placeOf?.(key) ?? key}  leads to ${leadsTo}`);
  throw new ZooError(imagesOutsideRoot(roots.join(' or '), lines, dirname(outside[0]!.leadsTo)));
}

/** Reports the progress of drawing faces, and stops it when the user asks to stop. */
export function drawingEvents(events: RunEvents): DrawingEvents {
  const waiting = waitingFor(events);
  let before = 0;
  return {
    waiting: (holder) => waiting('the drawn faces', holder),
    progress: (done, total) => {
      if (before === 0) events.start('drawing faces', total, 'faces');
      events.advance(done - before);
      before = done;
      if (events.stopping()) throw new Interrupted();
      if (done === total) events.done();
    },
  };
}

/** At most this many rows of each split, spread evenly over it. */
export function fewRows(table: Table, most = Number.POSITIVE_INFINITY): Table {
  const sizes = new Map<Split, number>();
  for (const { split } of table.rows) sizes.set(split, (sizes.get(split) ?? 0) + 1);
  const seen = new Map<Split, number>();
  const rows = table.rows.filter(({ split }) => {
    const [at, size] = [seen.get(split) ?? 0, sizes.get(split)!];
    seen.set(split, at + 1);
    return size <= most || Math.floor(((at + 1) * most) / size) > Math.floor((at * most) / size);
  });
  return { ...table, rows };
}

/**
 * Removes rows whose image cannot be read from a split, and notes them. Throws if there are more than the page
 * tolerates.
 */
export function leaveOut(
  split: SplitView,
  failed: readonly Failure[],
  { data }: Plan,
  events: RunEvents,
): void {
  const tolerated = typeof data.tolerance === 'number' ? data.tolerance : TOLERATED;
  noteFew(withoutFailed(split, failed, tolerated), 'images that cannot be read', events);
}
