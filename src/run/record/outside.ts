import { createHash } from 'node:crypto';
import type { Page } from '../../generated/page.js';
import type { RunRecord } from '../../report/record.js';
import { looksSecret, variablesIn, variableValue } from '../../spec/environment.js';
import type { Surroundings } from '../surroundings.js';

/**
 * What a run has of the environment: a fingerprint of each variable that its page refers to, which tells whether it was
 * another but not what it was, and the flags that allowed more than a page may do.
 */
export function outsideFacts(page: Page, { env, allow }: Surroundings): RunRecord['environment'] {
  const variables = variablesIn(page);
  const prints = variables.map((variable) => [
    `variable ${variable.name}`,
    print(variableValue(variable, env)),
  ]);
  const guarded = variables.map(({ name }) => name).filter(looksSecret);
  const allowed = [['--allow-env', (allow?.env ?? []).filter((name) => guarded.includes(name))] as const];
  return Object.fromEntries([
    ...prints,
    ...allowed.flatMap(([flag, values]) => (values.length > 0 ? [[flag, values.join(', ')]] : [])),
  ]);
}

/** The first digits of a sha256: enough to tell values apart. */
const print = (value = ''): string =>
  `sha256 ${createHash('sha256').update(value).digest('hex').slice(0, 16)}`;
