import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Interrupted } from '../../../src/errors/train.js';
import { builtinParts } from '../../../src/parts/builtin.js';
import { createRegistry } from '../../../src/registry.js';
import { checkDataset, type DataCheck } from '../../../src/run/data/check.js';
import { quietEvents } from '../small.js';

const folder = mkdtempSync(join(tmpdir(), 'check-data-'));
afterAll(() => rmSync(folder, { recursive: true }));

const context = {
  registry: createRegistry(builtinParts),
  env: {},
  cache: join(folder, 'cache'),
  zoo: resolve('zoo'),
  library: [],
  version: '0.0.0',
  now: () => new Date(0),
};

/** A page with only a data section: a table of images, people and labels. */
function page(rows: readonly string[], more = ''): string {
  writeFileSync(join(folder, 'labels.csv'), ['file,split,who,emotion,v,a', ...rows, ''].join('\n'));
  const path = join(folder, 'page.yaml');
  writeFileSync(
    path,
    `data:
  type: manifest
  root: ${folder}
  file: labels.csv
  image: file
  labels: { mood: { column: emotion }, valence-arousal: { columns: [v, a] } }
  ${more}
labels: { mood: { kind: classes, names: [sad, glad] } }
`,
  );
  return path;
}

const check = (path: string, images = true, events = quietEvents()): Promise<DataCheck> =>
  checkDataset({ page: path, images }, context, events);

const said = ({ doubts }: DataCheck) =>
  doubts.map(({ level, code, where }) => [
    level,
    code,
    ...where.map((one) => one.replaceAll(`${folder}/`, '')),
  ]);

const sound = [
  'red.png,train,p1,sad,0.5,0',
  'blue.png,train,p1,glad,0,-1',
  'green.png,validation,p2,glad,1,1',
];

beforeAll(async () => {
  const colors = { red: '#f00', blue: '#00f', green: '#0f0', again: '#0f0', twin: '#f00', other: '#ff0' };
  for (const [name, background] of Object.entries(colors)) {
    const image = sharp({ create: { width: 8, height: 8, channels: 3, background } });
    await image.png().toFile(join(folder, `${name}.png`));
  }
  writeFileSync(join(folder, 'text.png'), 'no image');
});

describe('a data set', () => {
  it('is counted with a page that has only data', async () => {
    const found = await check(page(sound, 'group: who'));
    expect(found).toMatchObject({ type: 'manifest', root: folder, rows: 3, images: 3 });
    expect(found.splits.train!.labels.mood).toEqual({
      labeled: 2,
      missing: 0,
      positives: { sad: 1, glad: 1 },
    });
    expect(said(found)).toEqual([['note', 'never-occurs']]);
    expect(found.doubts[0]!.message).toBe('sad of mood never occurs in validation');
  });

  it.each<[string, string, readonly (readonly string[])[]]>([
    [
      'bad row, however many the page tolerates',
      'other.png,train,p1,angry,0,0',
      [['problem', 'bad-rows', 'labels.csv:5  emotion is "angry", neither a class nor in the page\'s map']],
    ],
    [
      'value out of range',
      'other.png,train,p1,sad,-5,0',
      [['problem', 'bad-rows', 'labels.csv:5  v is "-5"; expected [-1, 1]']],
    ],
    [
      'image listed twice',
      'red.png,validation,p2,sad,0,0',
      [['problem', 'bad-rows', 'labels.csv:5  red.png is listed already at labels.csv:2']],
    ],
    [
      'person in two splits',
      'again.png,validation,p1,sad,0,0',
      [
        ['problem', 'group-in-two-splits', 'p1: train 2, validation 1'],
        ['note', 'same-image', 'green.png (validation), again.png (validation)'],
      ],
    ],
    [
      'image in two splits',
      'twin.png,validation,p2,sad,0,0',
      [['problem', 'same-image-in-two-splits', 'red.png (train), twin.png (validation)']],
    ],
    [
      'missing file',
      'gone.png,validation,p2,sad,0,0',
      [['problem', 'unreadable-images', 'gone.png  there is no such file']],
    ],
    [
      'file that is not an image',
      'text.png,validation,p2,sad,0,0',
      [
        [
          'problem',
          'unreadable-images',
          'text.png  it is a text file; JPEG, PNG, WebP, GIF, TIFF and AVIF images are decoded',
        ],
      ],
    ],
  ])('has a %s', async (_, row, expected) => {
    const found = said(await check(page([...sound, row], 'group: who')));
    expect(found.filter(([, code]) => code !== 'never-occurs')).toEqual(expected);
  });

  it('has an image under two names', async () => {
    const named = ['red.png,train,p1,sad,0,0', 'red.png,train,p3,glad,0,0', 'blue.png,validation,p2,sad,0,0'];
    const found = said(await check(page(named, 'key: who'), false));
    expect(found).toContainEqual(['problem', 'image-listed-twice', 'p1 (train), p3 (train)']);
  });

  it('has a split without rows, or without a label', async () => {
    expect(said(await check(page(sound.slice(0, 2), 'group: who'), false))).toEqual([
      ['problem', 'empty-split'],
    ]);
    const unlabeled = [...sound.slice(0, 2), 'green.png,validation,p2,glad,,'];
    const { doubts } = await check(page(unlabeled, 'group: who'), false);
    expect(doubts[0]).toMatchObject({
      code: 'no-labels',
      message: 'no validation row has valence-arousal labels',
    });
  });

  it('does not say who its images show', async () => {
    expect(said(await check(page(sound), false))).toContainEqual(['note', 'groups-unknown']);
  });
});

it('images are read only if requested', async () => {
  const found = await check(page([...sound, 'gone.png,train,p1,sad,0,0'], 'group: who'), false);
  expect(found.images).toBeNull();
  expect(found.doubts.every(({ level }) => level === 'note')).toBe(true);
});

it('skipped rows are reported with the reason', async () => {
  const found = await check(
    page([...sound, 'x.png,spare,p1,sad,0,0', 'y.png,train,p1,,,'], 'splits: { spare: none }'),
    false,
  );
  expect(found.dropped).toEqual([
    { split: null, what: 'rows whose split the page maps to none', count: 1 },
    { split: 'train', what: 'rows without any label', count: 1 },
  ]);
});

it('an error in the data section is reported as in any page; one elsewhere does not matter', async () => {
  await expect(check(page(sound, 'imges: faces'), false)).rejects.toThrow(
    /data\.imges.*Did you mean "images"\?/,
  );
  const path = page(sound, 'group: who');
  const set = ['training.batch=none'];
  await expect(
    checkDataset({ page: path, images: false, set }, context, quietEvents()),
  ).resolves.toBeDefined();
});

it('Ctrl-C ends it', async () => {
  const events = { ...quietEvents(), stopping: () => true };
  await expect(check(page(sound), true, events)).rejects.toThrow(Interrupted);
});
