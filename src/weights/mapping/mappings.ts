import type { StoredArrays } from '../stored-array.js';
import { plainName } from '../wrappers.js';
import { hsemotion } from './hsemotion.js';
import type { Mapping } from './mapping.js';
import { nguyen2022 } from './nguyen-2022.js';
import { timmEfficientnetB0 } from './timm-efficientnet-b0.js';
import { torchvisionVgg16 } from './torchvision-vgg16.js';

/** Every mapping there is; a file that two of them know is the former's. */
export const mappings: readonly Mapping[] = [hsemotion, timmEfficientnetB0, torchvisionVgg16, nguyen2022];

/** The mapping whose known names are all there, whatever else is, prefixes of wrappers aside. */
export function mappingFor(arrays: StoredArrays): Mapping | undefined {
  const names = new Set(Array.from(arrays.keys(), plainName));
  return mappings.find(({ known }) => known.every((name) => names.has(name)));
}
