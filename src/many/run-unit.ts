import { hashOf } from '../canonical.js';
import { Interrupted } from '../errors/train.js';
import { backbonesOf, isTrained, pathOf } from '../plan/backbones.js';
import { fillPage } from '../run/fill.js';
import type { RunEvents, Surroundings } from '../run/surroundings.js';
import { executeHere, type FinishedRun, type RunSettings } from './execute.js';
import { forgetFailure, noteFailure } from './failure.js';
import type { Unit } from './unit.js';

/**
 * Runs one unit of the study in `folder`, in this process: reads it if it has finished, resumes it if it was stopped.
 * If the run throws, records the reason in the folder of the study and rethrows.
 */
export async function runUnit(
  folder: string,
  unit: Unit,
  settings: RunSettings,
  context: Surroundings,
  events: RunEvents,
): Promise<FinishedRun> {
  const planned = { open: unit.open, folder: () => unit.folder, start: 'either' } as const;
  const quiet = { starting: () => {}, finished: () => {}, failed: () => {} };
  try {
    const [run] = await executeHere([planned], settings, context, events, quiet);
    forgetFailure(folder, unit);
    return run!;
  } catch (error) {
    if (!(error instanceof Interrupted)) noteFailure(folder, unit, (error as Error).message);
    throw error;
  }
}

/**
 * Computes the outputs of the frozen backbones that these units read, each once. Skips units that train their
 * backbone, or whose rows come with vectors.
 */
export async function fillUnits(
  units: readonly Unit[],
  settings: RunSettings,
  context: Surroundings,
  events: RunEvents,
): Promise<void> {
  const done = new Set<string>();
  for (const { open } of units) {
    const { page, plan } = open;
    const toFill = backbonesOf(plan).some(
      (node) =>
        !isTrained(plan, node) && !context.registry.bind('backbones', node.options, pathOf(node)).vectors,
    );
    if (!toFill) continue;
    const { data, images, labels, backbone, backbones = null, seed } = page;
    const key = hashOf({ data, images, labels, backbone, backbones, seed });
    if (done.has(key)) continue;
    done.add(key);
    await fillPage({ open, engine: settings.engine, rows: settings.rows }, context, events);
  }
}
