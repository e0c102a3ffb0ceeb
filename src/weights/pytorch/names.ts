import type { Fail } from '../stored-array.js';
import { TensorRef } from './tensors.js';
import { Instance, type PickleValue } from './values.js';

/** The entries in which checkpoints store the weights of their model, the most likely first. */
const HOLDERS = [
  'state_dict',
  'model_state_dict',
  'model_state',
  'model',
  'net',
  'network',
  'module',
  'weights',
  'params',
];
/** Entries of a checkpoint whose tensors are not weights. */
const OTHER = /^(optim|sched|ema$|.*optimizer|.*scheduler|scaler)/i;

/** Limits on the nesting of modules, and on the number of tensors. */
const DEPTH = 100;
const MOST = 100_000;

export interface NamedTensors {
  readonly tensors: ReadonlyMap<string, TensorRef>;
  /** The entry of a checkpoint that they come from; absent if the file is not a checkpoint. */
  readonly entry?: string;
  /** Other entries that contain tensors, which are not weights, or less likely to be. */
  readonly unread: readonly string[];
}

/**
 * The tensors in the contents of a PyTorch file, by name: of a state dict, of a checkpoint with one, or of a whole
 * module, found by its _parameters, _buffers and _modules. Fails if there are none.
 */
export function namedArrays(root: PickleValue, fail: Fail): NamedTensors {
  const tensors = new Map<string, TensorRef>();
  const collect = collector(tensors, fail);
  const top = dictionaryOf(root);
  const entry = top && !isModule(root) ? HOLDERS.find((key) => holdsTensors(top.get(key))) : undefined;
  if (entry !== undefined) collect(top!.get(entry)!, '', 0);
  else collect(root, '', 0);
  if (tensors.size === 0) return fail('no tensor with a name is in it');
  const unread =
    top && !isModule(root)
      ? [...top].flatMap(([key, value]) => {
          const passed = typeof key === 'string' && (entry === undefined ? OTHER.test(key) : key !== entry);
          return passed && mentionsTensors(value) ? [key] : [];
        })
      : [];
  return { tensors, unread, ...(entry !== undefined && { entry }) };
}

/** Whether a value contains a tensor, at any depth of dictionaries, lists and modules. */
function mentionsTensors(root: PickleValue): boolean {
  const seen = new Set<PickleValue>();
  const waiting: PickleValue[] = [root];
  while (waiting.length > 0 && seen.size < MOST) {
    const value = waiting.pop()!;
    if (value instanceof TensorRef) return true;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isModule(value)) waiting.push(...membersOf(value).values());
    else if (Array.isArray(value)) waiting.push(...(value as PickleValue[]));
    else waiting.push(...(dictionaryOf(value)?.values() ?? []));
  }
  return false;
}

function collector(tensors: Map<string, TensorRef>, fail: Fail) {
  let visited = 0;
  return function collect(value: PickleValue, prefix: string, depth: number): void {
    if (value instanceof TensorRef) tensors.set(prefix.slice(0, -1), value);
    const dictionary = isModule(value) ? membersOf(value) : dictionaryOf(value);
    if (!dictionary) return;
    if (depth > DEPTH) fail(`more than ${DEPTH} modules are nested in one another`);
    for (const [key, member] of dictionary) {
      if (++visited > MOST) fail(`more than ${MOST} tensors and modules are in it`);
      if (typeof key === 'string' && !(depth === 0 && OTHER.test(key)))
        collect(member, `${prefix}${key}.`, depth + 1);
    }
  };
}

/** A module's parameters, buffers and modules, in the order of its state_dict. */
function membersOf({ state }: Instance): Map<PickleValue, PickleValue> {
  const attributes = state as Map<PickleValue, PickleValue>;
  const parts = ['_parameters', '_buffers', '_modules'].map((part) => attributes.get(part));
  return new Map(parts.flatMap((part) => (part instanceof Map ? [...part] : [])));
}

const isModule = (value: PickleValue): value is Instance =>
  value instanceof Instance && value.state instanceof Map && value.state.get('_modules') instanceof Map;

const dictionaryOf = (value: PickleValue): Map<PickleValue, PickleValue> | undefined =>
  value instanceof Map ? value : value instanceof Instance && value.items.size > 0 ? value.items : undefined;

const holdsTensors = (value: PickleValue | undefined): boolean =>
  value !== undefined &&
  (isModule(value) || [...(dictionaryOf(value)?.values() ?? [])].some((one) => one instanceof TensorRef));
