import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { newPage } from '../../../src/tools/new-page/new.js';
import { registry } from '../../zoo/zoo.js';

const zoo = join(import.meta.dirname, '../../../zoo');
const context = {
  registry,
  env: {},
  cache: 'cache',
  zoo,
  library: [zoo],
  version: '0.0.0',
  now: () => new Date(0),
};

let folder = '';
const at = (path: string): string => join(folder, path);
function write(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-recognize-'));
  for (let i = 0; i < 8; i++) write(`photos/${i}.jpg`, '');
  for (const image of ['cat/1.jpg', 'cat/2.jpg', 'dog/felix/1.png', '.git/1.png', 'dog/notes.txt'])
    write(`pets/${image}`, '');
  for (const image of ['train/a/1.jpg', 'train/b/1.jpg', 'test/a/2.jpg', 'test/b/2.jpg'])
    write(`parts/${image}`, '');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The page of a table with these columns of eight values each, next to the images; and the notes. */
async function pageOf(
  columns: { readonly [name: string]: readonly unknown[] },
  wish: object = {},
  file = 'labels.csv',
) {
  const names = Object.keys(columns);
  const row = (i: number) => names.map((name) => columns[name]![i % columns[name]!.length]);
  const rows = Array.from({ length: 8 }, (_, i) => row(i));
  const text = file.endsWith('.jsonl')
    ? rows.map((values, i) =>
        JSON.stringify({
          file: `${i}.jpg`,
          ...Object.fromEntries(names.map((name, k) => [name, values[k]])),
        }),
      )
    : [['file', ...names].join(), ...rows.map((values, i) => [`${i}.jpg`, ...values].join())];
  write(file, `${text.join('\n')}\n`);
  return made({ data: at(file), predict: names.filter((name) => name !== 'part'), ...wish });
}

async function made(wish: object) {
  const said = await newPage({ file: at('page.yaml'), force: true, ...wish }, context);
  return { page: parse(readFileSync(at('page.yaml'), 'utf8')), said: said.join('\n') };
}

const part = ['train', 'train', 'validation'];

describe('a column', () => {
  it.each<[string, readonly unknown[], object, object, string]>([
    [
      'of 1 and -1',
      [1, -1],
      { kind: 'multi-label', names: ['c'] },
      { columns: ['c'], map: { '-1': 0 } },
      'c: yes or no, where -1 means no',
    ],
    [
      'of 1, 0 and -1',
      [1, 0, -1],
      { kind: 'multi-label', names: ['c'] },
      { columns: ['c'], missing: ['-1'] },
      '-1 means a missing label',
    ],
    [
      'of True and False',
      ['True', 'False', ''],
      { kind: 'multi-label', names: ['c'] },
      { columns: ['c'] },
      'yes or no',
    ],
    ['of yes and no', ['yes', 'no'], { kind: 'multi-label', names: ['c'] }, { columns: ['c'] }, 'yes or no'],
    [
      'of y and n',
      ['y', 'n'],
      { kind: 'multi-label', names: ['c'] },
      { columns: ['c'], map: { y: 1, n: 0 } },
      'where n means no',
    ],
    ['of 0.0 and 1', ['0.0', 1, 0], { kind: 'multi-label', names: ['c'] }, { columns: ['c'] }, 'yes or no'],
    [
      'of prices',
      ['10.5', '99', 'n/a', 250],
      { kind: 'continuous', names: ['c'], standardize: true },
      { columns: ['c'], missing: ['n/a'] },
      'numbers from 10.5 to 250, standardized; n/a read as a missing label',
    ],
    [
      'of numbers with a sentinel',
      [-1, 3, 4, 5, 6],
      { kind: 'continuous', names: ['c'], standardize: true },
      { columns: ['c'], missing: ['-1'] },
      'numbers from 3 to 6',
    ],
    [
      'of few whole numbers',
      [0, 1, 2, 3],
      { kind: 'continuous', names: ['c'], standardize: true },
      { columns: ['c'] },
      '--classes c',
    ],
    [
      'of numbers from -1 to 1',
      [-0.5, 0, 1],
      { kind: 'continuous', names: ['c'] },
      { columns: ['c'] },
      'numbers from -1 to 1',
    ],
    [
      'of tags',
      ['lid lip', 'lid', 'brow lid', 'lip', 'brow lip lid', '', 'brow'],
      { kind: 'multi-label', names: ['brow', 'lid', 'lip'] },
      { column: 'c', separator: ' ', none: [''] },
      'any of brow, lid, lip (separator " "); empty cells (1) mean none of them',
    ],
    [
      'of tags and nothing',
      ['a|b', 'none', 'a', 'b', 'a|c', 'c|b'],
      { kind: 'multi-label', names: ['a', 'b', 'c'] },
      { column: 'c', separator: '|', none: ['none'] },
      'any of a, b, c',
    ],
    [
      'of names with spaces',
      ['New York', 'Paris', 'Los Angeles'],
      { kind: 'classes', names: ['Los Angeles', 'New York', 'Paris'] },
      { column: 'c' },
      'one of Los Angeles',
    ],
    [
      'of codes with zeros',
      ['007', '008', '010'],
      { kind: 'classes', names: ['007', '008', '010'] },
      { column: 'c' },
      'one of 007',
    ],
  ])('%s', async (_, values, space, where, said) => {
    const found = await pageOf({ c: values, part });
    expect(found.page.labels.c).toEqual(space);
    expect(found.page.data.labels.c).toEqual(where);
    expect(found.said).toContain(said);
  });

  it('of JSON arrays has tags or numbers', async () => {
    const columns = {
      tags: [['x'], ['x', 'y'], []],
      va: [
        [0.5, -1],
        [0, 0.2],
      ],
      box: [
        [10, 20],
        [30, 5],
      ],
    };
    const { page } = await pageOf(columns, {}, 'labels.jsonl');
    expect(page.labels).toEqual({
      tags: { kind: 'multi-label', names: ['x', 'y'] },
      va: { kind: 'continuous', names: ['va-1', 'va-2'] },
      box: { kind: 'continuous', names: ['box-1', 'box-2'], standardize: true },
    });
    expect(page.data.labels.tags).toEqual({ column: 'tags' });
  });

  it('of numbers has classes if the user says so', async () => {
    const { page } = await pageOf({ stage: [10, 2, 1, 2], part }, { classes: ['stage'] });
    expect(page.labels.stage).toEqual({ kind: 'classes', names: ['1', '2', '10'] });
  });

  it('of ages has a unit, a loss of numbers and their errors', async () => {
    const { page, said } = await pageOf({ age: [18, 24.5, 60], part });
    expect(page.labels.age).toEqual({ kind: 'continuous', names: ['age'], standardize: true, unit: 'years' });
    expect(page.stages.all.losses).toEqual({ age: { type: 'huber' } });
    expect(page.metrics).toEqual({
      age: { type: 'r2', node: 'age' },
      'age-error': { type: 'mae', node: 'age' },
    });
    expect(said).toContain('no crop, because age may depend on the scale of the image');
  });
});

describe('a table', () => {
  it('without a column for the split is split at random, by its groups', async () => {
    const { page, said } = await pageOf({ mood: ['calm', 'cross'] });
    expect(page.data.split).toEqual({ validation: 0.2, stratify: 'mood' });
    expect(said).toContain('20 % of the rows for validation, of each mood, at random (seed 1)');
    const grouped = await pageOf(
      { mood: ['calm', 'cross'], subject: ['a', 'b', 'c'] },
      { predict: ['mood'] },
    );
    expect(grouped.page.data).toMatchObject({ split: { validation: 0.2 }, group: 'subject' });
  });

  it('with only test rows uses them for validation', async () => {
    const { page, said } = await pageOf({ mood: ['calm', 'cross'], part: ['train', 'test'] });
    expect(page.data.splits).toEqual({ test: 'validation' });
    expect(said).toContain('test rows are used for validation');
  });

  it('finds images in a folder, also without their extension', async () => {
    const { page } = await pageOf({ mood: ['calm', 'cross'], part });
    expect(page.data).toMatchObject({ image: 'file', images: 'photos' });
    write('bare.csv', 'id,mood\n0,calm\n1,cross\n2,calm\n');
    const bare = await made({ data: at('bare.csv') });
    expect(bare.page.data).toMatchObject({ image: 'id', images: 'photos', suffix: '.jpg' });
  });

  it('has a box to crop to', async () => {
    const { page } = await pageOf(
      { mood: ['calm', 'cross'], x1: [1, 2], y1: [1], x2: [9], y2: [9], part },
      { predict: ['mood'] },
    );
    expect(page.data.box).toEqual({ columns: ['x1', 'y1', 'x2', 'y2'], corners: true });
  });

  it('without images has vectors', async () => {
    write('wine/wine.csv', 'acid;sugar;kind;note;quality\n1;10;red;a;5\n2;;white;b;6\n3;30;red;c;7\n');
    const { page, said } = await made({ data: at('wine/wine.csv'), predict: ['quality'] });
    expect(page.data).toMatchObject({ image: false, key: false });
    expect(page.backbone).toEqual({
      type: 'features',
      file: at('wine/wine.csv'),
      keys: false,
      width: 2,
      columns: ['acid', 'sugar'],
      mean: [2, 20],
      std: [0.816497, 10],
    });
    expect(page.images).toBeUndefined();
    expect(said).toContain('not used, since they are not numbers: kind, note');
  });
});

describe('the network', () => {
  it.each([
    [['angle'], false],
    [['yaw_left'], false],
    [['copyright'], true],
    [['mood'], true],
  ])('of %s: flip is %s', async ([name], flip) => {
    const { page } = await pageOf({ [name!]: ['p', 'q', 's'], part });
    expect(page.images.train.flip).toBe(flip);
    expect(page.backbone).toEqual({ type: 'small-cnn' });
    expect(page.stages.all.train).toEqual(['backbone', name!]);
  });

  it('is a small one by default, and the alternatives are named', async () => {
    const { said } = await pageOf({ mood: ['calm', 'cross'], part });
    expect(said).toContain('--backbone torchvision/resnet18 (trained on ImageNet');
    expect(said).toContain('--backbone FILE.onnx');
    expect(said).toContain('plugin human');
  });

  it('is the one that the user names', async () => {
    const { page, said } = await pageOf(
      { mood: ['calm', 'cross'], part },
      { backbone: 'zoo/synthetic-faces' },
    );
    expect(page.backbone).toEqual({ type: 'efficientnet-b0', weights: 'zoo/synthetic-faces' });
    expect(page.stages.mood.train).toEqual(['mood']);
    expect(said).toContain('frozen');
    const photos = await pageOf({ mood: ['calm', 'cross'], part }, { backbone: 'torchvision/resnet18' });
    expect(photos.page.backbone).toEqual({ type: 'resnet18', weights: 'torchvision/resnet18' });
    expect(photos.page.images.evaluate.resize).toBe(224);
    const trained = await pageOf({ mood: ['calm', 'cross'], part }, { backbone: 'vgg16' });
    expect(trained.page.stages.all.train).toEqual(['backbone', 'mood']);
  });

  it('for drawn faces is reported to be trained on cartoons', async () => {
    const { page } = await made({ predict: ['expression'] });
    expect(page.backbone.weights).toBe('zoo/synthetic-faces');
  });
});

describe('a folder of images', () => {
  it('has a class in each folder, and is split at random', async () => {
    const { page, said } = await made({ data: at('pets') });
    expect(page.data).toEqual({
      type: 'image-folder',
      root: at('pets'),
      labels: 'pets',
      split: { validation: 0.2 },
    });
    expect(page.labels).toEqual({ pets: { kind: 'classes', names: ['cat', 'dog'] } });
    expect(said).toContain('3 images in a folder for each class: cat 2, dog 1');
    expect(said).toContain('not images that can be read: 1 file');
  });

  it('has folders for splits', async () => {
    const { page } = await made({ data: at('parts') });
    expect(page.data).toMatchObject({ folders: { train: 'train', validation: 'test' } });
  });
});
