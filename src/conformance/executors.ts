import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../files/staged.js';
import { append } from '../files/write.js';
import type { BoundExecutor, ExecutorPart, StudyJob, StudyStep, StudyUnit } from '../part.js';
import { boundToTry } from './bound.js';
import { Broken, type Remark } from './outcome.js';

/** The process of a unit: records that it ran, and exits as its last argument says. */
const PROCESS = `require('node:fs').appendFileSync(process.argv[1], process.argv[2] + '\\n'); process.exit(Number(process.argv[3]))`;

/** The unit whose process fails. */
const FAILS = 2;

/** Every unit runs once, after the frozen outputs; a failing unit does not stop the others. */
export async function checkExecutor(part: ExecutorPart, env: StudyJob['env']): Promise<Remark> {
  let remark: string | undefined;
  for (const { bound } of boundToTry(part)) {
    const { path: folder, remove } = temporaryFolder('zoo-conformance');
    try {
      remark = (await tryStudy(bound, folder, env)) ?? remark;
    } finally {
      remove();
    }
  }
  return remark;
}

async function tryStudy(
  bound: BoundExecutor,
  folder: string,
  env: StudyJob['env'],
): Promise<string | undefined> {
  const log = join(folder, 'log');
  const job = studyIn(folder, log, env);
  if (bound.preview !== undefined) {
    if (typeof bound.preview(job) !== 'string') throw new Broken('preview returns no text');
    return 'it submits units elsewhere, so only its preview was called';
  }
  const done: unknown = await bound.execute(job);
  const { ended, notes } = (done ?? {}) as { ended?: unknown; notes?: unknown };
  if (typeof ended !== 'boolean' || !Array.isArray(notes))
    throw new Broken('execute does not return { ended, notes }');
  if (!ended) return 'it returns before the units have ended, so their work was not checked';
  const ran = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  if (ran[0] !== 'fill') throw new Broken(`it starts with ${ran[0] ?? 'nothing'}, but fill must come first`);
  const expected = ['fill', ...job.units.map(nameOf)].sort().join(', ');
  const found = [...ran].sort().join(', ');
  if (found !== expected) throw new Broken(`it must run ${expected}, each once, but runs ${found}`);
  return undefined;
}

/** Three small units. Each leaves a line when it runs, in this process or another. */
function studyIn(folder: string, log: string, env: StudyJob['env']): StudyJob {
  const units = [1, 2, 3].map((index) => ({
    index,
    variant: 'as written',
    seed: index,
    address: `${index}`.repeat(16),
    folder: join(folder, `unit-${index}`),
  }));
  const command = (step: StudyStep): readonly string[] => {
    const code = typeof step !== 'string' && step.unit.index === FAILS ? 1 : 0;
    const name = typeof step === 'string' ? step : nameOf(step.unit);
    return [process.execPath, '--eval', PROCESS, log, name, `${code}`];
  };
  const here = async (name: string): Promise<void> => append(log, `${name}\n`);
  return {
    folder,
    units,
    threads: 1,
    env,
    command,
    isFinished: () => false,
    fill: () => here('fill'),
    run: (unit) => here(nameOf(unit)),
    stopping: () => false,
    started: () => {},
    printed: () => {},
    ended: () => {},
  };
}

const nameOf = ({ index }: StudyUnit): string => `unit ${index}`;
