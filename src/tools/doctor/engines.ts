import type { Engine } from '../../engine/engine.js';
import { listEngines } from '../../engine/list.js';
import { openEngine } from '../../engine/open.js';
import type { Presence } from '../../engine/record.js';
import { readSettings } from '../../engine/settings.js';
import type { Surroundings } from '../../run/surroundings.js';
import type { Finding } from './finding.js';

/** The engines. Opens the one that a run would use, to report what actually works. */
export async function engines({ env }: Surroundings): Promise<readonly Finding[]> {
  const settings = readSettings(env);
  const used = await openEngine('auto', undefined, settings);
  const all = listEngines(settings);
  const first = all.findIndex(({ name }) => name === used.name);
  return all.map((presence, i) => ({
    topic: 'engine',
    name: presence.name,
    ...(i < first ? passedOver(presence, used) : i === first ? inUse(presence, used) : spare(presence)),
    ...(presence.remedy ? { remedy: presence.remedy } : {}),
    ...(presence.command ? { command: presence.command } : {}),
  }));
}

type Judged = Pick<Finding, 'state' | 'found' | 'remedy'>;

/** An engine that is preferred over the one in use: had it worked, a run would use it. */
const passedOver = ({ here, what }: Presence, { why }: Engine): Judged =>
  here
    ? { state: 'broken', found: `${what}, but it does not work: ${why}` }
    : { state: 'missing', found: what };

function inUse({ what, remedy }: Presence, { version, device, slow }: Engine): Judged {
  const found = `${what}; ${version}; ${device}; a run uses it`;
  if (remedy) return { state: 'warning', found };
  return slow ? { state: 'warning', found, remedy: slow } : { state: 'fine', found };
}

const spare = ({ here, what, remedy }: Presence): Judged => ({
  state: here ? (remedy ? 'warning' : 'fine') : 'missing',
  found: what,
});
