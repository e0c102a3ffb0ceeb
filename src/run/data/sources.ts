import { existsSync } from 'node:fs';
import { areDrawn } from '../../faces/folder.js';
import type { PartOptions } from '../../plan/plan.js';
import type { Registry } from '../../registry.js';

/** The options of the data sets that a page reads files of: those that its data set consists of, or its own. */
export const sourcesOf = (data: PartOptions, registry: Registry): readonly PartOptions[] =>
  registry.bind('datasets', data, ['data']).sources ?? [data];

/** The folders that data sets are in. */
export const rootsOf = (sources: readonly PartOptions[]): readonly string[] =>
  sources.flatMap(({ root }) => (typeof root === 'string' ? [root] : []));

/** Whether a data set is faces that the package draws. */
export const isDrawn = ({ synthetic, root }: PartOptions): boolean =>
  synthetic !== undefined || areDrawn(String(root));

/** Whether the folders of all these data sets exist. */
export const foldersExist = (sources: readonly PartOptions[]): boolean =>
  sources.every(({ root }) => existsSync(String(root)));
