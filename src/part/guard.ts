import { isDeviceFault } from '../errors/files.js';
import { isOutOfMemory } from '../errors/memory.js';
import { hintChained, hintRefuse, optionRefused, PartBug, type PartFault, partBug } from '../errors/parts.js';
import { HostError, type Problem, ZooError } from '../errors/problem.js';
import { ownLine } from './own-line.js';
import type { Origin } from './part.js';
import { isRefusal } from './refuse.js';

/** A path in the page, outermost key first. */
export type OptionPath = readonly (string | number)[];

/** The part that is called, and where the page uses it. */
export interface Caller {
  readonly part: { readonly shelf: string; readonly name: string; readonly origin?: Origin };
  readonly path: OptionPath | undefined;
}

/** Functions of a bound part whose results contain functions of the part. */
const MAKERS: ReadonlySet<string> = new Set(['build', 'inspect', 'open', 'start']);

/** Fields of a bound part that are records of functions. */
const RECORDS: ReadonlySet<string> = new Set(['frozen', 'vectors', 'audio']);

/**
 * Wraps every function of a bound part, or of an object that it returned: a refusal becomes a problem at that option,
 * and any other error a bug of the named part. Zoo's own errors pass through.
 */
export function guarded(made: object, caller: Caller): object {
  const record = {};
  for (let level = made; level && level !== Object.prototype; level = Object.getPrototypeOf(level)) {
    for (const name of Object.getOwnPropertyNames(level)) {
      if (name === 'constructor' || Object.hasOwn(record, name)) continue;
      const value = watched(Reflect.get(made, name), name, made, caller);
      // Keep methods of a class non-enumerable, so that only own fields are listed.
      const enumerable = level === made;
      Object.defineProperty(record, name, { value, enumerable, writable: true, configurable: true });
    }
  }
  return record;
}

function watched(value: unknown, name: string, owner: object, caller: Caller): unknown {
  if (typeof value === 'function') {
    return (...args: unknown[]): unknown => attempt(caller, name, () => Reflect.apply(value, owner, args));
  }
  const isRecord = RECORDS.has(name) && value !== null && typeof value === 'object';
  return isRecord ? guarded(value, caller) : value;
}

/** Calls a function of a part, and attributes an error, now or later, to the part. */
export function attempt<T>(caller: Caller, call: string, work: () => T): T {
  const fail = (error: unknown): never => {
    throw blamed(error, caller, call);
  };
  try {
    const made = work();
    const done = (value: unknown) => (MAKERS.has(call) ? guardedResult(value, call, caller) : value);
    return (made instanceof Promise ? made.then(done, fail) : done(made)) as T;
  } catch (error) {
    return fail(error);
  }
}

/** A forward function, or a record of functions. */
function guardedResult(made: unknown, call: string, caller: Caller): unknown {
  if (typeof made === 'function') {
    return (...args: unknown[]): unknown =>
      attempt(caller, returnedBy(call), () => Reflect.apply(made, undefined, args));
  }
  return made !== null && typeof made === 'object' ? guarded(made, caller) : made;
}

/** Name of the function that a function of a part returns. */
export const returnedBy = (call: string): string => `the function that ${call} returns`;

function blamed(error: unknown, { part, path }: Caller, call: string): unknown {
  if (isRefusal(error)) {
    const at = path && [...path, error.option].join('.');
    return new ZooError(optionRefused(at ?? error.option, error.message));
  }
  if (error instanceof ZooError || error instanceof HostError) return error;
  if (error instanceof Error && isOutOfMemory(error)) return error;
  const { name, problems, exitCode, cause } = error as Partial<ZooError>;
  // Thrown by the plugin's own copy of zoo.
  if (name === 'ZooError' && problems) return new ZooError(problems, exitCode, { cause });
  // A full or failing disk is not the part's fault, nor is a file that a built-in part may not read.
  const system = typeof (error as NodeJS.ErrnoException)?.syscall === 'string';
  if (system && (part.origin === undefined || isDeviceFault(error))) return error;
  return new PartBug(faultOf({ part, path }, call, thrownFault(error, call, part.origin)), error);
}

/** The error of a part, where it was thrown, and its usual cause. */
function thrownFault(error: unknown, call: string, origin: Origin | undefined): Fault {
  if (!(error instanceof Error)) return { what: `throws ${String(error)}`, thrown: true };
  const { name, message } = error;
  const what = `throws ${name}: ${message.split('\n')[0]}`;
  const [, method] = /\.(\w+) is not a function$/.exec(message) ?? [];
  const plain = name === 'Error' && ['bind', 'infer', 'variables'].includes(call);
  const hint = plain ? hintRefuse : method && hintChained(method);
  return { what, hint, line: origin && ownLine(error, origin.folder), thrown: true };
}

type Fault = Pick<PartFault, 'what' | 'hint' | 'line' | 'thrown'>;

/** A part that breaks its contract without throwing, such as an output of another shape than declared. */
export const brokenPromise = (caller: Caller, call: string, what: string): PartBug =>
  new PartBug(faultOf(caller, call, { what }), undefined);

/** What is wrong with a part, as a problem. */
const faultOf = ({ part, path }: Caller, call: string, fault: Fault): Problem =>
  partBug({
    part: `${part.shelf}.${part.name}`,
    plugin: part.origin?.plugin,
    call,
    path: path?.join('.'),
    ...fault,
  });
