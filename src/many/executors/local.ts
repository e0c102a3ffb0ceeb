import { type ChildProcess, spawn } from 'node:child_process';
import { EXIT, ZooError } from '../../errors/problem.js';
import { workerEnded } from '../../errors/studies.js';
import { Interrupted } from '../../errors/train.js';
import { engineSettings, type Surroundings } from '../../run/surroundings.js';
import { failureOf, noteFailure } from '../failure.js';
import { fillUnits, runUnit } from '../run-unit.js';
import type { Unit } from '../unit.js';
import type { StudyEvents, StudyJob } from './executor.js';

/** How often a stop request is looked for, milliseconds. */
const OFTEN = 200;

/** Computes the frozen outputs, then runs one unit after the other, in this process. */
export async function runInProcess(job: StudyJob, context: Surroundings, events: StudyEvents): Promise<void> {
  await fillUnits(job.units, job.settings, context, events);
  for (const unit of job.units) {
    events.starting(unit);
    try {
      await runUnit(job.folder, unit, job.settings, context, events);
      events.finished(unit);
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      events.failed(unit, error);
    }
  }
}

/**
 * Computes the frozen outputs, then runs the units of a study in `count` processes at a time, each unit in a process of its own, with the threads divided among them. When
 * the user stops, every process saves a checkpoint and ends; then this throws `Interrupted`.
 */
export async function runInWorkers(
  job: StudyJob,
  count: number,
  context: Surroundings,
  events: StudyEvents,
): Promise<void> {
  await fillUnits(job.units, job.settings, context, events);
  const threads = Math.max(1, Math.floor(engineSettings(context).threads / count));
  const env = { ...context.env, ZOO_THREADS: `${threads}` };
  const waiting = [...job.units];
  const running = new Set<ChildProcess>();
  let isStopping = false;
  const look = setInterval(() => {
    if (isStopping || !events.stopping()) return;
    isStopping = true;
    for (const child of running) child.kill('SIGINT');
  }, OFTEN);
  const work = async (): Promise<void> => {
    for (let unit = waiting.shift(); unit !== undefined && !events.stopping(); unit = waiting.shift()) {
      events.starting(unit);
      const child = start(job.command({ unit }), env);
      running.add(child);
      const end = await ended(child, (line) => events.working(unit!, line));
      running.delete(child);
      conclude(job.folder, unit, end, events);
    }
  };
  try {
    await Promise.all(Array.from({ length: count }, work));
  } finally {
    clearInterval(look);
  }
  if (events.stopping()) throw new Interrupted();
}

/** In a process group of its own, so that Ctrl-C reaches it once, through this process. */
const start = ([program, ...words]: readonly string[], env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(program!, words, { env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });

/** How a process ended. */
interface End {
  readonly code: number | null;
  readonly signal: string | null;
  /** The last line that it printed. */
  readonly last: string;
}

function ended(child: ChildProcess, said: (line: string) => void): Promise<End> {
  let [last, rest] = ['', ''];
  child.stderr!.setEncoding('utf8');
  child.stderr!.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    last = lines.findLast((line) => line.trim() !== '') ?? last;
    if (lines.length > 0) said(last);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, last }));
  });
}

/** A process that was killed could not note why the unit failed, so it is noted here. */
function conclude(folder: string, unit: Unit, { code, signal, last }: End, events: StudyEvents): void {
  if (code === 0) events.finished(unit);
  else if (code !== EXIT.interrupted) {
    const problem = workerEnded(signal ?? `exit code ${code}`, last);
    if (signal !== null || failureOf(folder, unit) === undefined) noteFailure(folder, unit, problem.message);
    events.failed(unit, new ZooError({ ...problem, message: failureOf(folder, unit)! }, EXIT.failed));
  }
}
