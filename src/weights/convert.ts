import { ZooError } from '../errors/problem.js';
import { largerNetwork, unclearLayout } from '../errors/weights-names.js';
import { applyMapping, type Mapped } from './mapping/apply.js';
import { lastRows } from './mapping/layout.js';
import type { Mapping } from './mapping/mapping.js';
import { mappingFor, mappings, smallerMapping } from './mapping/mappings.js';
import type { NamedArrays } from './named-array.js';
import { readAll } from './stored-array.js';
import { fromPytorch } from './turn.js';
import type { WeightsFile } from './weights-file.js';

/** Arrays in the zoo's names and layout, and what is known of the order of logits. */
export interface ZooWeights {
  readonly arrays: NamedArrays;
  /** Of a backbone: what its logits answer, in order. */
  readonly labels?: readonly string[];
  /** Of heads: the order of logits that they were trained on. */
  readonly reads?: Mapping['reads'];
  /** Arrays of the file that its mapping did not take, and why. */
  readonly left: Mapped['left'];
}

/**
 * The arrays of a file: as they are where it is the zoo's, by the mapping that knows their names, and else with their
 * own names, turned from PyTorch's layout. Throws `unclear-layout` where its layout is not clear.
 */
export function zooWeights({ file, layout, arrays, metadata }: WeightsFile): ZooWeights {
  if (layout === 'unclear') throw new ZooError(unclearLayout(file));
  if (layout === 'zoo') {
    const reads = mappings.find(({ name }) => name === metadata.mapping)?.reads;
    const labels = metadata.labels?.split(',');
    return { arrays: readAll(arrays), left: [], ...(labels && { labels }), ...(reads && { reads }) };
  }
  const mapping = mappingFor(arrays);
  const smaller = mapping ? undefined : smallerMapping(arrays);
  if (smaller) throw new ZooError(largerNetwork(file, smaller.mapping.name, smaller.name));
  if (!mapping) return { arrays: fromPytorch(readAll(arrays)), left: [] };
  const { arrays: mapped, labels, left } = applyMapping(file, arrays, mapping);
  return { arrays: mapped, left, ...(labels && { labels }), ...(mapping.reads && { reads: mapping.reads }) };
}

/**
 * The arrays of heads, made to read a backbone whose logits answer `labels`: the rows that weigh each logit are put where
 * it is now. Where either order is unknown, or the labels are others, they stay as they are.
 */
export function readingLabels(
  { arrays, reads }: Pick<ZooWeights, 'arrays' | 'reads'>,
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
