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

it('a run whose backbone has the weights of the catalogue packs into the very file of the catalogue', async () => {
  const bundled = readFileSync(join(library, 'synthetic-faces.safetensors'));
  const { arrays } = decodeSafetensors(bundled, 'synthetic-faces.safetensors');
  const [, example] = [...arrays][0]!;
  const run = new Map([...arrays].map(([name, array]) => [`backbone/${name}` as string, array] as const));
  writeSafetensors(join(folder, 'weights.safetensors'), run.set('au/output.bias', example));
  copyFileSync(join(library, 'catalogue.json'), join(folder, 'catalogue.json'));

  const program = join(import.meta.dirname, '../../zoo/pretrain/pack.mjs');
  const { stderr, stdout } = spawnSync(process.execPath, [program, folder, 'zoo/synthetic-faces', folder], {
    encoding: 'utf8',
  });

  expect(stderr).toBe('');
  expect(stdout).toBe(`synthetic-faces.safetensors  ${sha256(bundled)}\n`);
  expect(readFileSync(join(folder, 'synthetic-faces.safetensors')).equals(bundled)).toBe(true);
  expect(readFileSync(join(folder, 'catalogue.json'), 'utf8')).toBe(
    readFileSync(join(library, 'catalogue.json'), 'utf8'),
  );
});
