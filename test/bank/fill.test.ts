import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createBank, openBank } from '../../src/bank/bank.js';
import {
  type Chunk,
  type FilledBank,
  fillBank,
  lockOf,
  type Wanted,
  wantedBatches,
} from '../../src/bank/fill.js';
import { takeLock } from '../../src/files/lock.js';
import { thisProcess } from '../../src/files/process.js';

const key = 'a'.repeat(64);
const ROWS = 10;
const WIDTH = 3;
const BATCH = 4;
/** The vector of a row. */
const vectorOf = (row: number): number[] => [row, row + 0.5, -row];
const zeros = [0, 0, 0];

let folder = '';
let computed: number[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bank-'));
});

/** Fills the bank while these rows fail; `computed`: the rows that were computed for it. */
function fill(failing: readonly number[] = []): Promise<FilledBank> {
  computed = [];
  async function* compute(wanted: Wanted): AsyncGenerator<Chunk> {
    for (const { first, count } of wantedBatches(ROWS, BATCH, wanted)) {
      const rows = Array.from({ length: count }, (_, i) => first + i);
      computed.push(...rows);
      const failed = rows.filter((row) => failing.includes(row)).map((row) => ({ row, why: `no ${row}` }));
      const vectors = rows.map((row) => (failing.includes(row) ? zeros : vectorOf(row)));
      yield { first, vectors: Float32Array.from(vectors.flat()), failed };
    }
  }
  const events = { start: () => {}, advance: () => {}, done: () => {}, waiting: () => {} };
  return fillBank({ folder, key, rows: ROWS, width: WIDTH, compute, events });
}

async function read(bank: FilledBank['bank']): Promise<number[][]> {
  const out = new Float32Array(ROWS * WIDTH);
  await bank.read(
    Array.from({ length: ROWS }, (_, row) => row),
    out,
  );
  return Array.from({ length: ROWS }, (_, row) => [...out.subarray(row * WIDTH, (row + 1) * WIDTH)]);
}

const all = Array.from({ length: ROWS }, (_, row) => vectorOf(row));

describe('a bank', () => {
  it('is computed once, and then read', async () => {
    expect(await read((await fill()).bank)).toEqual(all);
    const again = await fill();
    expect([again.reused, computed, await read(again.bank)]).toEqual([true, [], all]);
    expect(readdirSync(folder)).toEqual([`${key}.bank`]);
  });

  it('does not save failures: only batches with failed rows are computed again', async () => {
    const first = await fill([1, 9]);
    expect(first.failed).toEqual([
      { row: 1, why: 'no 1' },
      { row: 9, why: 'no 9' },
    ]);
    expect(await read(first.bank)).toEqual(all.map((vector, row) => ([1, 9].includes(row) ? zeros : vector)));
    const second = await fill([9]);
    expect(computed).toEqual([0, 1, 2, 3, 8, 9]);
    expect(second.failed).toEqual([{ row: 9, why: 'no 9' }]);
    expect(await read(second.bank)).toEqual(all.map((vector, row) => (row === 9 ? zeros : vector)));
    const third = await fill();
    expect([computed, third.failed, await read(third.bank)]).toEqual([[8, 9], [], all]);
    expect((await fill()).reused).toBe(true);
  });

  it('has the same bytes once complete, after any failures', async () => {
    await fill();
    const whole = readFileSync(join(folder, `${key}.bank`));
    folder = mkdtempSync(join(tmpdir(), 'bank-'));
    await fill([0, 4, 5]);
    await fill([5]);
    await fill();
    expect(readFileSync(join(folder, `${key}.bank`)).equals(whole)).toBe(true);
  });

  it('is computed again if any byte has changed, even in its header', async () => {
    await fill([2]);
    const file = join(folder, `${key}.bank`);
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 1;
      writeFileSync(file, damaged);
      expect(openBank(folder, key), `byte ${at}`).toBeUndefined();
    }
    for (const length of [0, 1, 35, 36, whole.length - 1]) {
      writeFileSync(file, whole.subarray(0, length));
      expect(openBank(folder, key), `${length} bytes`).toBeUndefined();
    }
    writeFileSync(file, Buffer.concat([whole, Buffer.of(0)]));
    expect(openBank(folder, key)).toBeUndefined();
    expect(await read((await fill()).bank)).toEqual(all);
    expect(computed).toHaveLength(ROWS);
  });

  it('that fails halfway leaves no files', async () => {
    async function* compute(): AsyncGenerator<Chunk> {
      yield { first: 0, vectors: new Float32Array(BATCH * WIDTH) };
      throw new Error('stopped');
    }
    const events = { start: () => {}, advance: () => {}, done: () => {}, waiting: () => {} };
    const wish = { folder, key, rows: ROWS, width: WIDTH, compute, events };
    await expect(fillBank(wish)).rejects.toThrow('stopped');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is computed by one of several callers; the others wait and read it', async () => {
    const filled = await Promise.all([fill(), fill(), fill()]);
    expect(filled.map(({ reused }) => reused).sort()).toEqual([false, true, true]);
    for (const { bank } of filled) expect(await read(bank)).toEqual(all);
  });

  it('that another machine computes is awaited, and not computed again', async () => {
    const lock = join(folder, lockOf(key));
    const taken = takeLock(lock, { here: { ...thisProcess(), host: 'node7' } });
    const waiting = vi.fn();
    computed = [];
    async function* compute(): AsyncGenerator<Chunk> {
      computed.push(0);
      yield { first: 0, vectors: Float32Array.from(all.flat()) };
    }
    const events = { start: () => {}, advance: () => {}, done: () => {}, waiting };
    const wish = { folder, key, rows: ROWS, width: WIDTH, compute, events };
    const filled = fillBank(wish);
    await vi.waitFor(() => expect(waiting).toHaveBeenCalledWith({ pid: process.pid, host: 'node7' }));
    const writer = createBank(folder, key, WIDTH);
    writer.append(Float32Array.from(all.flat()));
    writer.finish([]);
    if ('lock' in taken) taken.lock.release();
    const { bank, reused } = await filled;
    expect([reused, computed, await read(bank)]).toEqual([true, [], all]);
  });
});
