import { existsSync } from 'node:fs';
import { canonical, hashOf } from '../canonical.js';
import { sha256OfFile } from '../files/hash.js';
import { readTable } from '../run/data/read.js';
import type { OpenPage } from '../run/page/open.js';
import type { RunEvents, Surroundings } from '../run/surroundings.js';
import { withVariables } from '../spec/environment.js';
import { locateWeights, weightsPlaces } from '../weights/fetch/locate.js';

/** Fingerprints what pages read; what several pages read is read once. */
export type Fingerprint = (open: OpenPage) => Promise<object>;

/**
 * Fingerprints of the files and labels that a page reads. What the page itself says is left out: faces that are drawn, and weights that
 * have a name in the catalogue or an address.
 */
export function fingerprints(context: Surroundings, events: RunEvents): Fingerprint {
  const known = new Map<string, Promise<string | null>>();
  const once = (key: string, make: () => Promise<string | null>): Promise<string | null> => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  return async (open) => {
    const { plan } = open;
    const data = withVariables(plan.data, context.env);
    const rows = await once(canonical([data, plan.labels]), () =>
      labelsOf(data, plan.labels, context, events),
    );
    const files: { [source: string]: string | null } = {};
    for (const [name, file] of filesOf(open, context))
      files[name] = await once(file, async () => (existsSync(file) ? sha256OfFile(file) : null));
    return { rows, files };
  };
}

/** A hash of all rows and their labels; null where faces are drawn, or the data set does not exist yet. */
async function labelsOf(
  data: OpenPage['plan']['data'],
  labels: OpenPage['plan']['labels'],
  context: Surroundings,
  events: RunEvents,
): Promise<string | null> {
  if (data.synthetic !== undefined || !existsSync(String(data.root))) return null;
  const { rows } = await readTable({ data, labels }, context, events);
  return hashOf(rows.map(({ split, key, labels, box }) => [split, key, labels, box ?? null]));
}

/** Files that the page names by their paths: weights, models, vectors, and the weights of other runs. */
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
