import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  const drawn = (at: string, options: FaceSetOptions) =>
    drawFaces(at, options, (done, total) => seen.push([done, total]));
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
  const { format, width, height, channels } = await sharp(rows[7]!.image!).metadata();
  expect({ format, width, height, channels }).toEqual({
    format: 'jpeg',
    width: 112,
    height: 112,
    channels: 3,
  });
});

test('the same options draw the same files, another seed or style others', async () => {
  const print = async (name: string, options: Parameters<typeof drawFaces>[1]) => {
    await drawFaces(join(folder, name), options);
    return fingerprint(join(folder, name));
  };
  const first = await print('a', small);
  expect(await print('b', small)).toBe(first);
  expect(await print('c', { ...small, seed: 5 })).not.toBe(first);
  expect(await print('d', { ...small, style: 'pretrain' })).not.toBe(first);
});

test('stopped on the way, it leaves nothing', async () => {
  const parent = join(folder, 'stopped');
  const stop = (done: number) => {
    if (done > 5) throw new Error('stop');
  };
  await expect(drawFaces(join(parent, 'faces'), small, stop)).rejects.toThrow('stop');
  expect(await readdir(parent)).toEqual([]);
});

test('faces that are there are not drawn again; other options replace them; nothing else is touched', async () => {
  const root = join(folder, 'again');
  await drawFaces(root, small);
  const before = (await stat(join(root, 'faces.json'))).mtimeMs;
  const inAnotherOrder = { style: 'demo', validation: 14, train: 26, seed: 4 };
  await drawFaces(root, inAnotherOrder, () => expect.unreachable('nothing is to be drawn'));
  expect((await stat(join(root, 'faces.json'))).mtimeMs).toBe(before);
  await drawFaces(root, { ...small, train: 3 });
  expect(
    (await readFile(join(root, 'training_set_annotations.txt'), 'utf8')).trim().split('\n'),
  ).toHaveLength(4);

  const mine = join(folder, 'mine');
  await mkdir(mine);
  await writeFile(join(mine, 'thesis.txt'), 'mine');
  await expect(drawFaces(mine, small)).rejects.toThrow(
    /is, or holds, something else than drawn faces.*\[folder-taken\]/,
  );
  expect(await readdir(mine)).toEqual(['thesis.txt']);
  await expect(drawFaces(join(mine, 'thesis.txt'), small)).rejects.toThrow(/\[folder-taken\]/);
  expect(await readdir(mine)).toEqual(['thesis.txt']);
  expect((await readdir(folder)).filter((name) => name.startsWith('.faces-'))).toEqual([]);
});

test('an unknown style is named', async () => {
  await expect(drawFaces(join(folder, 'x'), { ...small, style: 'pretrian' })).rejects.toThrow(
    /No style of faces is called "pretrian"\. Did you mean "pretrain"\?.*\[unknown-face-style\]/,
  );
});
