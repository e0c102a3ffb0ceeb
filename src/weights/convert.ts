import { applyMapping } from './mapping/apply.js';
import { lastRows } from './mapping/layout.js';
import type { Mapping } from './mapping/mapping.js';
import { mappingFor, mappings } from './mapping/mappings.js';
import type { NamedArrays } from './named-array.js';
import type { WeightsFile } from './open.js';
import { readAll, type StoredArrays } from './stored-array.js';
import { fromPytorch } from './turn.js';

/** What wrappers put before every name: DataParallel, torch.compile, Lightning. */
const WRAPPERS = ['module.', '_orig_mod.', 'model.'];
const MOST_WRAPPERS = 4;

/** The arrays without the prefixes that wrappers, one in another, gave to all of them. */
export function unwrapped(arrays: StoredArrays): StoredArrays {
  let plain = arrays;
  for (let wrappers = 0; wrappers < MOST_WRAPPERS; wrappers++) {
    const names = [...plain.keys()];
    const prefix = WRAPPERS.find((one) => names.every((name) => name.startsWith(one)));
    if (prefix === undefined) break;
    plain = new Map([...plain].map(([name, array]) => [name.slice(prefix.length), array] as const));
  }
  return plain;
}

/** Arrays in the zoo's names and layout, and what is known of the order of logits. */
export interface ZooWeights {
  readonly arrays: NamedArrays;
  /** Of a backbone: what its logits answer, in order. */
  readonly labels?: readonly string[];
  /** Of heads: the order of logits that they were trained on. */
  readonly reads?: Mapping['reads'];
}

/**
 * The arrays of a file: as they are where it is the zoo's, by the mapping that knows their names, and else with their
 * own names, turned from PyTorch's layout.
 */
export function zooWeights({ layout, arrays, metadata }: WeightsFile): ZooWeights {
  if (layout === 'zoo') {
    const reads = mappings.find(({ name }) => name === metadata.mapping)?.reads;
    const labels = metadata.labels?.split(',');
    return { arrays: readAll(arrays), ...(labels && { labels }), ...(reads && { reads }) };
  }
  const plain = unwrapped(arrays);
  const mapping = mappingFor(plain);
  if (!mapping) return { arrays: fromPytorch(readAll(plain)) };
  const { arrays: mapped, labels } = applyMapping(plain, mapping);
  return { arrays: mapped, ...(labels && { labels }), ...(mapping.reads && { reads: mapping.reads }) };
}

/**
 * The arrays of heads, made to read a backbone whose logits answer `labels`: the rows that weigh each logit are put where
 * it is now. Where either order is unknown, or the labels are others, they stay as they are.
 */
export function readingLabels(
  { arrays, reads }: ZooWeights,
  labels: readonly string[] | undefined,
): NamedArrays {
  if (!reads || !labels || [...labels].sort().join() !== [...reads.labels].sort().join()) return arrays;
  const order = labels.map((label) => reads.labels.indexOf(label));
  return new Map(
    [...arrays].map(
      ([name, array]) => [name, reads.arrays.includes(name) ? lastRows(array, order) : array] as const,
    ),
  );
}
