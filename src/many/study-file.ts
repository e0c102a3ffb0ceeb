import { dirname, join } from 'node:path';
import type { At, Problem } from '../errors/problem.js';
import { ZooError } from '../errors/problem.js';
import * as say from '../errors/studies.js';
import { checkStudy, type StudyFile } from '../schema/files.js';
import { Budget } from '../spec/budget.js';
import { findPage, readFileNode } from '../spec/file.js';
import { type MapNode, type Path, placeOf, plain } from '../spec/node.js';
import { nodeFiles } from '../spec/node-files.js';
import type { Contrast, Study, Variant } from './study.js';
import { AS_WRITTEN, changeNames } from './vary.js';

/** Subfolder of a zoo's pages that contains studies. */
export const STUDIES = 'studies';

/** Limit of variants times seeds. A larger study is usually a mistake, such as a seed given as the number of seeds. */
const MOST_UNITS = 10_000;

/** A study file, and its top level. */
interface Found {
  readonly file: string;
  readonly root: MapNode;
  readonly problems: readonly Problem[];
}

/**
 * The study file that `word` refers to: a path, or a name in the zoo. Undefined if the file does not exist or is not
 * a study.
 */
export function findStudy(word: string, library: readonly string[]): Found | undefined {
  const folders = library.map((folder) => join(folder, STUDIES));
  const file = nodeFiles.exists(word) ? word : findPage(nodeFiles, word, '.', folders, []);
  if (file === undefined) return undefined;
  const problems: Problem[] = [];
  const root = readFileNode(nodeFiles, file, problems, new Budget());
  const kind = root?.entries.get('kind')?.value;
  return root && kind?.kind === 'scalar' && kind.value === 'study' ? { file, root, problems } : undefined;
}

/** State shared by the steps of reading. */
interface Reading {
  readonly written: StudyFile;
  readonly problems: Problem[];
  /** The page file for this path of the study. */
  page(path: Path, word: string | undefined): string | undefined;
  at(path: Path, of?: 'key'): At;
}

/**
 * Reads a study: its variants in order, each with its page and all of its changes. Throws a ZooError that lists every
 * problem.
 */
export function readStudy({ file, root, problems: found }: Found, library: readonly string[]): Study {
  const place = (path: Path, of?: 'key' | 'value') => placeOf(root, path, of);
  const written = checkStudy({ value: plain(root), place }, found);
  const problems: Problem[] = [];
  const reading: Reading = {
    written,
    problems,
    at: (path, of) => ({ place: place(path, of), path: path.join('.') }),
    page: (path, word) =>
      word === undefined
        ? undefined
        : (findPage(nodeFiles, word, dirname(file), library, problems, place(path)) ?? word),
  };
  const variants = variantsOf(reading);
  const seeds =
    typeof written.seeds === 'number'
      ? Array.from({ length: written.seeds }, (_, i) => i + 1)
      : written.seeds;
  const count = variants.length * seeds.length;
  if (count > MOST_UNITS) problems.push(say.tooManyUnits(reading.at(['seeds']), count, MOST_UNITS));
  const contrasts = contrastsOf(reading, variants);
  if (problems.length > 0) throw new ZooError(problems);
  const { name, title, metric } = written;
  return { name, title, variants, seeds, contrasts, metric, metricAt: reading.at(['metric']) };
}

/** A variant, and the default variant to compare it with. */
type Child = Variant & { readonly parent: string | undefined };

function variantsOf(reading: Reading): readonly Child[] {
  const { written, problems, at } = reading;
  const { variants, matrix } = written;
  if ((variants === undefined) === (matrix === undefined))
    problems.push(say.variantsOrMatrix(at(['name'], 'key')));
  const page = reading.page(['page'], written.page);
  if (matrix !== undefined) return combined(reading, page, matrix);
  const names = Object.keys(variants ?? {});
  return names.flatMap((name) => {
    const chain = parentsOf(name, reading);
    return chain === undefined ? [] : listed(name, chain, page, reading);
  });
}

/**
 * A variant and its ancestors, starting with the variant; undefined, with a problem, if one does not exist or the
 * chain is circular.
 */
