import { bindPart } from '../part/bind.js';
import type { AnyPart, Bound } from '../part.js';
import type { PartOptions } from '../plan/plan.js';
import { optionsToTry, propertiesOf } from './options.js';
import { Broken } from './outcome.js';

/** A part with new options to test it with. */
export interface Tried<P extends AnyPart> {
  readonly options: PartOptions;
  readonly bound: Bound<P['shelf']>;
}

/** A part, bound to each set of test options. */
export const boundToTry = <P extends AnyPart>(part: P): readonly Tried<P>[] =>
  optionsToTry(part).map((options) => ({ options, bound: bindTo(part, options) }));

/** A part, bound to options that report a read of an undeclared option. */
export const bindTo = <P extends AnyPart>(part: P, options: PartOptions): Bound<P['shelf']> =>
  bindPart(part, telling(part, options));

/** Undeclared options are undefined in every page: a part that reads one computes with NaN. */
function telling({ schema }: AnyPart, options: PartOptions): PartOptions {
  const declared = propertiesOf(schema);
  return new Proxy(options, {
    get: (target, key): unknown => {
      if (typeof key === 'string' && !(key in declared) && !(key in Object.prototype) && key !== 'toJSON')
        throw new Broken(`it reads options.${key}, which its schema does not declare`);
      return Reflect.get(target, key);
    },
  });
}
