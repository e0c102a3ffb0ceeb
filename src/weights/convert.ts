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

/** Arrays with the zoo's names and layout, and the order of logits, if known. */
export interface ZooWeights {
  readonly arrays: NamedArrays;
  /** For a backbone: the labels of its logits, in order. */
  readonly labels?: readonly string[];
  /** For heads: the order of logits that they were trained on. */
  readonly reads?: Mapping['reads'];
  /** Arrays of the file that its mapping did not use, with the reasons. */
  readonly left: Mapped['left'];
}

/**
 * The arrays of a file: unchanged if it is the zoo's, converted by the mapping that recognizes their names, or else
 * with their own names, converted from PyTorch's layout. Throws `unclear-layout` if the layout is ambiguous.
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
 * Adapts the arrays of heads to a backbone whose logits predict `labels`: moves the rows that weigh each logit to its
 * new position. If either order is unknown, or the labels differ, they stay unchanged.
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
