import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { thumbnail } from '../../src/data/thumbnail.js';
import { picture } from './picture.js';

const folder = mkdtempSync(join(tmpdir(), 'thumbnail-'));
const place = (name: string): string => join(folder, name);
const { data, width, height } = picture(1200, 600);
const photo = () => sharp(data, { raw: { width, height, channels: 3 } });

const shape = async (path: string, side = 100) => {
  const bytes = await thumbnail(path, side);
  const { format, width, height, channels } = await sharp(bytes!).metadata();
  return { format, width, height, channels };
};

it.each(['png', 'jpeg', 'webp', 'gif', 'tiff', 'avif'] as const)(
  'of a %s file is a small JPEG',
  async (format) => {
    await photo()
      .toFormat(format)
      .toFile(place(`photo.${format}`));
    expect(await shape(place(`photo.${format}`))).toEqual({
      format: 'jpeg',
      width: 100,
      height: 50,
      channels: 3,
    });
  },
);

it('is RGB for images with 16 bits, with alpha or in gray', async () => {
  await photo().toColourspace('rgb16').png().toFile(place('16.png'));
  await photo().ensureAlpha(0.5).png().toFile(place('alpha.png'));
  await photo().greyscale().png().toFile(place('gray.png'));
  for (const name of ['16.png', 'alpha.png', 'gray.png'])
    expect(await shape(place(name)), name).toEqual({ format: 'jpeg', width: 100, height: 50, channels: 3 });
});

it('is upright, and never larger than the image', async () => {
  await photo().jpeg().withMetadata({ orientation: 6 }).toFile(place('turned.jpg'));
  expect(await shape(place('turned.jpg'))).toMatchObject({ width: 50, height: 100 });
  expect(await shape(place('turned.jpg'), 5000)).toMatchObject({ width: 600, height: 1200 });
});

it('is null for a file that is not an image', async () => {
  writeFileSync(place('text.jpg'), 'no image');
  expect(await thumbnail(place('text.jpg'), 100)).toBeNull();
  expect(await thumbnail(place('absent.jpg'), 100)).toBeNull();
});
