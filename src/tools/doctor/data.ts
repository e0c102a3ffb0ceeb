import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { facesIn } from '../../cache/faces.js';
import { isFaceFolder } from '../../faces/folder.js';
import { typeBeside } from '../../run/page/open.js';
import type { Surroundings } from '../../run/surroundings.js';
import { readPage } from '../../spec/read.js';
import { pageNames } from '../../zoo/pages.js';
import { isAffWild2 } from '../new-page/known.js';
import type { Finding } from './finding.js';

/** A variable that tells pages where the user's own files are. */
interface Wanted {
  readonly path: string;
  readonly type: string;
  readonly pages: readonly string[];
}

/** External data that the zoo's pages read: the folders in variables, and the drawn faces of the demos. */
export function data(context: Surroundings): readonly Finding[] {
  const found = [...wanted(context)].map(([name, what]) => variable(name, what, context));
  return [...found, faces(context.cache)];
}

function wanted({ zoo, cache, library }: Surroundings): ReadonlyMap<string, Wanted> {
  const all = new Map<string, Wanted>();
  for (const page of pageNames(zoo)) {
    const { unset, value } = readPage(join(zoo, `${page}.yaml`), {
      env: {},
      cache,
      library,
      keepUnset: true,
    });
    for (const { name, path } of unset) {
      const type = String(typeBeside(value, path));
      const before = all.get(name) ?? { path, type, pages: [] };
      all.set(name, { ...before, pages: [...before.pages, page] });
    }
  }
  return all;
}

function variable(name: string, { path, type, pages }: Wanted, { env, registry }: Surroundings): Finding {
  const use = `${path} of ${pages.length > 3 ? `${pages.length} pages` : pages.join(', ')}`;
  const source = path.startsWith('data.') ? registry.get('datasets', type)?.source : undefined;
  const remedy = source ?? `Set ${name} to the file that ${pages.join(', ')} reads.`;
  const set = env[name];
  if (!set) return { topic: 'data', name, state: 'missing', found: `not set (${use})`, remedy };
  if (!existsSync(set))
    return { topic: 'data', name, state: 'broken', found: `${set} does not exist`, remedy };
  if (type === 's-aff-wild2' && path.startsWith('data.') && !isAffWild2(set)) {
    return { topic: 'data', name, state: 'broken', found: `${set} has no annotation files`, remedy };
  }
  return { topic: 'data', name, state: 'fine', found: `${set} (${use})` };
}

/** The faces that the demos draw once, into their folder. */
function faces(cache: string): Finding {
  const name = 'drawn faces';
  const place = join(cache, 'synthetic-faces');
  const sets = existsSync(place) ? facesIn(place).sets : [];
  const drawn = sets.find(({ folder }) => isFaceFolder(folder));
  if (drawn) return { topic: 'data', name, state: 'fine', found: drawn.folder };
  const found = 'not drawn yet';
  return {
    topic: 'data',
    name,
    state: 'missing',
    found,
    remedy: 'The first demo draws them: zoo run mtl-cross-attn',
  };
}
