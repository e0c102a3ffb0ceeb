import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRun } from '../../../src/run/record/saved.js';

it('refuses a run record of a newer format, and says which version is needed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-saved-'));
  writeFileSync(join(folder, 'run.json'), '{ "format": 2 }');
  expect(() => readRun(folder)).toThrow(
    /run\.json is a run record of format 2; this version of zoo reads format 1\. Install a newer/,
  );
  rmSync(folder, { recursive: true });
});
