import { type Problem, ZooError } from '../../errors/problem.js';
import { allowedPlugins, load, type Permission } from '../plugin/present.js';
import type { Surroundings } from '../surroundings.js';
import type { Finding } from './finding.js';

/** The plugins that are allowed here, each loaded and checked. */
export async function plugins(_: Surroundings, permission: Permission): Promise<readonly Finding[]> {
  const { plugins: allowed, missing } = allowedPlugins(permission);
  const broken = [...missing].map(([word, problems]) => brokenPlugin(word, problems));
  const loaded = [...allowed.values()].map(async (found): Promise<Finding> => {
    try {
      const { version, parts } = await load(found);
      const names = parts.map(({ shelf, name }) => `${shelf}: ${name}`).join(', ');
      return { topic: 'plugin', name: found.name, state: 'fine', found: `${version}; ${names}` };
    } catch (error) {
      if (!(error instanceof ZooError)) throw error;
      return brokenPlugin(found.name, error.problems);
    }
  });
  return [...broken, ...(await Promise.all(loaded))];
}

const brokenPlugin = (name: string, problems: readonly Problem[]): Finding => ({
  topic: 'plugin',
  name,
  state: 'broken',
  found: problems.map(({ message }) => message).join(' '),
});
