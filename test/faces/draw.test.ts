import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawFaces } from '../../src/faces/draw.js';
import type { FaceSetOptions } from '../../src/faces/options.js';
import { labelSpaces } from '../../src/labels.js';
import { bindPart } from '../../src/part/bind.js';
import sAffWild2 from '../../src/parts/datasets/s-aff-wild2.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faces-'));
});
afterAll(() => rm(folder, { recursive: true }));

const small = { seed: 4, train: 26, validation: 14 };

/** One hash of every file below a folder, names included. */
async function fingerprint(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(root, { recursive: true })).sort()) {
    if ((await stat(join(root, name))).isFile()) hash.update(name).update(await readFile(join(root, name)));
  }
  return hash.digest('hex');
}

test('the loader of the official data reads drawn faces; no person is in two splits', async () => {
  const root = join(folder, 'read');
  const seen: [number, number][] = [];
  const progress = (done: number, total: number) => void seen.push([done, total]);
  const drawn = async (at: string, options: FaceSetOptions) => {
    await drawFaces(at, options, { progress });
    return at;
  };
  const options = { type: 's-aff-wild2', root, images: 'cropped_aligned', tolerance: 0, synthetic: small };
  const dataset = bindPart(sAffWild2, options);
  const { rows, bad } = await dataset.read({ labels: labelSpaces, drawFaces: drawn });
  expect(bad).toEqual([]);
  expect(rows.filter(({ split }) => split === 'train')).toHaveLength(26);
  expect(rows.filter(({ split }) => split === 'validation')).toHaveLength(14);
  const videos = (split: string) =>
    new Set(rows.filter((row) => row.split === split).map(({ key }) => key.split('/')[0]));
  expect(videos('train').size).toBe(3);
  expect([...videos('train')].filter((video) => videos('validation').has(video))).toEqual([]);
  expect(seen.at(-1)).toEqual([40, 40]);
  const { format, width, height, channels } = await sharp(rows.at(7)!.image!).metadata();
  expect({ format, width, height, channels }).toEqual({
    format: 'jpeg',
    width: 112,
    height: 112,
    channels: 3,
  });
});

test('the same options draw the same files, and another seed or style draws others', async () => {
  const print = async (name: string, options: Parameters<typeof drawFaces>[1]) => {
    await drawFaces(join(folder, name), options);
    return fingerprint(join(folder, name));
  };
  const first = await print('a', small);
  expect(await print('b', small)).toBe(first);
  expect(await print('c', { ...small, seed: 5 })).not.toBe(first);
  expect(await print('d', { ...small, style: 'pretrain' })).not.toBe(first);
});

test('a table of attributes does not change any other file', async () => {
  await drawFaces(join(folder, 'plain'), small);
  const root = join(folder, 'attributes');
  await drawFaces(root, { ...small, attributes: true });
  const files = async (name: string) => (await readdir(join(folder, name), { recursive: true })).sort();
  expect(await files('plain')).not.toContain('attributes.csv');
  for (const file of (await files('plain')).filter((name) => /\.(jpg|txt)$/.test(name)))
    expect(await readFile(join(root, file))).toEqual(await readFile(join(folder, 'plain', file)));

  const [header, ...lines] = (await readFile(join(root, 'attributes.csv'), 'utf8')).trimEnd().split('\n');
  expect(header).toBe('image,split,person,age,masculine,glasses');
  const rows = lines.map((line) => line.split(','));
  expect(rows.map(([image]) => image).sort()).toEqual(
    (await files('attributes')).filter((name) => name.endsWith('.jpg')),
  );
  // 26 and 14 images, 12 of a person: people are numbered over both splits, and look the same in all their images
  const people = new Map(rows.map(([image, split, ...person]) => [image!.split('/')[1], [split, ...person]]));
  expect([...people.values()].map(([split, person]) => [split, person])).toEqual([
    ...['0', '1', '2'].map((person) => ['train', person]),
    ...['3', '4'].map((person) => ['validation', person]),
  ]);
  for (const [image, split, ...person] of rows)
    expect([split, ...person]).toEqual(people.get(image!.split('/')[1]));
  for (const [, , , age, masculine, glasses] of rows) {
    expect(age).toMatch(/^[0-3]$/);
    expect([masculine, glasses].join('')).toMatch(/^[01][01]$/);
  }
  await rm(join(root, 'attributes.csv')); // its mark distinguishes the two sets
  await expect(drawFaces(root, small)).rejects.toThrow(/other-faces/);
});

test('stopped drawing leaves no files', async () => {
  const parent = join(folder, 'stopped');
  const stop = (done: number) => {
    if (done > 5) throw new Error('stop');
  };
  await expect(drawFaces(join(parent, 'faces'), small, { progress: stop })).rejects.toThrow('stop');
  expect(await readdir(parent)).toEqual([]);
});

/** Every file below a folder, by its path, with its content. */
async function contents(root: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of await readdir(root, { recursive: true }))
    if ((await stat(join(root, name))).isFile()) found[name] = await readFile(join(root, name), 'base64');
  return found;
}

