import type { PartOptions } from '../plan/plan.js';
import { attempt, brokenPromise, type Caller, guarded, type OptionPath } from './guard.js';
import type { BoundHead } from './head.js';
import type { Inference, Inputs, Signal } from './node.js';
import type { BindInner } from './part.js';
import { factFault, inferenceFault } from './promises.js';
import type { AnyPart, Bound, Shelf } from './shelf.js';

/** The functions that a bound part of each shelf must have; of alternative lists, one is enough. */
const NEEDED: { readonly [shelf in Shelf]: readonly (readonly string[])[] } = {
  backbones: [['network', 'normalize'], ['frozen', 'normalize'], ['vectors'], ['audio']],
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
  executors: [['execute']],
};

/**
 * A part with its options, checked and with defaults filled in; `path` is their place in the page. Errors of its
 * functions are attributed to the part or the page from here on. Throws a ZooError if the part refuses an option, a
 * PartBug if the part is broken.
 */
export function bindPart<P extends AnyPart>(
  part: P,
  options: PartOptions,
  path?: OptionPath,
  inner: BindInner = noInner,
): Bound<P['shelf']> {
  const caller: Caller = { part, path };
  // The one place where options lose their type: the schema has checked that they have the type that this part
  // declares.
  const made: unknown = attempt(caller, 'bind', () => part.bind(options as never, inner));
  const { shelf, name, schema, example, origin, bind, ...facts } = part;
  const work = guarded(Object(made), caller);
  const others = Object.entries(facts).filter(([fact]) => !(fact in work));
  const bound: object = Object.assign(work, guarded(Object.fromEntries(others), caller));
  const lacking = NEEDED[shelf].map((fields) => fields.filter((field) => !has(bound, field)));
  if (lacking.every((fields) => fields.length > 0)) {
    const what = `returns no ${lacking.map((fields) => fields.join(' and no ')).join(', or no ')}`;
    throw brokenPromise(caller, 'bind', what);
  }
  const fault = factFault(shelf, bound as { readonly [field: string]: unknown });
  if (fault) throw brokenPromise(caller, 'bind', fault);
  return (shelf === 'heads' ? inferring(bound as BoundHead, caller) : bound) as Bound<P['shelf']>;
}

const noInner: BindInner = (shelf, { type }) => {
  throw new Error(`a part of ${shelf}, ${type}, is among the options, but no registry can bind it`);
};

/** A head whose inferences are checked before they are used. */
function inferring(head: BoundHead, caller: Caller): BoundHead {
  const said = head.infer;
  const infer = (inputs: Inputs<Signal>): Inference => {
    const inference = said(inputs);
    const fault = inferenceFault(inference);
    if (fault) throw brokenPromise(caller, 'infer', fault);
    return inference;
  };
  return Object.assign(head, { infer });
}

const has = (bound: object, field: string): boolean => Reflect.get(bound, field) !== undefined;
