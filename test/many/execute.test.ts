import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Interrupted } from '../../src/errors/train.js';
import { takeLock } from '../../src/files/lock.js';
import { thisProcess } from '../../src/files/process.js';
import { compareRuns } from '../../src/many/compare.js';
import { executeHere, type FinishedRun, type PlannedRun, type RunObserver } from '../../src/many/execute.js';
import { requestsOf } from '../../src/many/requests.js';
import { openPage } from '../../src/run/page/open.js';
import { quietEvents, smallWorkplace } from '../run/small.js';

const small = smallWorkplace();
afterAll(() => rmSync(small.folder, { recursive: true }));

const page = join(small.folder, 'small.yaml');
const requests = requestsOf([page], [1, 2], { set: ['training.epochs=1'] });

const planned = (start: PlannedRun['start']): PlannedRun[] =>
  requests.map((request) => ({
    open: openPage(request, small.context),
    folder: () => join(small.folder, `seed-${request.seed}`),
    start,
  }));

/** An observer that records what happens, by the last part of the folder. */
function diary(): RunObserver & { readonly log: readonly string[] } {
  const log: string[] = [];
  const note = (what: string, folder: string) => void log.push(`${what} ${folder.split(/[\\/]/).at(-1)}`);
  return {
    log,
    starting: (_, folder) => note('starting', folder),
    finished: ({ folder }) => note('finished', folder),
    failed: (folder, error) => note(error instanceof Interrupted ? 'stopped' : 'failed', folder),
  };
}

const settings = { engine: 'wasm' } as const;

const comparisonOf = (runs: readonly FinishedRun[]) => compareRuns(runs.map(({ record }) => record));

describe('several runs', () => {
  it('are every page with every seed, in order', () => {
    const list = requestsOf(['a', 'b'], [1, 2], { profile: 'demo' });
    expect(list.map(({ page, seed, profile }) => [page, seed, profile])).toEqual([
      ['a', 1, 'demo'],
      ['a', 2, 'demo'],
      ['b', 1, 'demo'],
      ['b', 2, 'demo'],
    ]);
  });

  it('stop with the interrupted run, resume it, and repeat no finished run', async () => {
    const first = diary();
    const stopped = executeHere(planned('new'), settings, small.context, quietEvents(15), first);
    await expect(stopped).rejects.toThrow(Interrupted);
    expect(first.log.at(-1)).toMatch(/^stopped seed-[12]$/);

    const second = diary();
    const done = await executeHere(planned('either'), settings, small.context, quietEvents(), second);
    expect(second.log).toEqual(['starting seed-1', 'finished seed-1', 'starting seed-2', 'finished seed-2']);
    expect(done.map(({ record }) => record.seed)).toEqual([1, 2]);
    expect(comparisonOf(done).pages.map(({ name, seeds }) => [name, seeds])).toEqual([['small', [1, 2]]]);

    const weights = (): Buffer => readFileSync(join(small.folder, 'seed-1', 'weights.safetensors'));
    const [before, third] = [weights(), quietEvents(0)];
    const again = await executeHere(planned('either'), settings, small.context, third, diary());
    expect(comparisonOf(again)).toEqual(comparisonOf(done));
    expect(weights()).toEqual(before);
  });

  it('print a common note only once', async () => {
    const notes: string[] = [];
    const events = { ...quietEvents(), note: (text: string) => void notes.push(text) };
    await executeHere(planned('new'), { ...settings, force: true }, small.context, events, diary());
    expect(notes.filter((note) => note.startsWith('engine wasm (onnxruntime, CPU'))).toHaveLength(1);
    expect(new Set(notes).size).toBe(notes.length);
  });

  /** Another machine that has locked the folder of a run; its last heartbeat was `ago` seconds ago. */
  function far(folder: string, ago: number) {
    const path = join(folder, 'run.lock');
    mkdirSync(folder, { recursive: true });
    const taken = takeLock(path, { here: { ...thisProcess(), host: 'node7' }, interval: 1e6 });
    if (!('lock' in taken)) throw new Error('it is held');
    const beat = readdirSync(path).find((name) => name.startsWith('heartbeat'))!;
    const at = Date.now() / 1000 - ago;
    utimesSync(join(path, beat), at, at);
    return taken.lock;
  }

  it('wait for a run that another machine executes, and use its results', async () => {
    const [run] = planned('either');
    const folder = join(small.folder, 'far');
    const [start, notes] = [planned('new')[0]!, [] as string[]];
    const lock = far(folder, 5);
    await expect(
      executeHere([{ ...start, folder: () => folder }], settings, small.context, quietEvents(), diary()),
    ).rejects.toThrow(/process \d+ on node7.*\[folder-busy\]/);
    const events = { ...quietEvents(), note: (text: string) => void notes.push(text) };
    setTimeout(lock.release, 500);
    const began = Date.now();
    const done = await executeHere(
      [{ ...run!, folder: () => folder }],
      settings,
      small.context,
      events,
      diary(),
    );
    expect(Date.now() - began).toBeGreaterThan(400);
    expect(notes).toContain(`waiting for ${folder}, which process ${process.pid} on node7 is computing`);
    expect(done[0]!.record.seed).toBe(1);
  });

  it('continue the run of a machine that has failed', async () => {
    const [run] = planned('either');
    const folder = join(small.folder, 'failed');
    const lock = far(folder, 61);
    await executeHere([{ ...run!, folder: () => folder }], settings, small.context, quietEvents(), diary());
    expect(() => lock.check()).toThrow(/\[lock-lost\]/);
  });

  it('stop to wait when the user stops them', async () => {
    const [run] = planned('either');
    const folder = join(small.folder, 'waits');
    const lock = far(folder, 5);
    const events = { ...quietEvents(), stopping: () => true };
    await expect(
      executeHere([{ ...run!, folder: () => folder }], settings, small.context, events, diary()),
    ).rejects.toThrow(Interrupted);
    lock.release();
  });
});
