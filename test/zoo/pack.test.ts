import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { sha256 } from '../../src/files/hash.js';
import { decodeSafetensors } from '../../src/weights/safetensors/decode.js';
import { writeSafetensors } from '../../src/weights/safetensors/write.js';

const library = join(import.meta.dirname, '../../zoo/weights');
const folder = mkdtempSync(join(tmpdir(), 'zoo-pack-'));
afterEach(() => rmSync(folder, { recursive: true }));

it('a run whose backbone has the weights of the catalog packs into the same file as in the catalog', async () => {
  const bundled = readFileSync(join(library, 'synthetic-faces.safetensors'));
  const { arrays } = decodeSafetensors(bundled, 'synthetic-faces.safetensors');
  const [, example] = [...arrays][0]!;
  const run = new Map([...arrays].map(([name, array]) => [`backbone/${name}` as string, array] as const));
  writeSafetensors(join(folder, 'weights.safetensors'), run.set('au/output.bias', example));
  copyFileSync(join(library, 'catalog.json'), join(folder, 'catalog.json'));

  const program = join(import.meta.dirname, '../../zoo/pretrain/pack.mjs');
  const { stderr, stdout } = spawnSync(process.execPath, [program, folder, 'zoo/synthetic-faces', folder], {
    encoding: 'utf8',
  });

  expect(stderr).toBe('');
  expect(stdout).toBe(`synthetic-faces.safetensors  ${sha256(bundled)}\n`);
  expect(readFileSync(join(folder, 'synthetic-faces.safetensors')).equals(bundled)).toBe(true);
  expect(readFileSync(join(folder, 'catalog.json'), 'utf8')).toBe(
    readFileSync(join(library, 'catalog.json'), 'utf8'),
  );
});
