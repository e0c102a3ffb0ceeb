import { ZooError } from '../errors/problem.js';
import {
  alreadyOurs,
  leftBehind,
  noMapping,
  nothingMapped,
  unclearLayout,
  unknownMapping,
} from '../errors/weights-names.js';
import { declareNetwork } from '../network/declare.js';
import type { VariableDeclaration } from '../part.js';
import type { Registry } from '../registry.js';
import type { Surroundings } from '../run/surroundings.js';
import type { FetchEvents } from './fetch/download.js';
import { weightsPlaces } from './fetch/locate.js';
import { obtainWeights } from './fetch/obtain.js';
import { fitWeights } from './fit.js';
import { applyMapping, type Mapped } from './mapping/apply.js';
import type { Mapping } from './mapping/mapping.js';
import { mappingFor, mappings } from './mapping/mappings.js';
import type { NamedArrays } from './named-array.js';
import { writeSafetensors } from './safetensors/write.js';
import type { StoredArrays } from './stored-array.js';
import { openWeightsFile, type WeightsFile } from './weights-file.js';

/** A weights file, and the mapping that recognizes its names. */
export interface InspectedWeights {
  readonly file: WeightsFile;
  readonly sha256: string;
  readonly mapping?: Mapping;
}

/** The result of an import, with the fate of every array. */
export interface Imported extends Omit<Mapped, 'arrays'> {
  readonly mapping: Mapping;
  readonly sha256: string;
  /** Entries of a checkpoint that contain tensors and were not read. */
  readonly unread: readonly string[];
}

/** Opens a weights file: a path, a URL or a catalog name. */
export async function inspectWeights(
  source: string,
  context: Surroundings,
  events: FetchEvents,
): Promise<InspectedWeights> {
  const { file: path, sha256 } = await obtainWeights(source, weightsPlaces(context), events);
  const file = await openWeightsFile(path);
  const mapping = file.layout === 'zoo' ? undefined : mappingFor(file.arrays);
  return { file, sha256, ...(mapping && { mapping }) };
}

/**
 * Writes the arrays of a foreign file to `out`, with the zoo's names and layout, using the given mapping (absent: the
 * one that recognizes its names). For a backbone, every variable must exist. Throws a ZooError that explains what
 * does not fit.
 */
export async function importWeights(
  source: string,
  out: string,
  name: string | undefined,
  context: Surroundings,
  events: FetchEvents,
): Promise<Imported> {
  const { file, sha256, mapping: known } = await inspectWeights(source, context, events);
  if (file.layout === 'zoo') throw new ZooError(alreadyOurs(source));
  if (file.layout === 'unclear') throw new ZooError(unclearLayout(source));
  const mapping = name === undefined ? known : mappings.find((one) => one.name === name);
  const names = mappings.map((one) => one.name);
  if (!mapping)
    throw new ZooError(
      name === undefined ? noMapping(source, names, file.format) : unknownMapping(name, names),
    );
  const { arrays: mapped, ...account } = settled(source, file.arrays, mapping, context.registry);
  const metadata = {
    mapping: mapping.name,
    from: sha256,
    ...(account.labels && { labels: account.labels.join() }),
  };
  return {
    mapping,
    ...account,
    unread: file.unread,
    sha256: writeSafetensors(out, mapped, { metadata }),
  };
}

/** The mapped arrays; for a backbone, those that its network has, in its shapes. */
function settled(source: string, arrays: StoredArrays, mapping: Mapping, registry: Registry): Mapped {
  const mapped = applyMapping(source, arrays, mapping);
  if (mapped.matched.length === 0) throw new ZooError(nothingMapped(source, mapping.name));
  if (!mapping.network) return mapped;
  const { variables, network } = networkOf(mapped.arrays, mapping.network, registry);
  const names = new Set(variables.map(({ name }) => name));
  const [matched, spare] = [true, false].map((has) =>
    mapped.matched.filter(({ to }) => names.has(to) === has),
  );
  const left = [
    ...mapped.left,
    ...spare!.flatMap(({ from }) => from.map((name) => ({ name, why: `${network} has no such variable` }))),
  ];
  try {
    return { ...mapped, arrays: fitWeights(source, mapped.arrays, variables), matched: matched!, left };
  } catch (error) {
    const reasons = reasonsOf(left).map(({ names, why }) => leftBehind(names, why));
    throw error instanceof ZooError ? new ZooError([...error.problems, ...reasons]) : error;
  }
}

/**
 * The declaration of the network that has these arrays: with logits if it has a classifier, which determines their
 * number.
 */
function networkOf(
  arrays: NamedArrays,
  { type, options, classifier }: NonNullable<Mapping['network']>,
  registry: Registry,
): { variables: readonly VariableDeclaration[]; network: string } {
  const classes = arrays.get(classifier)?.shape[0];
  const outputs = classes === undefined ? ['features'] : ['features', 'logits'];
  const { network } = registry.bind('backbones', { ...options, type, outputs, classes });
  const { variables } = declareNetwork(network!, [SIZE, SIZE]);
  return { variables, network: type };
}

/** Image size, in pixels, that both networks are made for; the first dense layer of one depends on it. */
const SIZE = 224;

/** The names that were left behind, by reason. */
export function reasonsOf(left: Mapped['left']): { why: string; names: string[] }[] {
  const reasons = new Map<string, string[]>();
  for (const { name, why } of left) reasons.set(why, [...(reasons.get(why) ?? []), name]);
  return [...reasons].map(([why, names]) => ({ why, names }));
}
