import type { StoredArrays } from '../stored-array.js';
import { plainName } from '../wrappers.js';
import { hsemotion } from './hsemotion.js';
import type { Mapping } from './mapping.js';
import { nguyen2022 } from './nguyen-2022.js';
import { resemblyzer } from './resemblyzer.js';
import { timmEfficientnetB0 } from './timm-efficientnet-b0.js';
import { torchvisionMobilenetV3Small } from './torchvision-mobilenet-v3-small.js';
import { torchvisionResnet18, torchvisionResnet50 } from './torchvision-resnet.js';
import { torchvisionVgg16 } from './torchvision-vgg16.js';

/** All mappings; if two recognize a file, the first is used. */
export const mappings: readonly Mapping[] = [
  ...[hsemotion, timmEfficientnetB0],
  ...[torchvisionMobilenetV3Small, torchvisionResnet50, torchvisionResnet18, torchvisionVgg16],
  ...[nguyen2022, resemblyzer],
];

/** The mapping whose known names all exist, and none of its foreign ones, ignoring the prefixes of wrappers. */
export function mappingFor(arrays: StoredArrays): Mapping | undefined {
  const names = new Set(Array.from(arrays.keys(), plainName));
  return mappings.find((one) => knows(one, names) && !foreignTo(one, names));
}

/** The mapping of a smaller network of the same kind, and a name that it does not have; undefined if there is none. */
export function smallerMapping(arrays: StoredArrays): { mapping: Mapping; name: string } | undefined {
  const names = new Set(Array.from(arrays.keys(), plainName));
  const mapping = mappings.find((one) => knows(one, names));
  const name = mapping && foreignTo(mapping, names);
  return name === undefined ? undefined : { mapping: mapping!, name };
}

const knows = ({ known }: Mapping, names: ReadonlySet<string>): boolean =>
  known.every((name) => names.has(name));
const foreignTo = ({ foreign = [] }: Mapping, names: ReadonlySet<string>): string | undefined =>
  foreign.find((name) => names.has(name));
