import { applyMapping } from './mapping/apply.js';
import { mappingFor } from './mapping/mappings.js';
import type { NamedArrays } from './named-array.js';
import type { WeightsFile } from './open.js';
import { readAll, type StoredArrays } from './stored-array.js';
import { fromPytorch } from './turn.js';

/** What wrappers put before every name: DataParallel, torch.compile, Lightning. */
const WRAPPERS = ['module.', '_orig_mod.', 'model.'];

/** The arrays without the prefix that a wrapper gave to all of them. */
export function unwrapped(arrays: StoredArrays): StoredArrays {
  const names = [...arrays.keys()];
  const prefix = WRAPPERS.find((one) => names.length > 0 && names.every((name) => name.startsWith(one)));
  if (prefix === undefined) return arrays;
  return unwrapped(new Map([...arrays].map(([name, array]) => [name.slice(prefix.length), array] as const)));
}

/**
 * The arrays of a file in the zoo's names and layout: as they are where it is the zoo's, by the mapping that knows its
 * names, and else with their own names, turned from PyTorch's layout.
 */
export function zooArrays({ layout, arrays }: WeightsFile): NamedArrays {
  if (layout === 'zoo') return readAll(arrays);
  const plain = unwrapped(arrays);
  const mapping = mappingFor(plain);
  return mapping ? applyMapping(plain, mapping).arrays : fromPytorch(readAll(plain));
}
