import { basename } from 'node:path';
import type { Surroundings } from '../run/surroundings.js';
import type { FetchEvents } from '../weights/fetch/download.js';
import { type ObtainedModel, obtainFiles } from '../weights/fetch/obtain-model.js';
import { readGraphModel } from './graph-model-file.js';

/** Fetches a file by path, URL or catalog name, and the files that it names; a .json is the head of a tfjs GraphModel. */
export function fetchWeights(
  source: string,
  context: Surroundings,
  events: FetchEvents,
): Promise<ObtainedModel> {
  const shards = (file: string) => readGraphModel(file).shards.map((shard) => basename(shard));
  return obtainFiles(source, /\.json(#|$)/.test(source) ? shards : undefined, context, events);
}
