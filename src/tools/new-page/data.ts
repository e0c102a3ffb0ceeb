import { existsSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import * as say from '../../errors/new-page.js';
import { ZooError } from '../../errors/problem.js';
import type { LabelSpace } from '../../part.js';
import type { Surroundings } from '../../run/surroundings.js';
import { folderData } from './folder-data.js';
import { drawnFaces, isAffWild2, knownData, knownDatasets } from './known.js';
import type { Model } from './model.js';
import { tableFacts } from './table.js';
import { tableData } from './table-data.js';

/** The source of a new page's labels, and what can be predicted from it. */
export interface NewData {
  /** Names of what can be predicted: label spaces, or columns of a table. */
  readonly names: readonly string[];
  /** True if all of them are predicted by default. */
  readonly all: boolean;
  chosen(names: readonly string[], wish: Wish): Chosen;
}

/** The user's other choices for a new page. */
export interface Wish {
  /** Columns whose values are classes, even if they look like something else. */
  readonly classes: readonly string[];
  /** The network: an ONNX file, weights of the catalog, or a backbone; undefined: chosen automatically. */
  readonly backbone: string | undefined;
}

/** The data, labels and network of a new page. */
export interface Chosen {
  readonly data: readonly string[];
  readonly own: readonly LabelSpace[];
  readonly predict: readonly LabelSpace[];
  readonly model: Model;
  /** Remarks for the user about what was recognized. */
  readonly said: readonly string[];
}

const TABLE = /\.(csv|tsv|jsonl|ndjson)$/i;

/**
 * Examines the data: a table, a folder of images sorted into classes, the folder of a known data set, or none (drawn
 * faces). Throws a ZooError if it does not exist, or is none of these.
 */
export async function lookAtData(
  path: string | undefined,
  dataset: string | undefined,
  context: Surroundings,
): Promise<NewData> {
  const known = knownDatasets(context);
  if (dataset !== undefined && !known.includes(dataset))
    throw new ZooError(say.unknownDataset(dataset, known));
  if (path === undefined) {
    if (dataset !== undefined) throw new ZooError(say.needsData(dataset));
    return drawnFaces(context);
  }
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new ZooError(say.noSuchData(path));
  if (dataset !== undefined) return knownData(dataset, path, context);
  const table = stat.isDirectory() ? tableIn(path) : path;
  if (table !== undefined) return tableData(await tableFacts(table), context);
  if (isAffWild2(path)) return knownData('s-aff-wild2', path, context);
  const folders = await folderData(path, context);
  if (folders) return folders;
  throw new ZooError(say.whichDataset(path, known));
}

/** The only table in a folder, or the one named `labels` if there are several. */
function tableIn(folder: string): string | undefined {
  if (isAffWild2(folder)) return undefined;
  const tables = readdirSync(folder).filter((file) => TABLE.test(file) && !file.startsWith('.'));
  const called = tables.filter((file) => file.slice(0, -extname(file).length).toLowerCase() === 'labels');
  const [table, ...more] = called.length > 0 ? called : tables;
  if (table === undefined || more.length > 0 || !existsSync(join(folder, table))) return undefined;
  return join(folder, table);
}
