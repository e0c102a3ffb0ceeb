// cspell:ignore IDAT IHDR svgz ftypheic mkfifo
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRandom, plainChoices, randomChoices } from '../../src/data/augment.js';
import { type ImageBatch, type Reading, readImages } from '../../src/data/images.js';

const normalize = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };
const evaluate: Reading = { pipeline: { resize: 8 }, mode: 'evaluate', seed: 1, batch: 2, normalize };
let folder: string;

/** A picture with a different value at every pixel, `[side, side, channels]`. */
const ramp = (side: number, channels: number) =>
  Buffer.from(Uint8Array.from({ length: side * side * channels }, (_, i) => (i * 5) % 251));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'images-'));
  const png = (name: string, channels: 1 | 3 | 4) =>
    sharp(ramp(8, channels), { raw: { width: 8, height: 8, channels } })
      .png()
      .toFile(join(folder, name));
  await Promise.all([png('rgb.png', 3), png('gray.png', 1), png('rgba.png', 4)]);
  await writeFile(join(folder, 'text.jpg'), 'this is no image');
  const jpeg = await sharp(ramp(8, 3), { raw: { width: 8, height: 8, channels: 3 } })
    .jpeg()
    .toBuffer();
  await writeFile(join(folder, 'cut.jpg'), jpeg.subarray(0, jpeg.length - 60));
  const tall = sharp(ramp(8, 3), { raw: { width: 8, height: 8, channels: 3 } }).withMetadata({
    orientation: 3,
  });
  await tall.png().toFile(join(folder, 'turned.png'));
});
afterAll(() => rm(folder, { recursive: true }));

const requests = (...names: string[]) =>
  names.map((name) => ({ image: join(folder, name), key: name, view: 0 }));

async function read(names: string[], how: Partial<Reading> = {}): Promise<ImageBatch[]> {
  const batches: ImageBatch[] = [];
  for await (const batch of readImages(requests(...names), { ...evaluate, ...how })) batches.push(batch);
  return batches;
}

const normal = (value: number, channel: number) =>
  (value / 255 - normalize.mean[channel]!) / normalize.std[channel]!;

test('pixels are NHWC, RGB, normalized per channel', async () => {
  const [batch] = await read(['rgb.png']);
  const expected = Array.from(ramp(8, 3), (value, i) => Math.fround(normal(value, i % 3)));
  expect(batch!.pixels).toEqual(Float32Array.from(expected));
});

test('gray becomes three equal channels, alpha is dropped, EXIF orientation is followed', async () => {
  const [gray, other] = await read(['gray.png', 'rgba.png', 'turned.png']);
  expect(gray!.pixels[5]).toBeCloseTo(normal(ramp(8, 1)[1]!, 2), 5);
  expect(gray!.pixels[192 + 4]).toBeCloseTo(normal(ramp(8, 4)[5]!, 1), 5);
  expect(other!.pixels[0]).toBeCloseTo(normal(ramp(8, 3)[189]!, 0), 5);
});

test('batches come in order, the last one short', async () => {
  const batches = await read(['rgb.png', 'gray.png', 'rgba.png']);
  expect(batches.map(({ first, count, pixels }) => [first, count, pixels.length])).toEqual([
    [0, 2, 2 * 192],
    [2, 1, 192],
  ]);
  expect(await read([])).toEqual([]);
});

test('an image that cannot be read is named with its index, its pixels are zeros, the others are read', async () => {
  const batches = await read(['rgb.png', 'gone.png', 'text.jpg', 'cut.jpg', 'gray.png']);
  const failed = batches.flatMap((batch) => batch.failed);
  expect(failed.map(({ index }) => index)).toEqual([1, 2, 3]);
  expect(failed[0]!.why).toBe('there is no such file');
  expect(failed[1]!.why).toBe('it is a text file; JPEG, PNG, WebP, GIF, TIFF and AVIF images are decoded');
  expect(failed[2]!.why).toMatch(/premature end|corrupt/i);
  expect(new Set(batches[0]!.pixels.slice(192))).toEqual(new Set([0]));
  expect(batches[2]!.pixels.some((value) => value !== 0)).toBe(true);
});

/** A PNG with only a header, for which a decoder would allocate `side` x `side` pixels. */
function pngOf(side: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.from('00000000000000000802000000', 'hex');
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  const data = chunk('IDAT', deflateSync(Buffer.alloc(1000)));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), data]);
}

