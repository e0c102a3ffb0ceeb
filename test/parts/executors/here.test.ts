import { afterEach, describe, expect, it } from 'vitest';
import type { ProcessEnd, StudyJob, StudyStep } from '../../../src/part.js';
import here from '../../../src/parts/executors/here.js';

/** A study whose units are small programs of Node; what happens is noted in order. */
function study(programs: readonly string[], over: Partial<StudyJob> = {}) {
  const happened: string[] = [];
  const ends: ProcessEnd[] = [];
  const note = (what: string) => (unit: { index: number }) => void happened.push(`${what} ${unit.index}`);
  const job: StudyJob = {
    folder: 'study',
    units: programs.map((_, i) => ({
      index: i + 1,
      variant: 'a',
      seed: i + 1,
      address: `${i}`,
      folder: `unit-${i + 1}`,
    })),
    threads: 5,
    env: { PATH: process.env.PATH },
    command: (step: StudyStep) => [
      process.execPath,
      '--eval',
      typeof step === 'string' ? '' : programs[step.unit.index - 1]!,
    ],
    isFinished: () => false,
    fill: async () => void happened.push('fill'),
    run: async (unit) => note('run')(unit),
    stopping: () => false,
    started: note('started'),
    printed: (unit, line) => void happened.push(`${unit.index}: ${line}`),
    ended: (unit, end) => {
      ends[unit.index - 1] = end;
      note('ended')(unit);
    },
    ...over,
  };
  return { job, happened, ends };
}

const bound = (workers: number) => here.bind({ type: 'here', workers });

describe('one worker', () => {
  it('is this process', async () => {
    const { job, happened } = study(['', '']);
    expect(await bound(1).execute(job)).toEqual({ ended: true, notes: [] });
    expect(happened).toEqual(['fill', 'run 1', 'run 2']);
  });
});

describe('several workers', () => {
  let isStopping = false;
  afterEach(() => {
    isStopping = false;
  });

  it('are processes that share the threads, and say how each unit ended', async () => {
    const threads = 'console.error(process.env.ZOO_THREADS)';
    const { job, happened, ends } = study([
      threads,
      'process.exit(3)',
      'process.kill(process.pid, "SIGKILL")',
    ]);
    await bound(2).execute(job);
    expect(happened[0]).toBe('fill');
    expect(happened.slice(1, 3)).toEqual(['started 1', 'started 2']); // the third one waits for a worker
    expect(happened).toContain('1: 2'); // 5 threads, 2 workers
    expect(ends).toEqual([
      { code: 0, signal: null, last: '2' },
      { code: 3, signal: null, last: '' },
      { code: null, signal: 'SIGKILL', last: '' },
    ]);
  });

  it('get one request to stop, and no unit starts after it', async () => {
    const asked =
      'process.on("SIGINT", () => { console.error("asked"); setTimeout(() => process.exit(130), 500); });';
    const program = `${asked} console.error("ready"); setTimeout(() => {}, 20_000)`;
    const { job, happened, ends } = study([program, program, program], {
      stopping: () => isStopping,
    });
    let ready = 0;
    await bound(2).execute({
      ...job,
      printed: (unit, line) => {
        job.printed(unit, line);
        if (line === 'ready') ready++;
        isStopping = ready === 2;
      },
    });
    expect(happened.filter((line) => line.endsWith('asked')).sort()).toEqual(['1: asked', '2: asked']);
    expect(ends.map(({ code }) => code)).toEqual([130, 130]);
    expect(happened).not.toContain('started 3');
  });
});
