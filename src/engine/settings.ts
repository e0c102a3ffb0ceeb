import { readFileSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import { badSetting } from '../errors/engine.js';
import { ZooError } from '../errors/problem.js';
import type { EngineSettings } from './engine.js';

type Environment = { readonly [name: string]: string | undefined };

/** More threads than any machine has cores. */
const MOST_THREADS = 1024;

/**
 * Engine settings from the environment: `ZOO_THREADS`, `ZOO_GEMM=xnnpack`, `ZOO_CACHE`, `XDG_CACHE_HOME`; empty means
 * unset. Throws `bad-setting`.
 */
export function readSettings(environment: Environment): EngineSettings {
  const { ZOO_THREADS: threads, ZOO_GEMM: gemm } = environment;
  if (threads && !(/^\d+$/.test(threads) && Number(threads) >= 1 && Number(threads) <= MOST_THREADS))
    throw new ZooError(badSetting('ZOO_THREADS', threads, `a whole number from 1 to ${MOST_THREADS}`));
  if (gemm && gemm !== 'auto' && gemm !== 'xnnpack')
    throw new ZooError(badSetting('ZOO_GEMM', gemm, 'auto or xnnpack'));
  return {
    threads: threads ? Number(threads) : availableCores(),
    ...(gemm === 'xnnpack' && { provider: 'xnnpack' }),
    cache: environment.ZOO_CACHE || join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'zoo'),
  };
}

/** Cores available to this process: its affinity, and a container's CPU quota if set. */
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
