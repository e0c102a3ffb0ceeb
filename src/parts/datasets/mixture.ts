import { readInner } from '../../data/inner.js';
import { RowColumns } from '../../data/row-columns.js';
import {
  epochOfProportional,
  mixtureInMixture,
  nothingToMix,
  notMixed,
  shareMissing,
} from '../../errors/mixture.js';
import { type MixtureOptions, schema } from '../../generated/datasets/mixture.js';
import { refuse } from '../../part/refuse.js';
import { type BoundDataset, defineDataset, type Mixture, type Table } from '../../part.js';

/**
 * Several named data sets in one. A row has the labels from its data set, and lacks all others. Keys, groups and
 * sequences of rows start with the name of the data set. With `batch` by name, k_d = batch x share_d / sum of shares
 * rows of data set d are in every batch, and an epoch that ends with the longest has max_d ceil(n_d / k_d) steps,
 * with the shortest min_d floor(n_d / k_d); alternating batches are of one data set each, in turn.
 */
export default defineDataset({
  name: 'mixture',
  schema,
  bind: (options, inner) => {
    const members = Object.entries(options.of).map(([name, own]) => {
      const bound = inner!('datasets', own, ['of', name]);
      if (bound.mixture) refuse(`of.${name}`, mixtureInMixture());
      return { name, own, bound };
    });
    if (members.length < 2) refuse('of', nothingToMix());
    checkBatch(options, Object.keys(options.of));
    const sizes = members.flatMap(({ bound }) => bound.expected ?? []);
    const sum = (of: (size: (typeof sizes)[number]) => number) =>
      sizes.reduce((all, size) => all + of(size), 0);
    return {
      labels: [...new Set(members.flatMap(({ bound }) => bound.labels))],
      sequences: members.every(({ bound }) => bound.sequences),
      expected:
        sizes.length < members.length
          ? undefined
          : { train: sum(({ train }) => train), validation: sum(({ validation }) => validation) },
      mixture: {
        members: Object.fromEntries(members.map(({ name, bound }) => [name, bound.labels])),
        batch: options.batch as Mixture['batch'],
        epoch: options.epoch ?? 'longest',
      },
      sources: members.flatMap(({ own, bound }) => bound.sources ?? [own]),
      async read(context) {
        const tables: Table[] = [];
        for (const { name, bound } of members) tables.push(await readMember(name, bound, context));
        const rows = new RowColumns();
        for (const table of tables) for (const row of table.rows) rows.add(row);
        const divisions = tables.flatMap(({ division }) => division ?? []);
        return {
          rows,
          dropped: tables.flatMap(({ dropped }) => dropped),
          bad: tables.flatMap(({ bad }) => bad),
          placeOf: (key) => tables.map(({ placeOf }) => placeOf?.(key)).find((place) => place !== undefined),
          ...(divisions.length > 0 && { division: divisions.join('; ') }),
        };
      },
    };
  },
});

function checkBatch({ batch, epoch }: MixtureOptions, members: readonly string[]): void {
  if (batch === 'proportional' && epoch !== undefined) refuse('epoch', epochOfProportional());
  if (typeof batch !== 'object') return;
  for (const name of Object.keys(batch))
    if (!members.includes(name)) refuse(`batch.${name}`, notMixed(name, members));
  const missing = members.filter((name) => !Object.hasOwn(batch, name));
  if (missing.length > 0) refuse('batch', shareMissing(missing));
}

/** The table of a data set, with the data set's name as a prefix of all names. */
async function readMember(
  member: string,
  { read }: BoundDataset,
  context: Parameters<BoundDataset['read']>[0],
): Promise<Table> {
  const { rows, dropped, bad, division, placeOf } = await readInner(`of.${member}`, () => read(context));
  const named = (name: string): string => `${member}/${name}`;
  const all = new RowColumns();
  for (const { key, group, sequence, ...row } of rows)
    all.add({
      ...row,
      member,
      key: named(key),
      ...(group !== undefined && { group: named(group) }),
      ...(sequence !== undefined && { sequence: named(sequence) }),
    });
  return {
    rows: all,
    dropped: dropped.map((one) => ({ ...one, what: `${member}: ${one.what}` })),
    bad,
    placeOf: (key) => (key.startsWith(named('')) ? placeOf?.(key.slice(named('').length)) : undefined),
    ...(division !== undefined && { division: `${member}: ${division}` }),
  };
}
