import { readFileSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import type { EngineSettings } from './engine.js';

type Environment = { readonly [name: string]: string | undefined };

/** Engine settings from the environment: `ZOO_THREADS`, `ZOO_GEMM=xnnpack`, `ZOO_CACHE`, `XDG_CACHE_HOME`; empty is unset. */
export function readSettings(environment: Environment): EngineSettings {
  const asked = Number(environment.ZOO_THREADS);
  return {
    threads: Number.isInteger(asked) && asked > 0 ? asked : availableCores(),
    ...(environment.ZOO_GEMM === 'xnnpack' && { provider: 'xnnpack' }),
    cache: environment.ZOO_CACHE || join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'zoo'),
  };
}

/** Cores that this process may use: its affinity, and a container's CPU quota where there is one. */
function availableCores(): number {
  const [quota, period] = firstLine('/sys/fs/cgroup/cpu.max').split(' ').map(Number);
  const limit = quota && period ? Math.ceil(quota / period) : Number.POSITIVE_INFINITY;
  return Math.max(1, Math.min(availableParallelism(), limit));
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
