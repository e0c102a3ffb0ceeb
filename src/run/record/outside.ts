import { createHash } from 'node:crypto';
import type { Page } from '../../generated/page.js';
import type { RunRecord } from '../../report/record.js';
import { looksSecret, variablesIn, variableValue } from '../../spec/environment.js';
import { locateWeights, weightsPlaces } from '../../weights/fetch/locate.js';
import type { Surroundings } from '../surroundings.js';

/**
 * What a run uses of the environment: a fingerprint of each variable in its page, which shows whether the value
 * changed but not the value, and the flags that granted permissions. Allowed hosts are included if a backbone's
 * `weights` are fetched, because a redirect may lead to any of them.
 */
export function outsideFacts(
  page: Page,
  weights: readonly string[],
  context: Surroundings,
): RunRecord['environment'] {
  const { env, allow } = context;
  const variables = variablesIn(page);
  const prints = variables.map((variable) => [
    `variable ${variable.name}`,
    print(variableValue(variable, env)),
  ]);
  const guarded = variables.map(({ name }) => name).filter(looksSecret);
  const isFetched = weights.some((source) => locateWeights(source, weightsPlaces(context)).url !== undefined);
  const allowed = [
    ['--allow-env', (allow?.env ?? []).filter((name) => guarded.includes(name))],
    ['--allow-host', isFetched ? (allow?.hosts ?? []) : []],
  ] as const;
  return Object.fromEntries([
    ...prints,
    ...allowed.flatMap(([flag, values]) => (values.length > 0 ? [[flag, values.join(', ')]] : [])),
  ]);
}

/** The first digits of a sha256: enough to distinguish values. */
const print = (value = ''): string =>
  `sha256 ${createHash('sha256').update(value).digest('hex').slice(0, 16)}`;
