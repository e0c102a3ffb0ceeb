import { type Census, findImpossible } from '../../data/census.js';
import type { InspectedImage } from '../../data/inspect.js';
import { type Shared, shared, splitsOf } from '../../data/twins.js';
import * as say from '../../errors/data-check.js';
import type { Problem } from '../../errors/problem.js';
import type { LabelSpace, RowList, Table } from '../../part.js';

/** A problem with a data set (`problem`) or a remark (`note`), with its places, if it has any. */
export interface Doubt {
  readonly level: 'problem' | 'note';
  readonly code: string;
  readonly message: string;
  readonly where: readonly string[];
}

/** Everything doubtful about a table; `files` are its images by path, if they were read. */
export function doubtsOf(
  { rows, bad }: Table,
  spaces: readonly LabelSpace[],
  counts: Census,
  files: ReadonlyMap<string, InspectedImage> | null,
): readonly Doubt[] {
  const crossing = shared(rows, ({ group }) => group).filter((one) => splitsOf(one.rows).length > 1);
  return [
    ...some('problem', say.badRows, bad),
    ...some('problem', say.impossible, findImpossible(rows, spaces)),
    ...some(
      'problem',
      say.listedTwice,
      shared(rows, ({ image, box }) => image && [image, ...(box ?? [])].join(' ')).map(rowsOf),
    ),
    ...some('problem', say.groupInTwoSplits, crossing.map(splitSizes)),
    ...emptiness(spaces, counts),
    ...(files ? imageDoubts(rows, files) : []),
    ...absences(spaces, counts),
    ...(rows.length > 0 && rows.every(({ group }) => group === undefined)
      ? [doubt('note', say.groupsUnknown())]
      : []),
  ];
}

const doubt = (level: Doubt['level'], problem: Problem, where: readonly string[] = []): Doubt => ({
  level,
  code: problem.code,
  message: problem.message,
  where,
});

const some = (
  level: Doubt['level'],
  sentence: (count: number) => Problem,
  where: readonly string[],
): Doubt[] => (where.length > 0 ? [doubt(level, sentence(where.length), where)] : []);

const rowsOf = ({ rows }: Shared): string => rows.map(({ key, split }) => `${key} (${split})`).join(', ');

/** `F001: train 2440, validation 311`. */
const splitSizes = ({ name, rows }: Shared): string =>
  `${name}: ${splitsOf(rows)
    .map((split) => `${split} ${rows.filter((row) => row.split === split).length}`)
    .join(', ')}`;

function imageDoubts(rows: RowList, files: ReadonlyMap<string, InspectedImage>): readonly Doubt[] {
  const unreadable = [...files].flatMap(([path, { why }]) => (why === undefined ? [] : [`${path}  ${why}`]));
  const once = [...new Map(rows.map((row) => [row.image, row])).values()];
  const twins = shared(once, ({ image }) => (image === null ? null : files.get(image)?.hash));
  const crossing = twins.filter((one) => splitsOf(one.rows).length > 1);
  return [
    ...some('problem', say.unreadableImages, unreadable),
    ...some('problem', say.contentInTwoSplits, crossing.map(rowsOf)),
    ...some('note', say.sameContent, twins.filter((one) => !crossing.includes(one)).map(rowsOf)),
  ];
}

const NEEDED = ['train', 'validation'] as const;

/** Splits that a run needs and that have no rows, or no rows with a label that the data set can have. */
function emptiness(spaces: readonly LabelSpace[], counts: Census): readonly Doubt[] {
  return NEEDED.flatMap((split) => {
    const there = counts[split];
    if (!there) return [doubt('problem', say.emptySplit(split))];
    const empty = spaces.filter(({ name }) => there.labels[name]!.labeled === 0);
    return empty.map(({ name }) => doubt('problem', say.neverLabeled(split, name)));
  });
}

/** Classes and units that never occur in a labeled split, and units that always do. */
function absences(spaces: readonly LabelSpace[], counts: Census): readonly Doubt[] {
  return NEEDED.flatMap((split) =>
    spaces.flatMap(({ name }) => {
      const { labeled = 0, positives = {}, negatives = {} } = counts[split]?.labels[name] ?? {};
      const never = Object.keys(positives).filter((one) => positives[one] === 0);
      const always = Object.keys(negatives).filter((one) => negatives[one] === 0 && positives[one]! > 0);
      return [
        ...(labeled > 0 && never.length > 0 ? [doubt('note', say.neverOccurs(split, name, never))] : []),
        ...(always.length > 0 ? [doubt('note', say.alwaysOccurs(split, name, always))] : []),
      ];
    }),
  );
}
