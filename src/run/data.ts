import { drawFaces } from '../faces/draw.js';
import { labelSpaces } from '../labels.js';
import type { Split, Table } from '../part.js';
import type { Plan } from '../plan/plan.js';
import type { RunEvents, Surroundings } from './surroundings.js';

/** Share of images that may be unreadable where the data set does not say otherwise. */
const TOLERATED = 0.01;

/** Reads the page's data set; faces that it wants drawn are drawn first. */
export async function readData(plan: Plan, around: Surroundings, events: RunEvents): Promise<Table> {
  const part = around.registry.get('datasets', plan.data.type)!;
  const table = await part.read(plan.data as never, {
    labels: { ...labelSpaces, ...plan.labels },
    drawFaces: async (root, options) => {
      let before = 0;
      await drawFaces(root, options as never, (done, total) => {
        if (before === 0) events.start('drawing faces', total, 'faces');
        events.advance(done - before);
        before = done;
        if (done === total) events.done();
      });
    },
  });
  for (const bad of table.bad.slice(0, 5)) events.note(bad);
  if (table.bad.length > 5) events.note(`and ${table.bad.length - 5} more rows that cannot be read`);
  return table;
}

/** So many rows of each split at most, spread evenly over it. */
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

/** Share of a split's images that may be unreadable before a run stops. */
export const tolerated = (plan: Plan): number =>
  typeof plan.data.tolerance === 'number' ? plan.data.tolerance : TOLERATED;
