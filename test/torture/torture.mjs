/**
 * npm run torture -- [--seed N] [--rounds N] [--minutes N] [--only kills,faults,damage,fuzz,pairs,serving]
 *
 * Attacks the built program the way a bad day does: it is killed, the disk fails, files are damaged, input is mutated, two
 * processes meet, and a server gets bad requests. After each attack the promises of docs/reliability.md are checked. The same seed makes the same attacks;
 * how far a process got before it was killed depends on the machine. Exits with 1 if a promise was broken.
 */
import { parseArgs } from 'node:util';
import { damage } from './damage.mjs';
import { faults } from './faults.mjs';
import { fuzz } from './fuzz.mjs';
import { kills } from './kills.mjs';
import { Ledger } from './ledger.mjs';
import { pairs } from './pairs.mjs';
import { serving } from './serving.mjs';
import { openWorkshop } from './workshop.mjs';

const attacks = { kills, faults, damage, fuzz, pairs, serving };
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '20' },
    minutes: { type: 'string', default: '30' },
    only: { type: 'string', default: Object.keys(attacks).join(',') },
  },
});
const [seed, rounds, minutes] = [values.seed, values.rounds, values.minutes].map(Number);
const chosen = values.only.split(',');
const unknown = chosen.filter((name) => !(name in attacks));
if (![seed, rounds, minutes].every((n) => n >= 0) || unknown.length > 0) {
  console.error(
    `torture: --seed, --rounds and --minutes take numbers, --only takes ${Object.keys(attacks).join(', ')}`,
  );
  process.exit(2);
}

const ledger = new Ledger({ seed, until: Date.now() + minutes * 60_000 });
const shop = await openWorkshop();
try {
  for (const name of chosen) {
    console.log(`${name}: ${rounds} rounds, seed ${seed}`);
    await attacks[name]({ shop, ledger: ledger.of(name), rounds });
  }
} finally {
  shop.close();
}
console.log(ledger.summary());
process.exit(ledger.failures > 0 ? 1 : 0);
