import { addressOf, targetOf } from '../addresses.js';
import { linksOf } from '../links.js';

/** A group of the site's table of contents. */
export interface Group {
  readonly title: string;
  readonly entries: readonly OutlineEntry[];
  /** Shown only when the reader opens it or is in it. */
  readonly folded?: boolean;
}

/** A page in the table of contents. */
export interface OutlineEntry {
  readonly title: string;
  readonly address: string;
}

const CONTENTS = 'docs/README.md';
const REFERENCE = 'Reference';

/** The table of contents: guides in the groups of docs/README.md, the reference by shelf, the plugins. */
export function outline(pages: ReadonlyMap<string, string>): readonly Group[] {
  const titled = (file: string): OutlineEntry => ({
    title: titleOf(pages.get(file)!),
    address: addressOf(file),
  });
  const filed = (start: RegExp): readonly string[] => [...pages.keys()].filter((file) => start.test(file));
  const shelves = [...new Set(filed(/^docs\/reference\/\w+\//).map((file) => file.split('/')[2]!))];
  const plugins = filed(/^plugins\/[^/]+\/README\.md$/);
  const guides = guidesBy(pages.get(CONTENTS) ?? '');
  const guidesIn = (group: string): OutlineEntry[] => (guides.get(group) ?? []).map(titled);
  return [
    { title: 'declarative-zoo', entries: [{ title: 'Overview', address: 'index.html' }] },
    ...[...guides.keys()]
      .filter((group) => group !== REFERENCE)
      .map((group) => ({ title: group, entries: guidesIn(group) })),
    {
      title: REFERENCE,
      entries: [...guidesIn(REFERENCE), ...filed(/^docs\/reference\/[^/]+\.md$/).map(titled)],
    },
    ...shelves.map((shelf) => ({
      title: shelf,
      entries: filed(new RegExp(`^docs/reference/${shelf}/`)).map(titled),
      folded: true,
    })),
    ...plugins.map((file) => ({
      title: `plugin ${file.split('/')[1]}`,
      entries: filed(new RegExp(`^plugins/${file.split('/')[1]}/`)).map(titled),
      folded: true,
    })),
  ];
}

/** The guides in the table of contents, grouped by the bold line above them. */
function guidesBy(contents: string): ReadonlyMap<string, readonly string[]> {
  const [, ...parts] = contents.split(/^\*\*(.+)\*\*$/m);
  const groups = parts.flatMap((title, i) => {
    if (i % 2 === 1) return [];
    const files = linksOf(parts[i + 1]!).map(({ target }) => targetOf(CONTENTS, target).file);
    return [[title, files.filter((file) => /^docs\/[^/]+\.md$/.test(file))] as const];
  });
  return new Map(groups);
}

/** The title of a page: its first heading. */
export const titleOf = (markdown: string): string =>
  (/^# +(.+)$/m.exec(markdown)?.[1] ?? 'Untitled').replace(/[`\\]/g, '');
