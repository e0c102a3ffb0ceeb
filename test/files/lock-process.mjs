// A process that takes locks on request, one request per line: {path, host, stale, interval, at, hold}. It prints `held`,
// `refused` or the code of an error. `check` and `release` apply to the lock that it took last; `write` writes a file there.
import { createInterface } from 'node:readline';
import { takeLock } from '../../dist/modules/files/lock.js';
import { thisProcess } from '../../dist/modules/files/process.js';
import { writeAtomically } from '../../dist/modules/files/write.js';

let lock;
const orders = {
  take: ({ path, host, stale, interval, at = 0 }) => {
    while (Date.now() < at); // spin until the same moment
    const here = host ? { ...thisProcess(), host } : thisProcess();
    const taken = takeLock(path, { here, stale, interval });
    lock = taken.lock;
    return lock ? 'held' : 'refused';
  },
  check: () => {
    lock.check();
    return 'held';
  },
  write: ({ file, text }) => {
    writeAtomically(file, text, { allowed: lock.check });
    return 'written';
  },
  busy: ({ ms }) => {
    const end = Date.now() + ms;
    while (Date.now() < end);
    return 'done';
  },
  release: () => {
    lock?.release();
    return 'released';
  },
};
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const { order, ...how } = JSON.parse(line);
  try {
    process.stdout.write(`${orders[order](how)}\n`);
  } catch (error) {
    process.stdout.write(`${error.problems?.[0].code ?? error.message}\n`);
  }
}
