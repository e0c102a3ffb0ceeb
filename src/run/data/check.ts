import { type Census, census } from '../../data/census.js';
import { type InspectedImage, inspectImages } from '../../data/inspect.js';
import { Interrupted } from '../../errors/train.js';
import { labelSpaces } from '../../labels.js';
import type { Dropped, LabelSpace, RowList } from '../../part.js';
import { ownSpaces } from '../../plan/spaces.js';
import { checkData } from '../../schema/check.js';
import { withVariables } from '../../spec/environment.js';
import { openSpec, type PageRequest } from '../page/open.js';
import type { RunEvents, Surroundings } from '../surroundings.js';
import { type Doubt, doubtsOf } from './doubts.js';
import { readTable } from './read.js';

/** The contents of a page's data set, and its possible problems. */
export interface DataCheck {
  /** The type of the data set's part, and its folder. */
  readonly type: string;
  readonly root: string | null;
  readonly rows: number;
  /** Number of rows in each data set of a mixture. Absent: not a mixture. */
  readonly members?: { readonly [member: string]: number };
  /** Number of image files that were read; null if they were not. */
  readonly images: number | null;
  /** The label spaces that the data set can have. */
  readonly spaces: readonly LabelSpace[];
  readonly splits: Census;
  readonly dropped: readonly Dropped[];
  readonly doubts: readonly Doubt[];
}

/**
 * Reads a page's data set regardless of the rest of the page, counts its rows and looks for problems: unusable rows
 * (all of them, even if the page tolerates some), impossible labels, unreadable images, and images, people and videos
 * that are in two splits. Throws if the data set cannot be read at all.
 */
export async function checkDataset(
  request: PageRequest & { readonly images: boolean },
  context: Surroundings,
  events: RunEvents,
): Promise<DataCheck> {
  const { spec, notes } = openSpec(request, context);
  for (const note of notes) events.note(note);
  const page = checkData(spec, context.registry);
  const own = ownSpaces(page);
  const all = { ...labelSpaces, ...own };
  const data = { ...withVariables(page.data, context.env), tolerance: 1 };
  const { rows, dropped, bad } = await readTable({ data, labels: own }, context, events);
  const dataset = context.registry.bind('datasets', page.data, ['data']);
  const spaces = dataset.labels.flatMap((name) => all[name] ?? []);
  const counts = census(rows, spaces);
  const files = request.images ? await readFiles(rows, megapixelsOf(spec.value), events) : null;
  return {
    type: page.data.type,
    root: typeof page.data.root === 'string' ? page.data.root : null,
    rows: rows.length,
    ...(dataset.mixture && {
      members: Object.fromEntries(
        Object.keys(dataset.mixture.members).map((name) => [
          name,
          rows.filter(({ member }) => member === name).length,
        ]),
      ),
    }),
    images: files?.size ?? null,
    spaces,
    splits: counts,
    dropped,
    doubts: doubtsOf({ rows, dropped, bad }, spaces, counts, files),
  };
}

/** The page's limit of pixels, if it has one, valid or not. */
function megapixelsOf(page: unknown): number | undefined {
  const { megapixels } = (page as { images?: { megapixels?: unknown } }).images ?? {};
  return typeof megapixels === 'number' && megapixels > 0 ? megapixels : undefined;
}

/** Reads every image file of the rows once. */
async function readFiles(
  rows: RowList,
  megapixels: number | undefined,
  events: RunEvents,
): Promise<ReadonlyMap<string, InspectedImage> | null> {
  const paths = [...new Set(rows.flatMap(({ image }) => image ?? []))];
  if (paths.length === 0) return null;
  events.start('reading images', paths.length, 'images');
  const files = await inspectImages(paths, megapixels, () => {
    if (events.stopping()) throw new Interrupted();
    events.advance(1);
  });
  events.done();
  return files;
}
