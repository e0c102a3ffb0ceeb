import { expect, it } from 'vitest';
import { ZooError } from '../../../src/errors/problem.js';
import type { TrackedEpoch, TrackedRun } from '../../../src/part.js';
import type { Plan } from '../../../src/plan/plan.js';
import type { Registry } from '../../../src/registry.js';
import { startTrackers } from '../../../src/run/record/trackers.js';
import { quietEvents } from '../small.js';

it('a tracker is not called once the folder belongs to another process', async () => {
  const calls: string[] = [];
  const bound = {
    start: () => ({ epoch: () => calls.push('epoch'), end: (how: string) => calls.push(how) }),
  };
  const plan = { trackers: [{ name: 'csv', options: {} }] } as unknown as Plan;
  const registry = { bind: () => bound } as unknown as Registry;
  let isOurs = true;
  const check = (): void => {
    if (!isOurs) throw new ZooError({ code: 'lock-lost', message: 'the lock is lost' });
  };
  const trackers = await startTrackers(plan, {} as TrackedRun, registry, quietEvents(), check);
  await trackers.epoch({} as TrackedEpoch);
  isOurs = false;
  await expect(trackers.epoch({} as TrackedEpoch)).rejects.toThrow('lock-lost');
  await expect(trackers.during(() => trackers.epoch({} as TrackedEpoch))).rejects.toThrow('lock-lost');
  expect(calls).toEqual(['epoch']);
});
