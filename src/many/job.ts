import { EXIT, ZooError } from '../errors/problem.js';
import { workerEnded } from '../errors/studies.js';
import { Interrupted } from '../errors/train.js';
import type { ProcessEnd, StudyJob, StudyUnit } from '../part.js';
import { engineSettings, type RunEvents, type Surroundings } from '../run/surroundings.js';
import type { RunSettings } from './execute.js';
import { failureOf, noteFailure } from './failure.js';
import { fillUnits, runUnit } from './run-unit.js';
import { stateOf, type Unit } from './unit.js';

/** A progress event of a study. */
export interface StudyEvents extends RunEvents {
  starting(unit: StudyUnit): void;
  finished(unit: StudyUnit): void;
  failed(unit: StudyUnit, error: unknown): void;
  /** The user stopped a unit that another process runs. */
  stopped(unit: StudyUnit): void;
  /** A line that another process has printed about a unit. */
  working(unit: StudyUnit, line: string): void;
}

/** A study to execute. */
export interface StudyWork extends Pick<StudyJob, 'folder' | 'command'> {
  /** The unfinished units. */
  readonly units: readonly Unit[];
  /** Settings of every unit; the engine is the one that the study pins. */
  readonly settings: RunSettings;
}

/** The study as an executor receives it. */
export function studyJob(
  { folder, command, units, settings }: StudyWork,
  context: Surroundings,
  events: StudyEvents,
): StudyJob {
  const unitOf = ({ index }: StudyUnit): Unit => units.find((unit) => unit.index === index)!;
  return {
    folder,
    command,
    units,
    threads: engineSettings(context).threads,
    env: context.env,
    isFinished: (unit) => stateOf(unitOf(unit)) === 'finished',
    stopping: events.stopping,
    fill: () => fillUnits(units, settings, context, events),
    run: async (unit) => {
      events.starting(unit);
      try {
        await runUnit(folder, unitOf(unit), settings, context, events);
        events.finished(unit);
      } catch (error) {
        if (error instanceof Interrupted) throw error;
        events.failed(unit, error);
      }
    },
    started: events.starting,
    printed: events.working,
    ended: (unit, end) => conclude(folder, unitOf(unit), end, events),
  };
}

/** A killed process could not record why the unit failed, so record it here. */
function conclude(folder: string, unit: Unit, { code, signal, last }: ProcessEnd, events: StudyEvents): void {
  const wasStopped = code === EXIT.interrupted || (code === null && events.stopping());
  if (code === 0 || wasStopped) {
    if (wasStopped) events.stopped(unit);
    else events.finished(unit);
    return;
  }
  const problem = workerEnded(signal ?? `exit code ${code}`, last ?? '');
  if (code === null || failureOf(folder, unit) === undefined) noteFailure(folder, unit, problem.message);
  events.failed(unit, new ZooError({ ...problem, message: failureOf(folder, unit)! }, EXIT.failed));
}
