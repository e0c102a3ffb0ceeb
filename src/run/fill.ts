import { openEngine } from '../engine/open.js';
import { fewRows, readData } from './data/read.js';
import { viewOf } from './data/splits.js';
import { openModel } from './model/model.js';
import { placed } from './page/placed.js';
import type { RunRequest } from './run.js';
import { engineSettings, interruptible, type RunEvents, type Surroundings } from './surroundings.js';

/** The page, engine and rows. */
export type FillRequest = Pick<RunRequest, 'open' | 'engine' | 'rows'>;

/**
 * Computes the outputs of frozen backbones for the training and validation rows of a page and saves them, as the
 * first stage of a run would, so that runs of the page find them. Does not recompute existing outputs.
 */
export const fillPage = (...how: Parameters<typeof fill>): Promise<void> =>
  fill(...how).catch(placed(how[0].open));

async function fill(
  { open, engine: asked = 'auto', rows }: FillRequest,
  context: Surroundings,
  events: RunEvents,
) {
  const { plan, page } = open;
  const stoppable = interruptible(events);
  const engine = await openEngine(asked, undefined, engineSettings(context));
  const table = fewRows(await readData(plan, context, stoppable), rows);
  const model = await openModel(plan, engine, page.seed, context, stoppable);
  try {
    const moving = plan.stages[0]!.active;
    const reading = plan.nodes.filter(({ name, shelf }) => shelf === 'heads' || moving.includes(name));
    const names = reading.map(({ name }) => name);
    for (const [split, mode] of [
      ['train', 'train'],
      ['validation', 'evaluate'],
    ] as const)
      await model.feeds(names, viewOf(table.rows, split, mode, plan, page.seed).view);
  } finally {
    model.close();
  }
}
