import { beforeAll, describe, expect, it } from 'vitest';
import imageFolder from '../../../src/parts/datasets/image-folder.js';
import { datasetFolder } from './reading.js';

const folder = await datasetFolder(imageFolder);
const pet = { name: 'pet', kind: 'classes' as const, names: ['cat', 'dog'] };
const read = (options: object) => folder.read({ labels: 'pet', ...options }, { pet });

beforeAll(async () => {
  const images = Array.from({ length: 20 }, (_, i) => [`cat/felix-${i % 4}/${i}.jpg`, ''] as const);
  await folder.write({
    ...Object.fromEntries(images),
    'dogs/b.PNG': '',
    'dogs/a.png': '',
    'dogs/notes.txt': '',
    'dogs/.ipynb_checkpoints/a.png': '',
    'unsorted/x.jpg': '',
    'parts/train/cat/1.jpg': '',
    'parts/val/dog/2.jpg': '',
    'parts/empty/.keep': '',
  });
});

describe('a folder of images', () => {
  it('has a folder for each class, with any subfolders', async () => {
    const { rows, dropped, division } = await read({
      split: { validation: 0.2 },
      map: { dogs: 'dog', unsorted: 'none', parts: 'none' },
    });
    expect(rows).toHaveLength(22);
    expect(rows.filter(({ split }) => split === 'validation')).toHaveLength(5); // 4 of 20 cats, 1 of 2 dogs
    expect([...rows].find(({ key }) => key === 'dogs/a.png')?.labels).toEqual({ pet: Float32Array.of(0, 1) });
    expect(dropped).toEqual([
      { split: null, what: 'files that are not images that can be read', count: 1 },
      { split: null, what: 'images in the folder "parts", which the page maps to none', count: 2 },
      { split: null, what: 'images in the folder "unsorted", which the page maps to none', count: 1 },
    ]);
    expect(division).toBe('20 % validation, stratified by pet, seed 1');
  });

  it('keeps the images of one folder below a class together', async () => {
    const { rows } = await read({ split: { validation: 0.25, by: 'folder' } });
    const cats = rows.filter(({ key }) => key.startsWith('cat/'));
    const splits = new Map(cats.map(({ group, split }) => [group, split]));
    expect(splits.size).toBe(4);
    expect(cats.every(({ group, split }) => splits.get(group) === split)).toBe(true);
    expect([...splits.values()].filter((split) => split === 'validation')).toHaveLength(1);
  });

  it('counts the images of folders of no class', async () => {
    const { dropped } = await read({ split: { validation: 0.2 } });
    expect(dropped).toContainEqual({
      split: null,
      what: 'images in the folder "dogs", which is not a class of pet',
      count: 2,
    });
  });

  it('has folders for its splits', async () => {
    const { rows } = await read({ folders: { train: 'parts/train', validation: 'parts/val' } });
    expect(rows.map(({ key, split }) => [key, split])).toEqual([
      ['parts/train/cat/1.jpg', 'train'],
      ['parts/val/dog/2.jpg', 'validation'],
    ]);
  });

  it.each([
    [{}, /\[folders-or-split\]/],
    [{ split: { validation: 0.2 }, folders: { train: 'a', validation: 'b' } }, /\[folders-or-split\]/],
    [
      { folders: { train: 'parts/train', validation: 'parts/nowhere' } },
      /nowhere has no folders.*\[no-class-folders\]/,
    ],
    [{ folders: { train: 'parts/empty', validation: 'parts/val' } }, /\[no-class-folders\]/],
    [{ split: { validation: 0.2 }, map: { dogs: 'dgo' } }, /"dgo" is not a class of pet.*Did you mean "dog"/],
    [{ split: { validation: 0.2 }, labels: 'pets' }, /\[unknown-labels\]/],
    [{ split: { validation: 0.2 }, labels: 'action-units' }, /\[label-kind\]/],
  ])('%j is refused', async (options, sentence) => {
    await expect(read(options)).rejects.toThrow(sentence);
  });
});