/** The checksum of PNG. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

test.each<[string, string, () => Buffer | string]>([
  [
    'bomb.png',
    'it has 16000 x 16000 pixels; at most 64 megapixels are decoded (images.megapixels)',
    () => pngOf(16_000),
  ],
  [
    'drawing.png',
    'it is an SVG drawing; JPEG, PNG, WebP, GIF, TIFF and AVIF images are decoded',
    () => '<svg width="9"/>',
  ],
  ['drawing.svg', 'it is an SVG drawing;', () => '<?xml version="1.0"?><!DOCTYPE svg><svg width="9"/>'],
  ['entities.svg', 'is an XML file;', () => '<!DOCTYPE svg [<!ENTITY a "aa">]><svg>&a;</svg>'],
  ['packed.svgz', 'is a gzip archive;', () => gzipSync('<svg/>')],
  ['paper.jpg', 'is a PDF document;', () => '%PDF-1.7\n'],
  ['photo.heic', 'is a HEIC image;', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
  ['empty.jpg', 'is an empty file;', () => ''],
])('%s %s', async (name, why, contents) => {
  await writeFile(join(folder, name), contents());
  const [batch] = await read([name]);
  expect(batch!.failed[0]!.why).toContain(why);
});

test.skipIf(process.platform === 'win32').each<[string, (path: string) => void, string]>([
  ['a link to a device', (path) => symlinkSync('/dev/zero', path), 'it is a device, not a regular file'],
  ['a pipe', (path) => execFileSync('mkfifo', [path]), 'it is a pipe, not a regular file'],
  ['a folder', (path) => mkdirSync(path), 'it is a folder, not a regular file'],
])('%s is not waited for', async (name, make, why) => {
  make(join(folder, name));
  const [batch] = await read([name]);
  expect(batch!.failed).toEqual([{ index: 0, why }]);
});

test('a page may set how many megapixels are decoded', async () => {
  const [batch] = await read(['rgb.png'], { pipeline: { resize: 8, megapixels: 63e-6 } });
  expect(batch!.failed[0]!.why).toBe(
    'it has 8 x 8 pixels; at most 0.000063 megapixels are decoded (images.megapixels)',
  );
  const [whole] = await read(['rgb.png'], { pipeline: { resize: 8, megapixels: 64e-6 } });
  expect(whole!.failed).toEqual([]);
});

test('a reader can be closed early', async () => {
  for await (const { first } of readImages(requests('rgb.png', 'gray.png', 'rgba.png'), evaluate)) {
    expect(first).toBe(0);
    break;
  }
});

const train = {
  resize: 12,
  crop: 8,
  flip: true,
  views: 1,
  jitter: { brightness: 0.4, contrast: 0.4, saturation: 0.4, hue: 0.1, probability: 0.8 },
};

test('a view depends only on seed, key and view', async () => {
  const how: Partial<Reading> = { pipeline: train, mode: 'train', batch: 3 };
  const [a] = await read(['rgb.png', 'gray.png', 'rgba.png'], how);
  const [b] = await read(['rgba.png', 'rgb.png'], how);
  const [c] = await read(['rgb.png'], { ...how, seed: 2 });
  expect(a!.pixels.slice(0, 192)).toEqual(b!.pixels.slice(192));
  expect(a!.pixels.slice(0, 192)).not.toEqual(c!.pixels);
});

test('a mirrored view is the mirror image of the same window', async () => {
  const pipeline = { resize: 8, flip: true, views: 1 };
  const mirrored = [0, 1, 2, 3, 4, 5, 6, 7].find((seed) => randomChoices(pipeline, seed, 'rgb.png', 0).flip)!;
  const [plain] = await read(['rgb.png']);
  const [flipped] = await read(['rgb.png'], { pipeline, mode: 'train', seed: mirrored });
  const at = (pixels: Float32Array, x: number, y: number) => [
    ...pixels.slice((y * 8 + x) * 3, (y * 8 + x) * 3 + 3),
  ];
  for (const [x, y] of [
    [0, 0],
    [3, 5],
    [7, 7],
  ] as const) {
    expect(at(flipped!.pixels, x, y)).toEqual(at(plain!.pixels, 7 - x, y));
  }
});

test('random choices have the rates of the page', () => {
  const drawn = Array.from({ length: 4000 }, (_, view) => randomChoices(train, 7, 'a/00001.jpg', view));
  const share = (test: (choice: (typeof drawn)[number]) => boolean) =>
    drawn.filter(test).length / drawn.length;
  // Four standard deviations of a share of 4,000 are at most 0.032.
  expect(Math.abs(share(({ flip }) => flip) - 0.5)).toBeLessThan(0.032);
  expect(Math.abs(share(({ colors }) => colors.length === 4) - 0.8)).toBeLessThan(0.026);
  for (let x = 0; x <= 4; x++)
    expect(Math.abs(share(({ window }) => window.x === x) - 0.2)).toBeLessThan(0.026);
  const hues = drawn.flatMap(({ colors }) =>
    colors.filter(([kind]) => kind === 'hue').map(([, amount]) => amount),
  );
  expect(Math.max(...hues)).toBeLessThanOrEqual(0.1);
  expect(Math.min(...hues)).toBeGreaterThanOrEqual(-0.1);
  expect(share(({ colors }) => colors[0]?.[0] === 'hue')).toBeCloseTo(0.2, 1);
});

test('evaluation reads the center', () => {
  expect(plainChoices({ resize: 12, crop: 8 })).toEqual({
    window: { x: 2, y: 2, width: 8, height: 8 },
    flip: false,
    colors: [],
  });
});

const jitter = train.jitter;
test.each([
  [{ resize: 8 }, false],
  [{ resize: 8, crop: 8, flip: false, jitter: { ...jitter, probability: 0 } }, false],
  [{ resize: 8, crop: 7 }, true],
  [{ resize: 8, flip: true }, true],
  [{ resize: 8, jitter }, true],
])('%j is random: %s', (pipeline, expected) => {
  expect(isRandom(pipeline)).toBe(expected);
  const drawn = Array.from({ length: 20 }, (_, view) => randomChoices(pipeline, 7, 'a/00001.jpg', view));
  if (!expected) for (const choices of drawn) expect(choices).toEqual(plainChoices(pipeline));
  else expect(new Set(drawn.map((choices) => JSON.stringify(choices))).size).toBeGreaterThan(1);
});
