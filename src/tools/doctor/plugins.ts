import { loadAllowed, type Permission } from '../../run/plugins.js';
import type { Surroundings } from '../../run/surroundings.js';
import type { Finding } from './finding.js';

/** The allowed plugins, each loaded and checked. */
export async function plugins(_: Surroundings, permission: Permission): Promise<readonly Finding[]> {
  const { plugins: sound, broken } = await loadAllowed(permission);
  return [
    ...[...broken].map(([name, problems]): Finding => {
      const found = problems.map(({ message }) => message).join(' ');
      return { topic: 'plugin', name, state: 'broken', found };
    }),
    ...sound.map(({ name, version, parts }): Finding => {
      const names = parts.map((part) => `${part.shelf}: ${part.name}`).join(', ');
      return { topic: 'plugin', name, state: 'fine', found: `${version}; ${names}` };
    }),
  ];
}
