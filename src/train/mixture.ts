import { unevenBatch } from '../errors/mixture.js';
import { ZooError } from '../errors/problem.js';
import type { Mixture } from '../part.js';
import { relativeShares, sharesOf } from '../plan/mixture.js';

type Batch = Mixture['batch'];

/**
 * The number of rows per epoch, from the number of rows in each data set: all of them, or as many full batches as
 * needed to use the longest or the shortest data set once. Ignores data sets without rows. Throws a ZooError if a
 * batch cannot be divided.
 */
export function rowsPerEpoch(
  { batch, epoch }: Pick<Mixture, 'batch' | 'epoch'>,
  counts: { readonly [member: string]: number },
  size: number,
): number {
  const present = Object.keys(counts).filter((member) => counts[member]! > 0);
  const all = present.reduce((sum, member) => sum + counts[member]!, 0);
  if (batch === 'proportional') return all;
  if (typeof epoch === 'number') return Math.ceil(epoch / size) * size;
  if (present.length < 2) return all;
  const own = batch === 'alternating' ? undefined : perBatch(batch, present, size);
  const passes = present.map((member) => counts[member]! / (own?.get(member) ?? size));
  const steps =
    epoch === 'longest'
      ? Math.max(...passes.map((n) => Math.ceil(n)))
      : Math.max(1, Math.min(...passes.map((n) => Math.floor(n))));
  return steps * size * (own ? 1 : present.length);
}

/** Number of rows of each data set in a batch of this size. */
function perBatch(
  batch: Exclude<Batch, string>,
  members: readonly string[],
  size: number,
): ReadonlyMap<string, number> {
  const relative = relativeShares(batch, members);
  const shares = sharesOf(size, Object.values(relative));
  if (!shares) throw new ZooError(unevenBatch({}, size, relative));
  return new Map(members.map((member, i) => [member, shares[i]!]));
}

/** 0 .. rows - 1 in the random order of one pass through a data set. */
type Shuffle = (member: string, pass: number, rows: number) => Int32Array;

/**
 * The rows of an epoch, batch after batch. Each data set is used in random order; once all of its rows are used, it
 * starts again in a new order.
 */
export function mixedOrder(
  { batch, epoch }: Pick<Mixture, 'batch' | 'epoch'>,
  rows: { readonly [member: string]: Int32Array },
  size: number,
  shuffle: Shuffle,
): Int32Array {
  const present = Object.keys(rows).filter((member) => rows[member]!.length > 0);
  const counts = Object.fromEntries(present.map((member) => [member, rows[member]!.length]));
  const total = rowsPerEpoch({ batch, epoch }, counts, size);
  const takes = new Map(
    present.map((member) => [member, endless(rows[member]!, (...of) => shuffle(member, ...of))]),
  );
  const turn = turnOf(batch, present, counts, size);
  return Int32Array.from({ length: total }, (_, at) => takes.get(turn(at))!());
}

/** The data set of the row at a position of the epoch. */
function turnOf(
  batch: Batch,
  present: readonly string[],
  counts: { readonly [member: string]: number },
  size: number,
): (at: number) => string {
  if (batch === 'alternating') return (at) => present[Math.floor(at / size) % present.length]!;
  if (batch === 'proportional') {
    // Row i of n is due at (i + 0.5) / n of the epoch, so that every section of it contains a proportional share of
    // each data set.
    const due = present.flatMap((member) =>
      Array.from({ length: counts[member]! }, (_, i) => ({ member, at: (i + 0.5) / counts[member]! })),
    );
    due.sort((a, b) => a.at - b.at || present.indexOf(a.member) - present.indexOf(b.member));
    return (at) => due[at]!.member;
  }
  const own = present.length < 2 ? new Map([[present[0]!, size]]) : perBatch(batch, present, size);
  const one = present.flatMap((member) => new Array<string>(own.get(member)!).fill(member));
  return (at) => one[at % size]!;
}

/** Rows in a random order, pass after pass. */
function endless(rows: Int32Array, shuffle: (pass: number, rows: number) => Int32Array): () => number {
  let [pass, at] = [0, 0];
  let order: Int32Array = new Int32Array(0);
  return () => {
    if (at === order.length) [order, at] = [shuffle(pass++, rows.length), 0];
    return rows[order[at++]!]!;
  };
}
