import { existsSync } from 'node:fs';
import { areDrawn } from '../../faces/folder.js';
import type { PartOptions } from '../../plan/plan.js';
import type { Registry } from '../../registry.js';

/** The options of the data sets whose files the page reads: the members of its data set, or the data set itself. */
export const sourcesOf = (data: PartOptions, registry: Registry): readonly PartOptions[] =>
  registry.bind('datasets', data, ['data']).sources ?? [data];

/** The folders that data sets are in. */
export const rootsOf = (sources: readonly PartOptions[]): readonly string[] =>
  sources.flatMap(({ root }) => (typeof root === 'string' ? [root] : []));

/** Whether the package draws the faces of a data set. */
export const isDrawn = ({ synthetic, root }: PartOptions): boolean =>
  synthetic !== undefined || areDrawn(String(root));

/** Whether the folders of all these data sets exist. */
export const foldersExist = (sources: readonly PartOptions[]): boolean =>
  sources.every(({ root }) => existsSync(String(root)));
