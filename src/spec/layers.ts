import * as say from '../errors/compose.js';
import { unknownPageFormat } from '../errors/formats.js';
import type { Place, Problem } from '../errors/problem.js';
import type { Budget } from './budget.js';
import { type Asked, findPage, readFileNode } from './file.js';
import type { PageFiles } from './files.js';
import type { WrittenLayer } from './history.js';
import { fitting, mergeMaps } from './merge.js';
import { inWords, isNull, type MapNode, type Node, without } from './node.js';
import { shareTraining } from './share.js';

/** A page merged with the pages that it extends, and its profiles' partial pages in the order they apply. */
export interface Layers {
  readonly page: MapNode;
  readonly profiles: ReadonlyMap<string, readonly MapNode[]>;
  /** The pages that were merged into `page`, in order. */
  readonly written: readonly WrittenLayer[];
}

/** The source of pages by name, and the top-level keys of pages, if they are known. */
export interface PageLibrary {
  readonly library: readonly string[];
  readonly keys?: ReadonlySet<string> | undefined;
}

/** Keys that belong to one page alone, and so are never inherited nor set by a profile. */
const own = ['name', 'title', 'description', 'reproduces'];
const writtenOnly = ['format', 'extends', 'profiles'];

/** The page format that this version reads, and the default for a page without the key. */
const FORMAT = 1;

/** Reads `file` after every page that it extends. Undefined if one of them cannot be read. */
export function readLayers(
  files: PageFiles,
  file: string,
  library: PageLibrary,
  problems: Problem[],
  budget: Budget,
  chain: readonly string[] = [],
  asked?: Asked,
): Layers | undefined {
  const self = readFileNode(files, file, problems, budget, asked);
  if (self === undefined || !isKnownFormat(self, problems)) return undefined;
  let inherited: Layers | undefined = nothing(self);
  const parents = parentsOf(self, problems);
  if (parents === undefined) return undefined;
  for (const { word, place } of parents) {
    const parent = readParent(files, word, place, file, library, problems, budget, [...chain, file]);
    inherited = parent && inherited && over(inherited, parent, problems);
  }
  if (inherited === undefined) return undefined;
  const page = without(self, writtenOnly);
  const profiles = profilesOf(self, [...inherited.profiles.keys()], problems);
  return over(heir(inherited), { page, profiles, written: [{ page, profile: null }] }, problems);
}

/** Whether this version can read the page; if not, nothing else is worth reporting. */
function isKnownFormat(self: MapNode, problems: Problem[]): boolean {
  const node = self.entries.get('format')?.value;
  if (node === undefined || (node.kind === 'scalar' && node.value === FORMAT)) return true;
  problems.push(unknownPageFormat(node.place, inWords(node), FORMAT));
  return false;
}

const nothing = (self: MapNode): Layers => ({
  page: { ...self, entries: new Map() },
  profiles: new Map(),
  written: [],
});

/** What a page inherits from another. */
const heir = ({ page, profiles, written }: Layers): Layers => ({
  page: without(page, own),
  profiles,
  written: written.map((source) => ({ ...source, page: without(source.page, own) })),
});

/** Merges one page over another. If a part is replaced, the changes that inherited profiles make to it are dropped. */
function over(base: Layers, added: Layers, problems: Problem[]): Layers {
  const page = mergeMaps(base.page, added.page, problems);
  // Shared values first: a stage's optimizer may change in `training` or in the stage.
  const [before, now] = [shareTraining(base.page, []), shareTraining(page, [])];
  const fit = (patch: MapNode): MapNode => fitting(patch, before, now);
  const profiles = new Map([...base.profiles].map(([name, patches]) => [name, patches.map(fit)]));
  for (const [name, patches] of added.profiles) {
    if (patches.length === 0) profiles.delete(name);
    else profiles.set(name, [...(profiles.get(name) ?? []), ...patches]);
  }
  return { page, profiles, written: [...base.written, ...added.written] };
}

function readParent(
  files: PageFiles,
  word: string,
  place: Place,
  file: string,
  library: PageLibrary,
  problems: Problem[],
  budget: Budget,
  chain: readonly string[],
): Layers | undefined {
  const found = findPage(files, word, files.paths.dirname(file), library.library, problems, place);
  if (found === undefined) return undefined;
  const again = chain.findIndex((earlier) => files.paths.resolve(earlier) === files.paths.resolve(found));
  if (again < 0)
    return readLayers(files, found, library, problems, budget, chain, { place, keys: library.keys });
  problems.push(say.extendsCycle(place, [...chain.slice(again), found]));
  return undefined;
}

/** The items of `extends`; undefined, with a problem, if they are not all names. */
function parentsOf(self: MapNode, problems: Problem[]): { word: string; place: Place }[] | undefined {
  const entry = self.entries.get('extends');
  if (entry === undefined) return [];
  const listed: readonly Node[] = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  const parents = listed.flatMap(({ place, ...node }) =>
    node.kind === 'scalar' && typeof node.value === 'string' ? [{ word: node.value, place }] : [],
  );
  const wrong = listed.filter((node) => node.kind !== 'scalar' || typeof node.value !== 'string');
  problems.push(...wrong.map((node) => say.extendsNotNames(node.place, inWords(node))));
  return wrong.length === 0 ? parents : undefined;
}

/** A page's own profiles by name; null (which deletes the inherited one) becomes an empty list. */
function profilesOf(
  self: MapNode,
  inherited: readonly string[],
  problems: Problem[],
): Map<string, readonly MapNode[]> {
  const entry = self.entries.get('profiles');
  const found = new Map<string, readonly MapNode[]>();
  if (entry === undefined) return found;
  if (entry.value.kind !== 'map') {
    problems.push(say.profilesNotMap(entry.value.place, 'profiles', inWords(entry.value)));
    return found;
  }
  for (const [name, { key, value }] of entry.value.entries) {
    if (value.kind === 'map') found.set(name, [allowed(value, name, problems)]);
    else if (isNull(value)) {
      found.set(name, []);
      if (!inherited.includes(name))
        problems.push(say.deletesNothing(key, `profiles.${name}`, name, inherited));
    } else problems.push(say.profilesNotMap(key, `profiles.${name}`, inWords(value)));
  }
  return found;
}

function allowed(profile: MapNode, name: string, problems: Problem[]): MapNode {
  const refused = ['name', 'reproduces', ...writtenOnly];
  for (const word of refused) {
    const entry = profile.entries.get(word);
    if (entry !== undefined) problems.push(say.notInProfile(entry.key, `profiles.${name}.${word}`, word));
  }
  return without(profile, refused);
}
