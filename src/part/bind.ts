import type { PartOptions } from '../plan/plan.js';
import { attempt, brokenPromise, type Caller, guarded, type Path } from './guard.js';
import type { AnyPart, Bound, Shelf } from './shelf.js';

/** What a bound part of each shelf cannot be without; of several lists, one is enough. */
const NEEDED: { readonly [shelf in Shelf]: readonly (readonly string[])[] } = {
  backbones: [['network', 'normalize'], ['frozen', 'normalize'], ['vectors']],
  heads: [['infer', 'build']],
  losses: [['kinds', 'scales', 'build']],
  balancers: [['build']],
  optimizers: [['slots', 'rate', 'update']],
  gradients: [['passes', 'compute']],
  schedules: [['factor']],
  metrics: [['kinds', 'score'], ['combine']],
  datasets: [['labels', 'read']],
  aligners: [['open']],
  trackers: [['start']],
};

/**
 * A part with its options, which are checked and filled; `path` is where the page has them. Whatever its functions throw
 * from now on says whose fault it is. Throws a ZooError where the part refuses an option, a PartBug where it is broken.
 */
export function bindPart<P extends AnyPart>(part: P, options: PartOptions, path?: Path): Bound<P['shelf']> {
  const caller: Caller = { part, path };
  // The one place where options lose their type: the schema has checked that they are what this part says.
  const made: unknown = attempt(caller, 'bind', () => part.bind(options as never));
  const { shelf, name, schema, example, origin, bind, ...facts } = part;
  const bound: object = Object.assign(guarded(Object(made), caller), guarded(facts, caller));
  const lacking = NEEDED[shelf].map((fields) => fields.filter((field) => !has(bound, field)));
  if (lacking.every((fields) => fields.length > 0)) {
    const what = `returns no ${lacking.map((fields) => fields.join(' and no ')).join(', or no ')}`;
    throw brokenPromise(caller, 'bind', what);
  }
  return bound as Bound<P['shelf']>;
}

const has = (bound: object, field: string): boolean => Reflect.get(bound, field) !== undefined;
