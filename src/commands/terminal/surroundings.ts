import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtinParts } from '../../parts/builtin.js';
import { createRegistry } from '../../registry.js';
import type { Surroundings } from '../../run/surroundings.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What this process hands to a run: its environment, cache, clock, and the built-in parts. */
export function surroundings(): Surroundings {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    registry: createRegistry(builtinParts),
    env: process.env,
    cache: process.env.ZOO_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'zoo'),
    zoo: join(root, 'zoo'),
    version,
    now: () => new Date(),
  };
}
