import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { measure } from './scale/measure.mjs';
import { writeRows } from './scale/write.mjs';

/** The data of s-Aff-Wild2, 221,928 vectors of 1288 numbers, at 1/64 and 1/16 of its size. */
const WIDTH = 1288;
const [FEW, MANY] = [3468, 13_871];

/** The memory of commands that read this many vectors, and the time of a run. */
async function taken(rows: number, format: string) {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-scale-'));
  try {
    const files = writeRows(folder, rows, WIDTH, format);
    return { run: await measure('run', files), evaluate: await measure('evaluate', files) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// If vectors were in memory, each row would take 15,000 bytes more in a run, and 5,000 in an evaluation.
it.skipIf(process.platform !== 'linux').each(['npy', 'safetensors', 'npz'])(
  'the memory of a run and of an evaluation grows by less than the vectors of a .%s do, and the time of an epoch in proportion to them',
  async (format) => {
    const [few, many] = [await taken(FEW, format), await taken(MANY, format)];
    for (const command of ['run', 'evaluate'] as const) {
      const bytes = (many[command].peak - few[command].peak) / (MANY - FEW);
      expect(few[command].peak).toBeGreaterThan(1e7);
      expect(bytes).toBeLessThan(4 * WIDTH);
    }
    expect(many.run.epoch! / few.run.epoch!).toBeLessThan((3 * MANY) / FEW);
  },
  240_000,
);
