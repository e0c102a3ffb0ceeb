import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CatalogEntry } from '../../src/weights/fetch/catalog.js';
import type { WeightsPlaces } from '../../src/weights/fetch/locate.js';
import { loadWeights } from '../../src/weights/load.js';
import { writeSafetensors } from '../../src/weights/safetensors/write.js';

const LIBRARY = new URL('../../zoo/weights/', import.meta.url).pathname;
const dense = new Map([['dense.weight', { shape: [2, 3], data: Float32Array.of(0, 1, 2, 3, 4, 5) }]]);
const entry = { architecture: 'efficientnet-b0', labels: [], license: 'MIT' };
const nothing = (): void => undefined;
const events = { start: nothing, advance: nothing, done: nothing, note: nothing, stopping: () => false };
let places: WeightsPlaces;
let sha256: string;

beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), 'library-'));
  places = { library: join(root, 'library'), cache: join(root, 'cache') };
  sha256 = writeSafetensors(join(places.library, 'ours.safetensors'), dense, {
    metadata: { format: 'zoo' },
  });
  await catalog({
    'zoo/ours': { ...entry, file: 'ours.safetensors', sha256 },
  });
});

const catalog = (contents: object) =>
  writeFile(join(places.library, 'catalog.json'), JSON.stringify(contents));

describe('loadWeights', () => {
  it('accepts a name of the catalog', async () => {
    const loaded = await loadWeights('zoo/ours', places, events);
    expect(loaded).toMatchObject({ source: 'zoo/ours', sha256, arrays: dense, entry: { license: 'MIT' } });
  });

  it('accepts a file, in PyTorch layout if only its metadata says so', async () => {
    const file = join(places.cache, 'mine.safetensors');
    writeSafetensors(file, dense, { metadata: { format: 'pt' } });
    const { arrays, entry } = await loadWeights(file, places, events);
    expect(entry).toBeUndefined();
    expect(arrays.get('dense.weight')).toEqual({ shape: [3, 2], data: Float32Array.of(0, 3, 1, 4, 2, 5) });
  });

  it.each<[string, string, string]>([
    ['a misspelled name', 'zoo/our', 'No weights "zoo/our": neither a URL, nor'],
    ['the nearest name', 'zoo/our', 'Did you mean "zoo/ours"?'],
    ['a name without a source', 'imagenet', 'The catalog has zoo/ours.'],
    ['a property of all objects', 'toString', '[weights-not-found]'],
    ['a missing file', 'none.safetensors', '[weights-not-found]'],
  ])('reports %s', async (_, source, sentence) => {
    await expect(loadWeights(source, places, events)).rejects.toThrow(sentence);
  });

  it('refuses a file that is not the one in the catalog', async () => {
    writeSafetensors(join(places.library, 'ours.safetensors'), new Map(), {
      metadata: { other: 'file' },
    });
    await expect(loadWeights('zoo/ours', places, events)).rejects.toThrow(`but the catalog says ${sha256}`);
  });

  it('shows where the catalog is broken', async () => {
    await writeFile(join(places.library, 'catalog.json'), '{');
    await expect(loadWeights('zoo/ours', places, events)).rejects.toThrow(
      'catalog.json is not a weights catalog',
    );
  });
});

describe('the catalog of the zoo', async () => {
  const entries = Object.entries<CatalogEntry>(
    JSON.parse(await readFile(join(LIBRARY, 'catalog.json'), 'utf8')),
  );
  const [fetched, shipped] = [true, false].map((is) =>
    entries.filter(([, { url }]) => (url !== undefined) === is),
  );

  it.each(shipped!)('%s comes with the package, and matches its hash', async (name) => {
    const { sha256 } = await loadWeights(name, { library: LIBRARY, cache: 'nowhere' }, events);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(fetched!)('%s is fetched securely, and named in a way that can be checked', (name, entry) => {
    expect(new URL(entry.url!).protocol).toBe('https:');
    expect(entry.sha256 ?? '00000000').toMatch(/^[0-9a-f]{8,64}$/);
    expect(entry.file.split('/')[0]).toBe(name.split('/')[0]);
  });
});
