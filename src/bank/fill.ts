import { join } from 'node:path';
import type { Holder } from '../files/lock.js';
import { removeParts } from '../files/parts.js';
import { waitForLock } from '../files/wait.js';
import { makeFolder } from '../files/write.js';
import { type Bank, bankFile, createBank, memoryBank, openBank } from './bank.js';

/** A row that could not be computed, and why. */
export interface Failure {
  readonly row: number;
  readonly why: string;
}

/** The vectors of some rows, from `first` on, and the rows among them that could not be computed. */
export interface Chunk {
  readonly first: number;
  readonly vectors: Float32Array;
  readonly failed?: readonly Failure[];
}

/**
 * Computes rows in order, a batch at a time; skips batches without a `wanted` row. The numbers of a row do not depend
 * on which other batches are wanted.
 */
export type Compute = (wanted: Wanted) => AsyncIterable<Chunk>;

/** Whether any of `count` rows from `first` on is needed. */
export type Wanted = (first: number, count: number) => boolean;

/** The wanted batches of `total` rows in batches of `size`, each by its first row and its number of rows. */
export function wantedBatches(
  total: number,
  size: number,
  wanted: Wanted,
): { first: number; count: number }[] {
  const batches = Array.from({ length: Math.ceil(total / size) }, (_, i) => ({
    first: i * size,
    count: Math.min(size, total - i * size),
  }));
  return batches.filter(({ first, count }) => wanted(first, count));
}

/** A bank to open or to compute. */
export interface FillRequest {
  readonly folder: string;
  readonly key: string;
  readonly rows: number;
  readonly width: number;
  readonly compute: Compute;
  readonly events: FillEvents;
}

export interface FillEvents {
  start(rows: number): void;
  advance(rows: number): void;
  done(): void;
  /** Called repeatedly while another process computes the same bank; may throw to stop waiting. */
  waiting(holder: Holder): void;
}

/** A bank, its rows that failed this time, and whether nothing had to be computed. */
export interface FilledBank {
  readonly bank: Bank;
  readonly failed: readonly Failure[];
  readonly reused: boolean;
}

/**
 * Opens the bank of this key if it is complete; otherwise computes and saves it. Failures are never saved: missing rows
 * of a bank are computed again, as far as possible. Processes that want the same bank take turns.
 */
export async function fillBank(wish: FillRequest): Promise<FilledBank> {
  const { folder, key, events } = wish;
  const present = openBank(folder, key);
  if (present && present.holes.length === 0) return { bank: present, failed: [], reused: true };
  makeFolder(folder);
  const lock = await waitForLock(join(folder, lockOf(key)), () => false, events.waiting);
  try {
    removeParts(folder, bankFile(key));
    const found = openBank(folder, key); // another process may have made or completed it meanwhile
    if (!found) return await computeAll(wish);
    return found.holes.length > 0 ? await complete(found, wish) : { bank: found, failed: [], reused: true };
  } finally {
    lock?.release();
  }
}

/** Computes the same bank in memory, without a folder. */
export async function computeInMemory({
  rows,
  width,
  compute,
  events,
}: Omit<FillRequest, 'folder'>): Promise<Pick<FilledBank, 'bank' | 'failed'>> {
  const vectors = new Float32Array(rows * width);
  const failed: Failure[] = [];
  events.start(rows);
  for await (const chunk of compute(() => true)) {
    vectors.set(chunk.vectors, chunk.first * width);
    failed.push(...(chunk.failed ?? []));
    events.advance(chunk.vectors.length / width);
  }
  events.done();
  return { bank: memoryBank(vectors, width), failed };
}

export const lockOf = (key: string): string => `.${key}.lock`;

async function computeAll({ folder, key, rows, width, compute, events }: FillRequest): Promise<FilledBank> {
  const writer = createBank(folder, key, width);
  const failed: Failure[] = [];
  try {
    events.start(rows);
    for await (const chunk of compute(() => true)) {
      writer.append(chunk.vectors);
      failed.push(...(chunk.failed ?? []));
      events.advance(chunk.vectors.length / width);
    }
    events.done();
    return { bank: writer.finish(failed.map(({ row }) => row)), failed, reused: false };
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/** Computes the missing rows of a bank; writes it again if any of them succeed. */
async function complete(
  bank: Bank,
  { folder, key, width, compute, events }: FillRequest,
): Promise<FilledBank> {
  const holes = new Set(bank.holes);
  const before = new Uint32Array(bank.rows + 1); // number of holes before each row
  for (let row = 0; row < bank.rows; row++) before[row + 1] = before[row]! + Number(holes.has(row));
  const isWanted: Wanted = (first, count) => before[first + count]! > before[first]!;
  const found = new Map<number, Float32Array>();
  const failed: Failure[] = [];
  events.start(holes.size);
  for await (const { first, vectors, failed: again = [] } of compute(isWanted)) {
    const reasons = new Map(again.map((one) => [one.row, one]));
    for (let row = first; row < first + vectors.length / width; row++) {
      if (!holes.has(row)) continue;
      const failure = reasons.get(row);
      if (failure) failed.push(failure);
      else found.set(row, vectors.slice((row - first) * width, (row - first + 1) * width));
      events.advance(1);
    }
  }
  events.done();
  if (found.size === 0) return { bank, failed, reused: false };
  return {
    bank: await rewritten(bank, found, failed, createBank(folder, key, width)),
    failed,
    reused: false,
  };
}

/** Rows to copy at a time. */
const COPIED = 4096;

async function rewritten(
  bank: Bank,
  found: ReadonlyMap<number, Float32Array>,
  failed: readonly Failure[],
  writer: ReturnType<typeof createBank>,
): Promise<Bank> {
  try {
    for (let first = 0; first < bank.rows; first += COPIED) {
      const rows = Array.from({ length: Math.min(COPIED, bank.rows - first) }, (_, i) => first + i);
      const vectors = new Float32Array(rows.length * bank.width);
      await bank.read(rows, vectors);
      for (const row of rows) {
        const vector = found.get(row);
        if (vector) vectors.set(vector, (row - first) * bank.width);
      }
      writer.append(vectors);
    }
    return writer.finish(failed.map(({ row }) => row));
  } catch (error) {
    writer.abandon();
    throw error;
  }
}
