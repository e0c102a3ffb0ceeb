import type { Engine } from '../engine/engine.js';
import type { AnyPart } from '../part.js';
import type { Registry } from '../registry.js';
import { type Checks, checksOf } from './checks.js';
import { CHECKS, type Outcome, outcomeOf } from './outcome.js';
import { checkSchema } from './schema.js';

/** What the checks of a part need. */
export interface Kit {
  /** The available parts, and the kit's own. */
  readonly registry: Registry;
  /** The reference engine, `cpu`. */
  readonly cpu: Engine;
  /** Every available engine, the reference first; opening an engine makes it the current one. */
  readonly engines: readonly (() => Promise<Engine>)[];
  /** Environment variables for new processes. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Makes every check that applies to a part, in order. */
export async function conformance(part: AnyPart, kit: Kit): Promise<readonly Outcome[]> {
  const name = `${part.shelf}.${part.name}`;
  const schema = await outcomeOf(name, 'schema', () => checkSchema(part));
  const checks = knownChecks(part, kit);
  const outcomes = [schema];
  for (const check of CHECKS.slice(CHECKS.indexOf('schema') + 1)) {
    const make = checks[check];
    if (make === undefined) outcomes.push({ part: name, check, passed: null });
    else if (schema.passed === false)
      outcomes.push({ part: name, check, passed: null, why: 'its schema is broken' });
    else outcomes.push(await outcomeOf(name, check, make));
  }
  return outcomes;
}

/** The checks of a part; if the part cannot even be bound, the first check reports it. */
function knownChecks(part: AnyPart, kit: Kit): Checks {
  try {
    return checksOf(part, kit);
  } catch (error) {
    return { shapes: () => Promise.reject(error) };
  }
}
