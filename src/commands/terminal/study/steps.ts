import { unitFailed } from '../../../errors/compare.js';
import { temporaryFailure } from '../../../errors/files.js';
import { EXIT, ZooError } from '../../../errors/problem.js';
import { nothingToCancel, unitMissing } from '../../../errors/studies.js';
import { makeFolder } from '../../../files/write.js';
import type { Comparison } from '../../../many/compare.js';
import type { StudyEvents } from '../../../many/executors/executor.js';
import { requirePin, writePin } from '../../../many/pin.js';
import { stateOf } from '../../../many/unit.js';
import { collectUnits, findUnit } from '../../../many/units.js';
import type { RunEvents } from '../../../run/surroundings.js';
import { costLine, listedOf, NOT_RUN, shown, type UnitCost, unitCost, unitTable } from './listed.js';
import type { OpenedStudy, Say } from './open.js';

/** Lists the units with their state and what each costs, and the sum of it. */
export async function list(study: OpenedStudy, say: Say): Promise<readonly object[]> {
  const { costOf } = await import('../../../run/page/cost.js');
  const costs = new Map<string, UnitCost>();
  for (const { variant, open } of study.units)
    if (!costs.has(variant))
      costs.set(variant, unitCost((await costOf(open, study.pin.engine, study.context)).cost));
  const listed = listedOf(study).map((one) => ({ ...one, ...costs.get(one.variant) }));
  const left = listed.filter(({ state }) => !['finished', NOT_RUN].includes(state.split(':')[0]!));
  say.log(
    unitTable(listed.map(shown), ['unit', 'variant', 'seed', 'steps', 'TFLOP', 'time', 'state', 'folder']),
  );
  say.log(`\n${costLine(left)}`);
  const preview = study.executor.preview?.({ ...study.job, units: unfinished(study) });
  if (preview !== undefined) say.log(`\n${preview}`);
  return listed;
}

/** Shows what has become of the units, from their folders alone, and what the executor knows beyond that. */
export async function status(study: OpenedStudy, say: Say): Promise<readonly object[]> {
  const listed = listedOf(study);
  say.log(unitTable(listed, ['unit', 'variant', 'seed', 'state', 'folder']));
  for (const line of (await study.executor.status?.(study.job, study.context)) ?? []) say.log(line);
  return listed;
}

/** Stops what an executor runs elsewhere. Throws `nothing-to-cancel`. */
export async function cancel(
  { executor, executorName, job, context }: OpenedStudy,
  say: Say,
): Promise<readonly string[]> {
  if (executor.cancel === undefined) throw new ZooError(nothingToCancel(executorName));
  const lines = await executor.cancel(job, context);
  for (const line of lines) say.log(line);
  return lines;
}

/** Computes the frozen outputs that the units share, and nothing else. */
export async function fill(study: OpenedStudy, events: RunEvents): Promise<number> {
  const { fillUnits } = await import('../../../many/run-unit.js');
  try {
    begin(study);
    await fillUnits(unfinished(study), study.job.settings, study.context, events);
  } catch (error) {
    throw temporaryFailure(error);
  }
  return study.units.length;
}

/** Runs one unit, and nothing else. */
export async function runOne(
  study: OpenedStudy,
  word: string,
  events: RunEvents,
  say: Say,
): Promise<{ readonly folder: string }> {
  const { runUnit } = await import('../../../many/run-unit.js');
  const unit = findUnit(study.units, word);
  try {
    begin(study);
    await runUnit(study.job.folder, unit, study.job.settings, study.context, events);
  } catch (error) {
    throw temporaryFailure(error);
  }
  say.log(unit.folder);
  return { folder: unit.folder };
}

/** Has the executor run the units that have not finished. False: they run later, and so does the report. */
export async function execute(study: OpenedStudy, events: RunEvents, say: Say): Promise<boolean> {
  const { executor, job, context } = study;
  const units = unfinished(study);
  if (units.length === 0) return true;
  begin(study);
  const { ended, notes } = await executor.execute({ ...job, units }, context, studyEvents(study, events));
  for (const note of notes) say.note(note);
  return ended;
}

/** Writes the tables of the units that have finished. Throws with the units that have not. */
export async function report({ study, units, job }: OpenedStudy, say: Say): Promise<Comparison> {
  const { compared, leaveComparison } = await import('../../../many/leave.js');
  const { comparedText } = await import('../compared.js');
  const { runs, missing } = collectUnits(job.folder, units);
  const notes = missing.map(({ unit }) => `${unit.folder} has not finished, and is not in the table`);
  const all = compared(runs, notes, study.metric);
  if (runs.length > 0) {
    say.log(comparedText(all));
    say.log(`\n${leaveComparison(job.folder, all)}`);
  }
  if (missing.length > 0)
    throw new ZooError(
      missing.map(({ unit, state, why }) =>
        why === undefined ? unitMissing(unit.folder, state) : unitFailed(unit.folder, why),
      ),
      EXIT.failed,
    );
  return all.comparison;
}

const unfinished = ({ units }: OpenedStudy) => units.filter((unit) => stateOf(unit) !== 'finished');

/** From here on the folder is that of this study, and its engine is pinned. */
function begin({ job, pin, units, context }: OpenedStudy): void {
  requirePin(job.folder, pin, context);
  makeFolder(job.folder);
  writePin(job.folder, pin, units);
}

function studyEvents({ units }: OpenedStudy, events: RunEvents): StudyEvents {
  const named = ({ index, folder }: OpenedStudy['units'][number]): string =>
    `unit ${index} of ${units.length}: ${folder}`;
  return {
    ...events,
    starting: (unit) => events.note(named(unit)),
    finished: () => {},
    failed: (unit, error) => events.note(`${named(unit)} failed: ${(error as Error).message}`),
    working: (unit, line) => events.note(`unit ${unit.index}: ${line}`),
  };
}