function parentsOf(name: string, { written, problems, at }: Reading): readonly string[] | undefined {
  const variants = written.variants ?? {};
  const [first] = Object.keys(variants);
  const chain = [name];
  for (;;) {
    const last = chain.at(-1)!;
    const { parent = last === first ? null : first! } = variants[last]!;
    if (parent === null) return chain;
    const here = at(['variants', last, 'parent']);
    if (chain.includes(parent)) {
      if (parent === name && name === [...chain].sort()[0])
        problems.push(say.parentCycle(at(['variants', name, 'parent']), [...chain, parent]));
      return undefined;
    }
    if (!Object.hasOwn(variants, parent)) {
      if (last === name) problems.push(say.noSuchVariant(here, parent, Object.keys(variants)));
      return undefined;
    }
    chain.push(parent);
  }
}

/** Gives a variant the page and the changes of its ancestors; the page is that of the nearest one that has a page. */
function listed(
  name: string,
  chain: readonly string[],
  page: string | undefined,
  reading: Reading,
): readonly Child[] {
  const { written, problems, at } = reading;
  const of = (one: string) => written.variants![one]!;
  const own = chain.findIndex((one) => of(one).page !== undefined);
  const sources = (own < 0 ? chain : chain.slice(0, own + 1)).toReversed();
  const owner = own < 0 ? undefined : chain[own]!;
  const file = owner === undefined ? page : reading.page(['variants', owner, 'page'], of(owner).page);
  const here = at(['variants', name], 'key');
  if (file === undefined) {
    problems.push(say.variantWithoutPage(here, name));
    return [];
  }
  const changes = sources.flatMap((one) =>
    Object.entries(of(one).set ?? {}).map(([path, value]) => ({
      text: setting(path, value),
      place: at(['variants', one, 'set', path], 'key').place,
    })),
  );
  return [
    {
      name,
      page: file,
      parent: chain[1],
      set: changes.map(({ text }) => text),
      profile: of(name).profile ?? written.profile,
      optional: of(name).optional,
      at: { ...here, set: changes.map(({ place }) => place) },
    },
  ];
}

/** The unchanged page, and every combination of the values. */
function combined(
  { written, problems, at }: Reading,
  page: string | undefined,
  matrix: NonNullable<StudyFile['matrix']>,
): readonly Child[] {
  if (page === undefined) {
    problems.push(say.matrixWithoutPage(at(['matrix'], 'key')));
    return [];
  }
  const paths = Object.keys(matrix);
  const nameOf = changeNames(paths);
  const count = paths.reduce((all, path) => all * matrix[path]!.length, 1);
  if (count > MOST_UNITS) {
    problems.push(say.tooManyUnits(at(['matrix'], 'key'), count, MOST_UNITS));
    return [];
  }
  const cells = paths.reduce<readonly (readonly (readonly [string, unknown])[])[]>(
    (all, path) => all.flatMap((cell) => matrix[path]!.map((value) => [...cell, [path, value] as const])),
    [[]],
  );
  const { profile } = written;
  const where = at(['matrix'], 'key');
  const base: Child = {
    name: AS_WRITTEN,
    page,
    parent: undefined,
    set: [],
    profile,
    at: { ...where, set: [] },
  };
  return [
    base,
    ...cells.map((cell) => ({
      name: cell.map(([path, value]) => `${nameOf(path)}=${valueText(value)}`).join(', '),
      page,
      parent: AS_WRITTEN,
      set: cell.map(([path, value]) => setting(path, value)),
      profile,
      at: { ...where, set: cell.map(([path]) => at(['matrix', path], 'key').place) },
    })),
  ];
}

/** The comparisons that the study lists; by default, each variant with its parent. */
function contrastsOf({ written, problems, at }: Reading, variants: readonly Child[]): readonly Contrast[] {
  if (written.comparisons === undefined)
    return variants.flatMap(({ name, parent }) => (parent === undefined ? [] : [{ of: name, to: parent }]));
  const names = variants.map(({ name }) => name);
  const seen = new Set<string>();
  for (const [i, { of, to }] of written.comparisons.entries()) {
    const here = at(['comparisons', i]);
    for (const [key, word] of Object.entries({ of, to }))
      if (!names.includes(word)) problems.push(say.noSuchVariant(at(['comparisons', i, key]), word, names));
    const pair = JSON.stringify([of, to].sort());
    if (of === to || seen.has(pair)) problems.push(say.idleComparison(here, of, to));
    seen.add(pair);
  }
  return written.comparisons;
}

/** A change in the syntax of `--set`: the value as JSON, which is also valid YAML. */
const setting = (path: string, value: unknown): string => `${path}=${JSON.stringify(value)}`;

const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
