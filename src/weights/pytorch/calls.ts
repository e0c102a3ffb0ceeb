import type { Fail } from '../stored-array.js';
import { OBJECT, type PickleHost } from './machine.js';
import { persistent, rebuildTensor, type StorageRef } from './tensors.js';
import { Global, Instance, type PickleValue } from './values.js';

type Call = (args: readonly PickleValue[], fail: Fail, spend: (cost: number) => void) => PickleValue;

/**
 * OrderedDict(pairs): Python 2 writes it like this. The same pairs may be referenced many times, so each reference
 * costs again.
 */
const dictionary: Call = ([pairs = []], fail, spend) => {
  if (!Array.isArray(pairs) || !pairs.every((pair) => Array.isArray(pair) && pair.length === 2))
    return fail('a dictionary in it is damaged');
  spend(OBJECT * pairs.length);
  return new Map(pairs as [PickleValue, PickleValue][]);
};

/** The supported calls. They only describe tensors and dictionaries. */
const CALLS: { readonly [path: string]: Call } = {
  'collections.OrderedDict': dictionary,
  'torch._utils._rebuild_tensor': rebuildTensor,
  'torch._utils._rebuild_tensor_v2': rebuildTensor,
  'torch._utils._rebuild_tensor_v3': rebuildTensor,
  'torch._utils._rebuild_parameter': ([tensor]) => tensor ?? null,
  'torch._utils._rebuild_parameter_with_state': ([tensor]) => tensor ?? null,
  'torch.nn.parameter.Parameter': ([tensor]) => tensor ?? null,
};

/** Calls that pickles of models and checkpoints make in addition to their tensors: each is kept as a plain record. */
const LEFT_ALONE: ReadonlySet<string> = new Set([
  ...['set', 'frozenset', 'complex', 'bytearray', 'slice', 'range'].flatMap((name) => [
    `builtins.${name}`,
    `__builtin__.${name}`,
  ]),
  ...['core', '_core'].flatMap((core) => [
    `numpy.${core}.multiarray.scalar`,
    `numpy.${core}.multiarray._reconstruct`,
  ]),
  ...['numpy.dtype', 'numpy.ndarray', '_codecs.encode', 'copyreg._reconstructor', 'copy_reg._reconstructor'],
  ...['collections.defaultdict', 'collections.deque', 'collections.Counter', 'functools.partial'],
  ...['datetime.datetime', 'datetime.date', 'datetime.timedelta', 'decimal.Decimal', 'uuid.UUID'],
  ...['pathlib.Path', 'pathlib.PosixPath', 'pathlib.PurePosixPath', 'pathlib.WindowsPath'],
  ...[
    'torch.device',
    'torch.Size',
    'torch.serialization._get_layout',
    'torch.nn.backends.thnn._get_thnn_function_backend',
  ],
]);

/** A host that supports tensors, parameters and dictionaries, collects storages, and refuses every other call by name. */
export function tensorHost(
  storages: Map<string, StorageRef>,
  fail: Fail,
  refuse: (name: string) => never,
): PickleHost {
  return {
    persistent: (id) => persistent(id, storages, fail),
    call: (target, args, spend) => {
      const { path } = target;
      if (Object.hasOwn(CALLS, path)) return CALLS[path]!(args, fail, spend);
      if (path === 'torch._tensor._rebuild_from_type_v2') return rebuiltFrom(args, fail, spend);
      if (path.startsWith('torch._utils._rebuild_'))
        return fail(`it has a tensor of a kind that is not read (${path})`);
      return LEFT_ALONE.has(path) ? new Instance(target, args) : refuse(path);
    },
  };
}

/** _rebuild_from_type_v2(rebuild, class, arguments, state): a tensor with attributes, which are ignored. */
const rebuiltFrom: Call = ([rebuild, , args], fail, spend) => {
  const call =
    rebuild instanceof Global && Object.hasOwn(CALLS, rebuild.path) ? CALLS[rebuild.path] : undefined;
  return call && Array.isArray(args)
    ? call(args, fail, spend)
    : fail('a tensor in it is of a kind that is not read');
};
