import { cpSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { differences, filesBelow, manners, resultsOf } from './workshop.mjs';

/** What happens to a file. */
const damages = {
  emptied: (file) => truncateSync(file, 0),
  'cut in half': (file) => truncateSync(file, readFileSync(file).length >> 1),
  'changed in one byte': (file, random) => {
    const bytes = readFileSync(file);
    if (bytes.length > 0) bytes[random.below(bytes.length)] ^= 1 << random.below(8);
    writeFileSync(file, bytes);
  },
  'overwritten with noise': (file, random) =>
    writeFileSync(file, Buffer.from(Array.from({ length: 200 }, () => random.below(256)))),
  removed: (file) => rmSync(file),
  'replaced by a folder': (file) => {
    rmSync(file);
    mkdirSync(file);
  },
};

/**
 * Damages one file of a finished run, of an interrupted one, or of the cache. A damaged cache or checkpoint costs time only:
 * the run ends with the same bytes. Damage to the run's own record or weights is refused in one sentence, or does not matter.
 */
export async function damage({ shop, ledger, rounds }) {
  const page = 'pictures';
  const start = (folder, ...more) => ['run', `${page}.yaml`, '--engine', 'wasm', '--out', folder, ...more];
  const [finished, cache] = [shop.fresh(page), shop.fresh('cache')];
  const { took } = await shop.zoo(start(finished), { cache });
  const expected = resultsOf(finished);
  const stopped = shop.fresh(page);
  await shop.zoo(start(stopped), { cache, killAfter: Math.round(took * 0.9) });

  const commands = [
    { base: finished, what: 'evaluate', args: (folder) => ['evaluate', folder, '--engine', 'wasm'] },
    { base: finished, what: 'report', args: (folder) => ['report', folder] },
    { base: finished, what: 'predict', args: (folder) => ['predict', folder, 'images', '--engine', 'wasm'] },
    { base: stopped, what: 'run --resume', args: (folder) => ['run', '--resume', folder], ends: true },
  ];
  for (let round = 0; round < rounds && ledger.hasTime(); round++) {
    const { base, what, args, ends } = ledger.random.pick(commands);
    const [folder, banks] = [shop.fresh('damaged'), shop.fresh('cache')];
    cpSync(base, folder, { recursive: true });
    cpSync(cache, banks, { recursive: true });
    const ofCache = ledger.random.below(3) === 0;
    const place = ofCache ? banks : folder;
    const file = ledger.random.pick(filesBelow(place));
    const how = ledger.random.pick(Object.keys(damages));
    damages[how](join(place, file), ledger.random);
    const result = await shop.zoo(args(folder), { cache: banks });
    const broken = manners(result, what);
    if (ofCache && result.code !== 0)
      broken.push(`damage to the cache is not repaired: ${result.stderr.slice(-400)}`);
    if (ends && result.code === 0) broken.push(...differences(folder, expected));
    ledger.count(`${what} with ${ofCache ? 'cache' : 'run'} file ${file} ${how}`, broken);
  }
}
