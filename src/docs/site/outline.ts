import { addressOf, targetOf } from '../addresses.js';
import { linksOf } from '../links.js';

/** A group of the site's table of contents. */
export interface Group {
  readonly title: string;
  readonly entries: readonly OutlineEntry[];
  /** Shown only when the reader opens it or is inside of it. */
  readonly folded?: boolean;
}

/** A page in the table of contents. */
export interface OutlineEntry {
  readonly title: string;
  readonly address: string;
}

const CONTENTS = 'docs/README.md';

/** The table of contents: the guide as docs/README.md lists it, the reference shelf by shelf, the plugins. */
export function outline(pages: ReadonlyMap<string, string>): readonly Group[] {
  const titled = (file: string): OutlineEntry => ({
    title: titleOf(pages.get(file)!),
    address: addressOf(file),
  });
  const filed = (start: RegExp): readonly string[] => [...pages.keys()].filter((file) => start.test(file));
  const listed = linksOf(pages.get(CONTENTS) ?? '').map(({ target }) => targetOf(CONTENTS, target).file);
  const guide = [...new Set(listed)].filter((file) => /^docs\/[^/]+\.md$/.test(file));
  const shelves = [...new Set(filed(/^docs\/reference\/\w+\//).map((file) => file.split('/')[2]!))];
  const plugins = filed(/^plugins\/[^/]+\/README\.md$/);
  return [
    { title: 'Guide', entries: [{ title: 'Overview', address: 'index.html' }, ...guide.map(titled)] },
    { title: 'Reference', entries: filed(/^docs\/reference\/[^/]+\.md$/).map(titled) },
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

/** What a page calls itself: its first heading. */
export const titleOf = (markdown: string): string =>
  (/^# +(.+)$/m.exec(markdown)?.[1] ?? 'Untitled').replace(/[`\\]/g, '');
