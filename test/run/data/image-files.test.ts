import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findImages } from '../../../src/run/data/image-files.js';

const folder = mkdtempSync(join(tmpdir(), 'zoo-images-'));
for (const file of ['a/1.jpg', 'a/2.png', 'a/notes.txt', 'b/1.jpg', 'b/in/3.jpg']) {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), '');
}
mkdirSync(join(folder, 'empty'));
const [a, b] = [join(folder, 'a'), join(folder, 'b')];
const here = relative('.', folder);
const keys = (...paths: string[]) => findImages(paths).rows.map(({ key }) => key);

describe('images to predict on', () => {
  it.each([
    ['a folder', [a], ['1.jpg', '2.png']],
    ['a folder with subfolders', [b], ['1.jpg', 'in/3.jpg']],
    ['a folder, written relatively', [`./${here}/b/`], ['1.jpg', 'in/3.jpg']],
    ['a file', [join(b, 'in/3.jpg')], ['3.jpg']],
    [
      'two folders with the same file name',
      [a, b],
      [`${a}/1.jpg`, `${a}/2.png`, `${b}/1.jpg`, `${b}/in/3.jpg`],
    ],
    [
      'two files with the same name',
      [`${here}/a/1.jpg`, join(b, '1.jpg')],
      [`${here}/a/1.jpg`, join(b, '1.jpg')],
    ],
    ['one image twice', [a, join(a, '1.jpg'), `${here}/a`], ['1.jpg', '2.png']],
    ['the folder above', [folder], ['a/1.jpg', 'a/2.png', 'b/1.jpg', 'b/in/3.jpg']],
  ])('%s', (_, paths, expected) => {
    expect(keys(...paths)).toEqual(expected);
  });

  it('do not include hidden files unless named, and other files are counted', () => {
    const files = ['.hidden.png', '.ipynb_checkpoints/1.png', 'in/.x/2.png', 'in/1.png', 'a.bmp', 'b.BMP'];
    for (const file of [...files, 'in/c.heic', 'README', '.DS_Store']) {
      mkdirSync(join(folder, 'mixed', file, '..'), { recursive: true });
      writeFileSync(join(folder, 'mixed', file), '');
    }
    symlinkSync(join(a, '1.jpg'), join(folder, 'mixed', 'link.jpg'));
    const found = findImages([join(folder, 'mixed'), join(folder, 'mixed')]);
    expect(found.rows.map(({ key }) => key)).toEqual(['in/1.png']);
    expect(found.others).toBe('2 .bmp, 1 .heic, 1 links or special files, 1 without ending');
    expect(keys(join(folder, 'mixed/.ipynb_checkpoints'))).toEqual(['1.png']);
    rmSync(join(folder, 'mixed/in/1.png'));
    expect(() => keys(join(folder, 'mixed'))).toThrow(/no images at .*mixed, only 2 \.bmp, 1 \.heic/);
    rmSync(join(folder, 'mixed'), { recursive: true });
  });

  it('are found relative to the working folder', () => {
    expect(findImages([`${here}/b`]).rows.map(({ image }) => image)).toEqual([
      resolve(b, '1.jpg'),
      resolve(b, 'in/3.jpg'),
    ]);
  });

  it('need different names in a submission', () => {
    expect(findImages([folder], true).rows).toHaveLength(4);
    expect(() => findImages([a, b], true)).toThrow(
      `${a}/1.jpg and ${b}/1.jpg are both "1.jpg" in a submission: pass the folder that holds both, or use --format csv or jsonl  [images-of-one-name]`,
    );
  });

  it('that do not exist are reported', () => {
    expect(() => findImages([join(folder, 'c')])).toThrow(/no images at .*c: use image files/);
    expect(() => findImages([join(folder, 'empty')])).toThrow('[no-images]');
  });
});
