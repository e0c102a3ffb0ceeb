import { canonical } from '../../canonical.js';
import type { InputImage, InputRow, RunInputs } from './inputs.js';

/** The differences between two sets of inputs, as sentences: keys of the page, rows, files and programs. */
export function inputChanges(then: RunInputs, now: RunInputs): readonly string[] {
  return [
    ...textChanges(then.programs, now.programs).map(([what, a, b]) => `${what} was ${a} and is ${b}`),
    ...textChanges(leaves(then.page), leaves(now.page)).map(
      ([key, a, b]) => `page.yaml: ${key} was ${a} and is ${b}`,
    ),
    ...fileChanges(then.files, now.files),
    ...rowChanges([...then.rows], [...now.rows]),
  ];
}

type Texts = { readonly [key: string]: string };

/** Keys with different values; a missing key is `not set`. */
function textChanges(then: Texts, now: Texts): [key: string, then: string, now: string][] {
  const keys = [...new Set([...Object.keys(then), ...Object.keys(now)])];
  return keys
    .filter((key) => then[key] !== now[key])
    .map((key) => [key, then[key] ?? 'not set', now[key] ?? 'not set']);
}

/** The values of a page except maps, by dotted path. */
function leaves(value: object, path: readonly string[] = []): Texts {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) =>
      one !== null && typeof one === 'object' && !Array.isArray(one)
        ? Object.entries(leaves(one, [...path, key]))
        : one === undefined
          ? []
          : [[[...path, key].join('.'), canonical(one)]],
    ),
  );
}

function fileChanges(then: RunInputs['files'], now: RunInputs['files']): string[] {
  const keys = [...new Set([...Object.keys(then), ...Object.keys(now)])];
  return keys.flatMap((what) => {
    const [a, b] = [then[what], now[what]];
    if (a?.sha256 === b?.sha256) return [];
    const text = (file: typeof a): string => (file ? `sha256 ${file.sha256.slice(0, 12)}…` : 'not there');
    return [`${what} (${(b ?? a)!.name}): ${text(a)} at the start, ${text(b)} now`];
  });
}

function rowChanges(then: readonly InputRow[], now: readonly InputRow[]): string[] {
  const [before, after] = [byKey(then), byKey(now)];
  const both = then.flatMap((row) => {
    const other = after.get(nameOf(row));
    return other ? [[row, other] as const] : [];
  });
  const named = (rows: readonly InputRow[], one: string, several: string): string[] =>
    rows.length === 0
      ? []
      : [`${rows.length} ${rows.length === 1 ? one : several}: ${fewOf(rows.map(nameOf))}`];
  const gone = then.filter((row) => !after.has(nameOf(row)));
  const added = now.filter((row) => !before.has(nameOf(row)));
  const isReordered =
    gone.length + added.length === 0 &&
    (then.length !== now.length || then.some((row, i) => nameOf(row) !== nameOf(now[i]!)));
  return [
    ...named(gone, 'row is gone', 'rows are gone'),
    ...named(added, 'row is new', 'rows are new'),
    ...named(
      both.filter(([a, b]) => a[2] !== b[2]).map(([, b]) => b),
      'row has other labels',
      'rows have other labels',
    ),
    ...named(
      both.filter(([a, b]) => !isSameImage(a[3], b[3])).map(([, b]) => b),
      'image has changed',
      'images have changed',
    ),
    ...(isReordered ? ['the rows are in another order'] : []),
  ];
}

const nameOf = ([split, key]: InputRow): string => `${key} (${split})`;

const byKey = (rows: readonly InputRow[]): ReadonlyMap<string, InputRow> =>
  new Map(rows.map((row) => [nameOf(row), row]));

const SHOWN = 5;
const fewOf = (names: readonly string[]): string =>
  [...names.slice(0, SHOWN), ...(names.length > SHOWN ? [`and ${names.length - SHOWN} more`] : [])].join(
    ', ',
  );

/** A copy has the same bytes and, often, another modification time: then the content decides, if it was hashed. */
function isSameImage(a: InputImage, b: InputImage): boolean {
  if (a === null || b === null) return a === b;
  if (a[0] !== b[0]) return false;
  return a[2] !== undefined && b[2] !== undefined ? a[2] === b[2] : a[1] === b[1];
}
