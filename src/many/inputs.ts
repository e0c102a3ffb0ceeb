import { existsSync } from 'node:fs';
import { canonical, hashOf } from '../canonical.js';
import { sha256OfFile } from '../files/hash.js';
import { runsOf } from '../plan/blends.js';
import type { PartOptions, Plan } from '../plan/plan.js';
import { readsFrames } from '../plan/windows.js';
import { readTable } from '../run/data/read.js';
import { withSounds } from '../run/data/sounds.js';
import { foldersExist, rootsOf, sourcesOf } from '../run/data/sources.js';
import type { OpenPage } from '../run/page/open.js';
import { blendedHash } from '../run/record/blended.js';
import { soundsHash } from '../run/record/sounds-hash.js';
import type { RunEvents, Surroundings } from '../run/surroundings.js';
import { withVariables } from '../spec/environment.js';
import { locateWeights, weightsPlaces } from '../weights/fetch/locate.js';

/** Fingerprints what pages read; reads a shared input only once. */
export type Fingerprint = (open: OpenPage) => Promise<object>;

/**
 * Fingerprints of the files, labels and sounds that a page reads. Leaves out what the page itself determines: drawn
 * faces, and weights given by catalog name or URL.
 */
export function fingerprints(context: Surroundings, events: RunEvents): Fingerprint {
  const known = new Map<string, Promise<string | null>>();
  const once = (key: string, make: () => Promise<string | null>): Promise<string | null> => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  return async (open) => {
    const plan = withVariables(open.plan, context.env);
    const { data, labels, windows, audio } = plan;
    const read = [data, labels, ...(readsFrames(plan) ? [windows ?? null, audio ?? null] : [])];
    const rows = await once(canonical(read), () => labelsOf(plan, context, events));
    const files: { [source: string]: string | null } = {};
    for (const [name, file] of filesOf(open, context))
      files[name] = await once(file, async () => (existsSync(file) ? sha256OfFile(file) : null));
    for (const { run } of (plan.postprocess ?? []).flatMap(runsOf))
      files[`predictions of ${run}`] = blendedHash(run, context) ?? null;
    return { rows, files };
  };
}

/**
 * A hash of all rows and their labels and, if the page reads them, of their frames and sounds; null for drawn faces,
 * or if the data set does not exist yet.
 */
async function labelsOf(plan: Plan, context: Surroundings, events: RunEvents): Promise<string | null> {
  const { data, audio } = plan;
  const sources = sourcesOf(data, context.registry);
  if (!foldersExist(sources) || sources.every(isDrawnOnDemand)) return null;
  const [root = ''] = rootsOf(sources);
  const table = await readTable(plan, context, events);
  const { rows } = table;
  const seen = rows.map(({ split, key, labels, box }) => [split, key, labels, box ?? null]);
  if (!readsFrames(plan)) return hashOf(seen);
  const frames = rows.map(({ sequence, position }) => [sequence ?? null, position ?? null]);
  const sounds = audio && soundsHash((await withSounds(table, table.root ?? root, audio, events)).rows);
  return hashOf({ rows: seen, frames, sounds: sounds ?? null });
}

const isDrawnOnDemand = ({ synthetic }: PartOptions): boolean => synthetic !== undefined;

/** Files that the page refers to by path: weights, models, vectors, and the weights of other runs. */
function filesOf({ plan }: OpenPage, context: Surroundings): readonly (readonly [string, string])[] {
  return plan.nodes.flatMap((node) => {
    const { weights, file, keys } = withVariables(node.options, context.env);
    const own = node.shelf === 'backbones' ? { weights, file, keys } : { weights: node.weights };
    return Object.entries(own).flatMap(([option, source]) => {
      if (typeof source !== 'string' || source.includes('${')) return [];
      const path = option === 'weights' ? weightsFile(withVariables(source, context.env), context) : source;
      return path === undefined ? [] : [[`${node.name}.${option}`, path] as const];
    });
  });
}

function weightsFile(source: string, context: Surroundings): string | undefined {
  const { file, url, entry } = locateWeights(source, weightsPlaces(context));
  return url === undefined && entry === undefined ? file : undefined;
}
