import { unitFailed } from '../../../errors/compare.js';
import { EXIT, ZooError } from '../../../errors/problem.js';
import { nothingToCancel, unitMissing } from '../../../errors/studies.js';
import { Interrupted } from '../../../errors/train.js';
import { makeFolder } from '../../../files/write.js';
import type { StudyEvents } from '../../../many/job.js';
import { requirePin, writePin } from '../../../many/pin.js';
import type { StudyTable } from '../../../many/study-table.js';
import { stateOf } from '../../../many/unit.js';
import { collectUnits, findUnit } from '../../../many/units.js';
import type { StudyJob, StudyUnit } from '../../../part.js';
import type { RunEvents } from '../../../run/surroundings.js';
import { costLine, listedOf, NOT_RUN, shown, type UnitCost, unitCost, unitTable } from './listed.js';
import type { OpenedStudy, Say } from './open.js';
import type { StudyDisplay } from './progress.js';

/** Lists the units with their states, costs and total cost and, if `shows`, what the executor would submit. */
export async function list(
  study: OpenedStudy,
  events: RunEvents,
  say: Say,
  shows = true,
): Promise<readonly object[]> {
  const { costOf } = await import('../../../run/page/cost.js');
  const executor = shows ? (await study.executor()).executor : undefined;
  const costs = new Map<string, UnitCost>();
  const { pin, context, work } = study;
  for (const { variant, open } of study.units)
    if (!costs.has(variant))
      costs.set(variant, unitCost((await costOf(open, pin.engine, context, work.settings.rows)).cost));
  const listed = listedOf(study).map((one) => ({ ...one, ...costs.get(one.variant) }));
  const left = listed.filter(({ state }) => !['finished', NOT_RUN].includes(state.split(':')[0]!));
  say.log(
    unitTable(listed.map(shown), ['unit', 'variant', 'seed', 'steps', 'TFLOP', 'time', 'state', 'folder']),
  );
  say.log(`\n${costLine(left)}`);
  const preview = executor?.preview?.(await jobOf(study, events));
  if (preview !== undefined) say.log(`\n${preview}`);
  return listed;
}

/** Shows the state of the units, from their folders alone, and further details from the executor. */
export async function status(study: OpenedStudy, events: RunEvents, say: Say): Promise<readonly object[]> {
  const listed = listedOf(study);
  say.log(unitTable(listed, ['unit', 'variant', 'seed', 'state', 'folder']));
  const { executor } = await study.executor();
  for (const line of (await executor.status?.(await jobOf(study, events))) ?? []) say.log(line);
  return listed;
}

/** Stops work that an executor runs on other machines. Throws `nothing-to-cancel`. */
export async function cancel(study: OpenedStudy, events: RunEvents, say: Say): Promise<readonly string[]> {
  const { name, executor } = await study.executor();
  if (executor.cancel === undefined) throw new ZooError(nothingToCancel(name));
  const lines = await executor.cancel(await jobOf(study, events));
  for (const line of lines) say.log(line);
  return lines;
}

/** Computes only the frozen outputs that the units share. */
export async function fill(study: OpenedStudy, events: RunEvents): Promise<number> {
  const { fillUnits } = await import('../../../many/run-unit.js');
  begin(study);
  await fillUnits(unfinished(study), study.work.settings, study.context, events);
  return study.units.length;
}

/** Runs a single unit. */
export async function runOne(
  study: OpenedStudy,
  word: string,
  events: RunEvents,
  say: Say,
): Promise<{ readonly folder: string }> {
  const { runUnit } = await import('../../../many/run-unit.js');
  const unit = findUnit(study.units, word);
  begin(study);
  const { folder, settings } = study.work;
  await runUnit(folder, unit, settings, study.context, events);
  say.log(unit.folder);
  return { folder: unit.folder };
}

/** Makes the executor run the unfinished units. Returns false if they run later, and so does the report. */
export async function execute(
  study: OpenedStudy,
  events: RunEvents & StudyDisplay,
  say: Say,
): Promise<boolean> {
  const { executor } = await study.executor();
  const job = await jobOf(study, { ...events, ...shownOn(events) });
  if (job.units.length === 0) return true;
  begin(study);
  events.study(study.units.length, study.units.length - job.units.length);
  const { ended, notes } = await executor.execute(job);
  events.end();
  if (ended && events.stopping()) throw new Interrupted();
  for (const note of notes) say.note(note);
  return ended;
}

/** Writes the tables of the finished units. Throws an error that lists the unfinished ones. */
export async function report(opened: OpenedStudy, say: Say): Promise<StudyTable> {
  const { leaveStudy } = await import('../../../many/leave-study.js');
  const { tabulate } = await import('../../../many/tabulate.js');
  const { studyText } = await import('./text.js');
  const { whole, notRun, units, work, context } = opened;
  const { runs, missing } = collectUnits(work.folder, units);
  const table = tabulate({
    study: whole,
    runs,
    units,
    registry: context.registry,
    notRun: notRun.map(({ variant, needs, paper }) => ({ name: variant.name, needs, paper })),
    notes: unfinishedNotes(missing.map(({ unit }) => unit)),
  });
  if (runs.length > 0) {
    const text = studyText(table);
    say.log(text);
    say.log(`\n${leaveStudy(work.folder, table, runs, text)}`);
  }
  if (missing.length > 0)
    throw new ZooError(
      missing.map(({ unit, state, why }) =>
        why === undefined ? unitMissing(unit.folder, state) : unitFailed(unit.folder, why),
      ),
      EXIT.failed,
    );
  return table;
}

/** One line for each variant with missing units. */
function unfinishedNotes(missing: OpenedStudy['units']): readonly string[] {
  const variants = [...new Set(missing.map(({ variant }) => variant))];
  return variants.map((name) => {
    const seeds = missing.filter(({ variant }) => variant === name).map(({ seed }) => seed);
    const some = seeds.length === 1 ? `seed ${seeds[0]} has` : `seeds ${seeds.join(', ')} have`;
    return `${name}: ${some} not finished, so the table omits them.`;
  });
}

const unfinished = ({ units }: OpenedStudy) => units.filter((unit) => stateOf(unit) !== 'finished');

/** Claims the folder for this study, and pins its engine. */
function begin({ work: { folder }, pin, units, isWhole, context }: OpenedStudy): void {
  requirePin(folder, pin, context);
  if (!isWhole) return; // already listed in the study
  makeFolder(folder);
  writePin(folder, pin, units);
}

/** The unfinished units in the form that an executor receives. */
async function jobOf(study: OpenedStudy, events: RunEvents & Partial<StudyEvents>): Promise<StudyJob> {
  const { studyJob } = await import('../../../many/job.js');
  return studyJob({ ...study.work, units: unfinished(study) }, study.context, { ...silent, ...events });
}

/** A study that is not executed has no unit events. */
const silent = {
  starting: () => {},
  finished: () => {},
  stopped: () => {},
  failed: () => {},
  working: () => {},
};

const shownOn = (display: StudyDisplay) => ({
  finished: (unit: StudyUnit) => display.ended(unit, 'finished'),
  stopped: (unit: StudyUnit) => display.ended(unit, 'stopped'),
  failed: (unit: StudyUnit, error: unknown) => display.ended(unit, 'failed', (error as Error).message),
});
