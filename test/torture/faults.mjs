import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { differences, manners, resultsOf } from './workshop.mjs';

const CALLS = {
  write: ['ENOSPC', 'EDQUOT', 'EIO'],
  fsync: ['EIO', 'ENOSPC'],
  rename: ['EIO', 'EACCES', 'ENOSPC'],
  read: ['EIO'],
  unlink: ['EACCES', 'EIO'],
};

/**
 * A library between the program and the C library makes the N-th call fail on a file of the workshop, once or from then on.
 * The command may fail, in one sentence; the run must then finish, without the fault, with the bytes of an undisturbed one.
 */
export async function faults({ shop, ledger, rounds }) {
  const shim = compiled(shop);
  if (shim === undefined) return ledger.skip('needs Linux and a C compiler (cc)');
  const page = 'pictures';
  const start = (folder) => ['run', `${page}.yaml`, '--engine', 'wasm', '--out', folder];
  const straight = shop.fresh(page);
  await shop.zoo(start(straight), { cache: shop.fresh('cache') });
  const expected = resultsOf(straight);
  const calls = await callsOf(shop, shim, start);

  for (let round = 0; round < rounds && ledger.hasTime(); round++) {
    const call = ledger.random.pick(Object.keys(CALLS));
    if (calls[call] === 0) continue;
    const fault = {
      FAULT_CALL: call,
      FAULT_ERRNO: ledger.random.pick(CALLS[call]),
      FAULT_AT: String(1 + ledger.random.below(calls[call])),
      ...(ledger.random.below(2) === 1 && { FAULT_FROM_THEN_ON: '1' }),
    };
    const [folder, cache] = [shop.fresh(page), shop.fresh('cache')];
    const what = Object.values(fault).join(' ');
    const faulty = await shop.zoo(start(folder), { cache, env: environment(shop, shim, fault) });
    const broken = manners(faulty, 'the run with the fault');
    if (!existsSync(join(folder, 'run.json'))) {
      const resumes = existsSync(join(folder, 'page.yaml'));
      const after = await shop.zoo(resumes ? ['run', '--resume', folder] : start(folder), { cache });
      broken.push(...manners(after, 'the run without the fault'));
      if (after.code !== 0) broken.push(`it could not be finished: ${after.stderr.slice(-400)}`);
    }
    ledger.count(`${page} with ${what}`, [...broken, ...differences(folder, expected)]);
  }
}

const environment = (shop, shim, fault) => ({
  LD_PRELOAD: shim,
  FAULT_BELOW: shop.folder,
  ...fault,
  ...(fault.FAULT_ERRNO && { FAULT_ERRNO: String(errnoOf(fault.FAULT_ERRNO)) }),
});

/** On some platforms Node has no EDQUOT; its number on Linux is 122. */
const errnoOf = (name) => constants.errno[name] ?? { EDQUOT: 122 }[name];

/** How many calls of each kind an undisturbed run makes on files of the workshop. */
async function callsOf(shop, shim, start) {
  const counts = {};
  for (const call of Object.keys(CALLS)) {
    const out = shop.fresh('count');
    const env = environment(shop, shim, { FAULT_CALL: call, FAULT_COUNT_TO: out });
    await shop.zoo(start(shop.fresh('counted')), { cache: shop.fresh('cache'), env });
    counts[call] = existsSync(out) ? Number(readFileSync(out, 'utf8')) : 0;
  }
  return counts;
}

function compiled(shop) {
  if (process.platform !== 'linux' || spawnSync('cc', ['--version']).status !== 0) return undefined;
  const library = shop.place('shim.so');
  const source = resolve('test/torture/shim.c');
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
  return library;
}
