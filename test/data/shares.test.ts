import { expect, it } from 'vitest';
import { createShares } from '../../src/data/shares.js';

it('runs work in order, as much at a time as fits', async () => {
  const share = createShares(10);
  const log: string[] = [];
  let running = 0;
  const work = (name: string, takes: number) =>
    share(takes, async () => {
      running += takes;
      log.push(`${name} of ${running}`);
      await new Promise((done) => setImmediate(done));
      running -= takes;
      return name;
    });
  const all = [work('a', 4), work('b', 6), work('c', 1), work('too much', 99), work('d', 10)];
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'too much', 'd']);
  expect(log).toEqual(['a of 4', 'b of 10', 'c of 7', 'too much of 99', 'd of 10']);
});

it('releases a share if the work fails', async () => {
  const share = createShares(1);
  await expect(share(1, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await share(1, async () => 'next')).toBe('next');
});