const other = { ...small, train: 3 };

test('faces that exist are not drawn again, for any order of the options', async () => {
  const root = join(folder, 'again');
  await drawFaces(root, small);
  const before = await contents(root);
  const inAnotherOrder = { style: 'demo', validation: 14, train: 26, seed: 4 };
  await drawFaces(root, inAnotherOrder, { progress: () => expect.unreachable('nothing must be drawn') });
  expect(await contents(root)).toEqual(before);
});

test('faces of other options are kept, and replaced only if the user says so', async () => {
  const root = join(folder, 'replaced');
  await drawFaces(root, small);
  const before = await contents(root);
  await expect(drawFaces(root, other)).rejects.toThrow(/drawn with other options.*--force.*\[other-faces\]/);
  expect(await contents(root)).toEqual(before);
  await drawFaces(root, other, {}, true);
  await drawFaces(join(folder, 'new'), other);
  expect(await contents(root)).toEqual(await contents(join(folder, 'new')));
});

test.each([
  ['a file of the user', { 'thesis.txt': 'mine' }],
  ["a stranger's faces.json", { 'faces.json': '{"faces": [1, 2, 3]}', 'thesis.txt': 'mine' }],
  ['a mark of another kind', { 'zoo-folder.json': '{"madeBy":"declarative-zoo","format":1,"kind":"run"}' }],
  [
    'a mark of a later format',
    { 'zoo-folder.json': '{"madeBy":"declarative-zoo","format":99,"kind":"faces"}' },
  ],
  ['a folder', { 'photos/a.jpg': 'a face' }],
  ['a video of the same name', { 'cropped_aligned/train-0001/00001.jpg': 'mine' }],
])('%s is not drawn over, with or without force', async (what, files) => {
  const root = join(folder, what.replaceAll(/\W/g, '-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  const before = await contents(root);
  for (const force of [false, true])
    await expect(drawFaces(root, small, {}, force)).rejects.toThrow(
      /is not empty.*\[folder-taken\]|newer version.*\[unknown-format\]/,
    );
  expect(await contents(root)).toEqual(before);
});

test('a file of the user next to the faces is kept, and so are the faces', async () => {
  const root = join(folder, 'beside');
  await drawFaces(root, small);
  await writeFile(join(root, 'cropped_aligned', 'notes.txt'), 'mine');
  const before = await contents(root);
  await expect(drawFaces(root, other, {}, true)).rejects.toThrow(
    /also holds files .* such as cropped_aligned\/notes\.txt.*\[folder-taken\]/,
  );
  expect(await contents(root)).toEqual(before);
});

test('nothing is drawn through a link, or in place of a file', async () => {
  const mine = join(folder, 'linked');
  await mkdir(mine);
  await writeFile(join(mine, 'thesis.txt'), 'mine');
  await symlink(mine, join(folder, 'link'));
  for (const root of [join(folder, 'link'), join(mine, 'thesis.txt')])
    await expect(drawFaces(root, small, {}, true)).rejects.toThrow(/\[folder-taken\]/);
  expect(await contents(mine)).toEqual({ 'thesis.txt': Buffer.from('mine').toString('base64') });
});

test('an empty folder is filled', async () => {
  const root = join(folder, 'empty');
  await mkdir(root);
  await drawFaces(root, other);
  await drawFaces(join(folder, 'absent'), other);
  expect(await contents(root)).toEqual(await contents(join(folder, 'absent')));
});

test('faces of an earlier version are replaced only if the user says so', async () => {
  const root = join(folder, 'earlier');
  await drawFaces(root, other);
  await rm(join(root, 'zoo-folder.json'));
  const marker = { edition: 2, seed: 4, train: 3, validation: 14, style: 'demo', labelNoise: 0.03 };
  await writeFile(join(root, 'faces.json'), `${JSON.stringify(marker)}\n`);
  const before = await contents(root);
  await expect(drawFaces(root, small)).rejects.toThrow(/by an earlier version.*\[other-faces\]/);
  expect(await contents(root)).toEqual(before);
  await drawFaces(root, other, {}, true);
  expect(await contents(root)).toEqual(await contents(join(folder, 'absent')));
});

test('only the files of a killed process are removed', async () => {
  const root = join(folder, 'killed', 'faces');
  const left = join(folder, 'killed', '.faces.0123456789abcdef01234567.zoo-part');
  const mine = join(folder, 'killed', '.faces.mine.zoo-part');
  for (const one of [left, mine]) {
    await mkdir(one, { recursive: true });
    await writeFile(join(one, '00001.jpg'), 'half');
  }
  await drawFaces(root, other);
  expect((await readdir(join(folder, 'killed'))).sort()).toEqual(['.faces.mine.zoo-part', 'faces']);
});

test('an unknown style is named', async () => {
  await expect(drawFaces(join(folder, 'x'), { ...small, style: 'pretrian' })).rejects.toThrow(
    /There is no face style "pretrian"\. Did you mean "pretrain"\?.*\[unknown-face-style\]/,
  );
});
