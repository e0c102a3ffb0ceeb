import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { randomChoices } from '../../src/data/augment.js';
import { changeColors } from '../../src/data/colors.js';
import { readImages } from '../../src/data/images.js';
import type { ImagePipeline } from '../../src/plan/plan.js';
import { type GoldenTensor, golden } from '../parity/golden.js';
import { picture } from './picture.js';

interface ColorCase {
  readonly name: string;
  readonly kind: 'brightness' | 'contrast' | 'saturation' | 'hue';
  readonly amount: number;
  readonly width: number;
  readonly height: number;
  /** Levels, before they are rounded. */
  readonly exact: GoldenTensor;
}

test.each(golden<ColorCase>('augmentation/colors'))('torchvision, to the nearest level: $name', (one) => {
  const { data } = picture(one.width, one.height);
  changeColors(data, [[one.kind, one.amount]]);
  // Contrast scales around the mean gray, which Pillow and zoo round to a level.
  const rounding = 0.5 + (one.kind === 'contrast' ? 0.5 * Math.abs(1 - one.amount) : 0);
  const worst = Math.max(...one.exact.data.map((level, i) => Math.abs(level - data[i]!)));
  expect(worst).toBeLessThan(rounding + 0.02);
});

interface ViewCase {
  readonly name: string;
  readonly seed: number;
  readonly key: string;
  readonly view: number;
  readonly pipeline: ImagePipeline;
  readonly width: number;
  readonly height: number;
  readonly flip: boolean;
  readonly steps: readonly (readonly [string, number])[];
  readonly pixels: GoldenTensor;
}

const folder = mkdtempSync(join(tmpdir(), 'zoo-views-'));
afterAll(() => rmSync(folder, { recursive: true }));
const normalize = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };

test.each(golden<ViewCase>('augmentation/views'))('torchvision, from file to tensor: $name', async (one) => {
  const { seed, key, view, pipeline, width, height } = one;
  const choices = randomChoices(pipeline, seed, key, view);
  expect(choices.flip).toBe(one.flip);
  expect(choices.colors.map(([kind]) => kind)).toEqual(one.steps.map(([kind]) => kind));
  const path = join(folder, `${width}-${height}.png`);
  await sharp(picture(width, height).data, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(path);
  const how = { pipeline, mode: 'train' as const, seed, batch: 1, normalize };
  for await (const { pixels } of readImages([{ image: path, key, view }], how)) {
    // In levels of 255: halfway between two, rounding may go either way.
    const off = one.pixels.data.map((value, i) => Math.abs(value - pixels[i]!) * 255 * normalize.std[i % 3]!);
    expect(pixels.length).toBe(off.length);
    expect(Math.max(...off)).toBeLessThan(1.5);
    expect(off.reduce((sum, x) => sum + x, 0) / off.length).toBeLessThan(0.05);
  }
});

test('crops of an image that is not square stay inside it, and reach its edges', () => {
  const pipeline: ImagePipeline = { resize: [20, 30], crop: [16, 10] };
  const windows = Array.from({ length: 2000 }, (_, view) => randomChoices(pipeline, 1, 'a', view).window);
  const range = (of: (window: (typeof windows)[number]) => number) => [
    Math.min(...windows.map(of)),
    Math.max(...windows.map(of)),
  ];
  expect(range(({ x }) => x)).toEqual([0, 20]);
  expect(range(({ y }) => y)).toEqual([0, 4]);
  expect(windows.every(({ width, height }) => width === 10 && height === 16)).toBe(true);
});
