import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holderOf, takeLock } from '../../src/files/lock.js';
import { isRunning, thisProcess } from '../../src/files/process.js';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-lock-'));
  path = join(folder, 'a.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Another process that takes locks. */
interface Other {
  readonly child: ChildProcess;
  tell(order: string, how?: object): Promise<string>;
}
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

async function other(): Promise<Other> {
  const child = spawn(process.execPath, [resolve('test/files/lock-process.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.push(child);
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => (await lines.next()).value as string;
  expect(await next()).toBe('ready');
  const tell = (order: string, how: object = {}): Promise<string> => {
    child.stdin!.write(`${JSON.stringify({ order, ...how })}\n`);
    return next();
  };
  return { child, tell };
}

const take = () => takeLock(path);
const taken = (options: Parameters<typeof takeLock>[1] = {}) => {
  const found = takeLock(path, options);
  if ('holder' in found) throw new Error('it is held');
  return found.lock;
};

describe('a lock', () => {
  it('is held by one process, which it names, and leaves no file when released', () => {
    const lock = taken();
    lock.check();
    expect(take()).toEqual({ holder: { pid: process.pid } });
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
    expect(() => lock.check()).toThrow(/\[lock-lost\]/);
    taken().release();
  });

  it('can be read without being taken', async () => {
    expect(holderOf(path)).toBeUndefined();
    const { child, tell } = await other();
    await tell('take', { path });
    expect(holderOf(path)).toMatchObject({ pid: child.pid });
    expect(readdirSync(folder)).toEqual(['a.lock']);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(holderOf(path)).toBeUndefined();
    taken().release();
  });

  it('with this process id in another container is not its own', () => {
    const here = { ...thisProcess(), namespace: 'pid:[1]' };
    expect(takeLock(path, { here })).toHaveProperty('lock');
    expect(take()).toEqual({ holder: { pid: process.pid, isInContainer: true } });
  });

  it('of a process that has ended is taken over', async () => {
    const { child, tell } = await other();
    expect(await tell('take', { path })).toBe('held');
    expect(take()).toMatchObject({ holder: { pid: child.pid } });
    child.kill('SIGKILL');
    await once(child, 'exit');
    taken().release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of an ended process whose id another process has now is taken over', () => {
    const lock = taken({ here: { ...thisProcess(), started: '1' } });
    const mine = taken();
    expect(() => lock.check()).toThrow(/\[lock-lost\]/);
    lock.release(); // and does not affect the other process
    mine.check();
    mine.release();
  });

  it('that is deleted is lost', () => {
    const lock = taken();
    rmSync(path, { recursive: true });
    expect(() => lock.check()).toThrow(/\[lock-lost\]/);
  });

  it('that another process took over and released, and a third one took, stays lost', () => {
    const found = takeLock(path, { here: { ...thisProcess(), started: '1' } });
    taken().release();
    const third = taken();
    expect(() => 'lock' in found && found.lock.check()).toThrow(/\[lock-lost\]/);
    if ('lock' in found) found.lock.release();
    third.check();
    third.release();
  });

  it('is never a link', () => {
    writeFileSync(join(folder, 'victim.txt'), 'thesis');
    symlinkSync(join(folder, 'victim.txt'), path);
    expect(take).toThrow(/\[link-in-the-way\]/);
    expect(readFileSync(join(folder, 'victim.txt'), 'utf8')).toBe('thesis');
  });

  it.each([
    ['a file of another user', () => writeFileSync(path, 'thesis')],
    ['a folder of another user', () => mkdirSync(join(path, 'thesis'), { recursive: true })],
  ])('counts as held, and is not changed, if it is %s', (_, put) => {
    put();
    expect(take()).toEqual({ holder: {} });
    expect(readdirSync(folder)).toEqual(['a.lock']);
  });

  it.each([
    ['of a living process is held', () => String(process.ppid), false],
    ['of one that has ended is taken over', () => '999999999', true],
    ['of one that was killed immediately is taken over', () => '', true],
  ])('of an earlier version %s', (_, text, isFree) => {
    writeFileSync(path, text());
    expect('lock' in take()).toBe(isFree);
  });
});

describe('when two processes take over a lock together', () => {
  const ended = (): void => {
    const holder = { token: '0'.repeat(32), ...thisProcess(), pid: 2 ** 22 + 1 };
    mkdirSync(path);
    writeFileSync(join(path, 'holder.json'), JSON.stringify(holder));
    writeFileSync(join(path, `heartbeat-${holder.token}`), '.');
  };
  const stale: [string, () => void][] = [
    ['from a process that has ended', ended],
    ['from an earlier version', () => writeFileSync(path, '999999999')],
    ['without a former holder', () => {}],
  ];
  it.each(stale)(
    'exactly one of them gets it: %s, 150 times',
    async (_, leave) => {
      const both = await Promise.all([other(), other()]);
      for (let n = 0; n < 150; n++) {
        rmSync(path, { recursive: true, force: true });
        leave();
        const at = Date.now() + 10;
        const answers = await Promise.all(both.map(({ tell }) => tell('take', { path, at })));
        expect(answers.sort(), `trial ${n}`).toEqual(['held', 'refused']);
        await Promise.all(both.map(({ tell }) => tell('release')));
      }
      for (const { child } of both) child.kill();
    },
    120_000,
  );
});

describe('a holder of a lock on another machine', () => {
  const far = { ...thisProcess(), host: 'node7' };

  it('is checked by its heartbeat, with the clock of the disk', () => {
    const found = takeLock(path, { here: far, interval: 1e6 });
    expect(take()).toMatchObject({ holder: { host: 'node7' } });
    expect(holderOf(path)).toMatchObject({ host: 'node7' });
    const old = Date.now() / 1000 - 59;
    const heartbeat = join(path, readdirSync(path).find((name) => name.startsWith('heartbeat'))!);
    utimesSync(heartbeat, old, old);
    expect(take()).toHaveProperty('holder');
    utimesSync(heartbeat, old - 3, old - 3);
    expect(holderOf(path)).toBeUndefined();
    taken();
    expect(() => (found as { lock: { check(): void } }).lock.check()).toThrow(/\[lock-lost\]/);
  });

  it('keeps its lock through a long training step', async () => {
    const { child, tell } = await other();
    await tell('take', { path, host: 'node7', interval: 50 });
    const busy = tell('busy', { ms: 2000 });
    for (let n = 0; n < 15; n++) {
      await sleep(100);
      expect(takeLock(path, { stale: 1000 })).toHaveProperty('holder');
    }
    await busy;
    child.kill();
  });

  it('that was stopped loses the lock, and writes nothing when it wakes up', async () => {
    const { child, tell } = await other();
    const file = join(folder, 'weights');
    expect(await tell('take', { path, host: 'node7', interval: 50 })).toBe('held');
    expect(await tell('write', { file, text: 'first' })).toBe('written');
    child.kill('SIGSTOP');
    await sleep(700);
    const found = takeLock(path, { stale: 500 });
    expect(found).toHaveProperty('lock');
    writeFileSync(file, 'second');
    child.kill('SIGCONT');
    expect(await tell('write', { file, text: 'late' })).toBe('lock-lost');
    expect(await tell('release')).toBe('released');
    expect(readFileSync(file, 'utf8')).toBe('second');
    (found as { lock: { check(): void } }).lock.check(); // which the late process has not released
    child.kill();
  });

  it('does not keep its process alive', async () => {
    const { child, tell } = await other();
    await tell('take', { path });
    child.stdin!.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(existsSync(path)).toBe(true);
  });
});

describe('a process', () => {
  it('is identified by boot, namespace, id and start time', () => {
    const here = thisProcess();
    expect(isRunning(here)).toBe(true);
    expect(isRunning({ ...here, pid: 2 ** 22 + 1 })).toBe(false);
    expect(isRunning({ ...here, boot: 'another' })).toBeUndefined();
    expect(isRunning({ ...here, boot: null }, { ...here, boot: null })).toBeUndefined();
    expect(isRunning({ ...here, namespace: 'pid:[1]' })).toBeUndefined();
    expect(isRunning({ ...here, host: 'node7' })).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')(
    'with the same id that started at another time is a different one',
    () => {
      const here = thisProcess();
      expect(isRunning({ ...here, started: `${Number(here.started) - 1}` })).toBe(false);
      expect(isRunning({ ...here, started: null })).toBeUndefined();
    },
  );
});
