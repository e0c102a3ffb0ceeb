import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bankFile, openBank } from '../../src/bank/bank.js';

const folder = mkdtempSync(join(tmpdir(), 'zoo-bank-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A bank of two rows of one number, with this header. */
function put(header: object): void {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const content = Buffer.concat([Buffer.from(Float32Array.of(1, 2).buffer), text, length]);
  const checksum = createHash('sha256').update(content).digest();
  writeFileSync(join(folder, bankFile('k')), Buffer.concat([content, checksum]));
}

it('a bank of a newer version of zoo does not count as damaged', () => {
  const header = { format: 'zoo bank 2', rows: 2, width: 1, holes: [] };
  put(header);
  expect(openBank(folder, 'k')?.rows).toBe(2);
  put({ ...header, format: 'zoo bank 3' });
  expect(() => openBank(folder, 'k')).toThrow(
    /k\.bank was written by a newer version of zoo \(bank format 3; this version reads format 2\).*\[unknown-format\]/,
  );
  put({ ...header, format: 'something else' });
  expect(openBank(folder, 'k')).toBeUndefined();
});
