import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeSafetensors } from '../../src/weights/file.js';
import { loadWeights, type WeightsPlaces } from '../../src/weights/load.js';

const LIBRARY = new URL('../../zoo/weights/', import.meta.url).pathname;
const dense = new Map([['dense.weight', { shape: [2, 3], data: Float32Array.of(0, 1, 2, 3, 4, 5) }]]);
const entry = { architecture: 'efficientnet-b0', labels: [], licence: 'MIT' };
let places: WeightsPlaces;
let sha256: string;

beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), 'library-'));
  places = { library: join(root, 'library'), cache: join(root, 'cache') };
  sha256 = await writeSafetensors(join(places.library, 'ours.safetensors'), dense);
  await catalogue({
    'zoo/ours': { ...entry, file: 'ours.safetensors', sha256 },
    'else/theirs': { ...entry, file: 'else/theirs.safetensors', bring: 'They are made by hand.' },
  });
});

const catalogue = (contents: object) =>
  writeFile(join(places.library, 'catalogue.json'), JSON.stringify(contents));

describe('loadWeights', () => {
  it('takes a name of the catalogue', async () => {
    const loaded = await loadWeights('zoo/ours', places);
    expect(loaded).toMatchObject({ source: 'zoo/ours', sha256, arrays: dense, entry: { licence: 'MIT' } });
  });

  it('takes a file, in PyTorch layout where its metadata says so', async () => {
    const file = join(places.cache, 'mine.safetensors');
    await writeSafetensors(file, dense, { metadata: { format: 'pt' } });
    const { arrays, entry } = await loadWeights(file, places);
    expect(entry).toBeUndefined();
    expect(arrays.get('dense.weight')).toEqual({ shape: [3, 2], data: Float32Array.of(0, 3, 1, 4, 2, 5) });
  });

  it('takes weights that the user brought', async () => {
    await mkdir(join(places.cache, 'weights', 'else'), { recursive: true });
    await cp(
      join(places.library, 'ours.safetensors'),
      join(places.cache, 'weights', 'else', 'theirs.safetensors'),
    );
    expect((await loadWeights('else/theirs', places)).sha256).toBe(sha256);
  });

  it.each<[string, string, string]>([
    ['a name that is nearly right', 'zoo/our', 'No weights "zoo/our": neither a name in the catalogue nor'],
    ['the nearest name', 'zoo/our', 'Did you mean "zoo/ours"?'],
    ['what there is', 'imagenet', 'The catalogue has zoo/ours, else/theirs.'],
    ['a name of the prototype', 'toString', '[weights-not-found]'],
    ['a file that is not there', 'none.safetensors', '[weights-not-found]'],
    [
      'weights to bring',
      'else/theirs',
      'do not come with this package. They are made by hand. Put the result at',
    ],
  ])('says %s', async (_, source, sentence) => {
    await expect(loadWeights(source, places)).rejects.toThrow(sentence);
  });

  it('refuses a file that is not the one in the catalogue', async () => {
    await writeSafetensors(join(places.library, 'ours.safetensors'), new Map(), {
      metadata: { other: 'file' },
    });
    await expect(loadWeights('zoo/ours', places)).rejects.toThrow(`but the catalogue says ${sha256}`);
  });

  it('says where the catalogue is broken', async () => {
    await writeFile(join(places.library, 'catalogue.json'), '{');
    await expect(loadWeights('zoo/ours', places)).rejects.toThrow(
      'catalogue.json is not a weights catalogue',
    );
  });
});

describe('the catalogue of the zoo', async () => {
  const entries = Object.entries<{ sha256?: string; bring?: string }>(
    JSON.parse(await readFile(join(LIBRARY, 'catalogue.json'), 'utf8')),
  );

  it.each(entries)('%s is there as described, or says how to get it', async (name, { bring }) => {
    const loading = loadWeights(name, { library: LIBRARY, cache: 'nowhere' });
    if (bring) await expect(loading).rejects.toThrow(bring);
    else expect((await loading).sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});
