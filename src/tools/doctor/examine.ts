import type { Permission } from '../../run/plugins.js';
import type { Surroundings } from '../../run/surroundings.js';
import { cache } from './cache.js';
import { data } from './data.js';
import { engines } from './engines.js';
import type { Finding } from './finding.js';
import { plugins } from './plugins.js';
import { images, node } from './program.js';
import { weights } from './weights.js';

type Look = (
  context: Surroundings,
  permission: Permission,
) => readonly Finding[] | Promise<readonly Finding[]>;

const looks: { readonly [topic in Finding['topic']]: readonly Look[] } = {
  program: [node, images],
  engine: [engines],
  data: [data],
  weights: [weights],
  cache: [cache],
  plugin: [plugins],
};

/** Everything that zoo depends on, as found on this machine. A failed check is a finding too; nothing is thrown. */
export async function examine(context: Surroundings, permission: Permission): Promise<readonly Finding[]> {
  const all = Object.entries(looks).flatMap(([topic, these]) => these.map((look) => ({ topic, look })));
  const found = await Promise.all(
    all.map(async ({ topic, look }) => {
      try {
        return await look(context, permission);
      } catch (error) {
        return [{ topic, name: topic, state: 'broken', found: (error as Error).message } as Finding];
      }
    }),
  );
  return found.flat();
}
