import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { measure } from './scale/measure.mjs';
import { writeRows } from './scale/write.mjs';

/** The data of s-Aff-Wild2, 221,928 vectors of 1288 numbers, at 1/64 and 1/16 of its size. */
const WIDTH = 1288;
const [FEW, MANY] = [3468, 13_871];

/** The memory and time of a run over this many rows. */
async function taken(rows: number) {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-scale-'));
  try {
    return await measure('run', writeRows(folder, rows, WIDTH, 'npy'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// If vectors were in memory, each row would take 15,000 bytes more: its vector in the file, and once more in its split.
it.skipIf(process.platform !== 'linux')(
  'the memory of a run grows by less than the vectors do, and the time of an epoch in proportion to them',
  async () => {
    const [few, many] = [await taken(FEW), await taken(MANY)];
    const bytes = (many.peak - few.peak) / (MANY - FEW);
    expect(few.peak).toBeGreaterThan(1e7);
    expect(bytes).toBeLessThan(4 * WIDTH);
    expect(many.epoch! / few.epoch!).toBeLessThan((3 * MANY) / FEW);
  },
  120_000,
);
