import { type ChildProcess, spawn } from 'node:child_process';
import { schema } from '../../generated/executors/here.js';
import { defineExecutor, type ProcessEnd, type StudyJob } from '../../part.js';

/**
 * This machine. A single worker is this process, which runs one unit after the other. Several workers are separate
 * processes, each of which runs one unit at a time; they share the threads. When the user stops, every process saves
 * a checkpoint and ends.
 */
export default defineExecutor({
  name: 'here',
  schema,
  bind: ({ workers }) => ({
    execute: async (job) => {
      await job.fill();
      await (workers === 1 ? inThisProcess(job) : inProcesses(job, workers));
      return { ended: true, notes: [] };
    },
  }),
});

async function inThisProcess(job: StudyJob): Promise<void> {
  for (const unit of job.units) await job.run(unit);
}

/** Interval at which stop requests are checked, milliseconds. */
const OFTEN = 200;

async function inProcesses(job: StudyJob, count: number): Promise<void> {
  const env = { ...job.env, ZOO_THREADS: `${Math.max(1, Math.floor(job.threads / count))}` };
  const waiting = [...job.units];
  const running = new Set<ChildProcess>();
  let isStopping = false;
  const look = setInterval(() => {
    if (isStopping || !job.stopping()) return;
    isStopping = true;
    for (const child of running) child.kill('SIGINT');
  }, OFTEN);
  const work = async (): Promise<void> => {
    for (let unit = waiting.shift(); unit !== undefined && !job.stopping(); unit = waiting.shift()) {
      const one = unit;
      job.started(one);
      const child = start(job.command({ unit: one }), env);
      running.add(child);
      const end = await ended(child, (line) => job.printed(one, line));
      running.delete(child);
      job.ended(one, end);
    }
  };
  try {
    await Promise.all(Array.from({ length: count }, work));
  } finally {
    clearInterval(look);
  }
}

/** In its own process group, so that Ctrl-C reaches it only once, through this process. */
const start = ([program, ...words]: readonly string[], env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(program!, words, { env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });

function ended(child: ChildProcess, said: (line: string) => void): Promise<ProcessEnd> {
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
