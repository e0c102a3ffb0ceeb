import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { changeColors } from '../../src/data/colors.js';
import { createResizer } from '../../src/data/resize.js';
import { picture } from './picture.js';

interface Golden {
  source: string;
  resize: { width: number; height: number; size: [height: number, width: number]; pixels: number[] }[];
  enhance: { kind: 'brightness' | 'contrast' | 'saturation'; factor: number; pixels: number[] }[];
}

const golden = JSON.parse(readFileSync(new URL('golden/pillow.json', import.meta.url), 'utf8')) as Golden;

test.each(golden.resize)(`$width x $height -> $size, byte for byte as ${golden.source}`, (it) => {
  const whole = { x: 0, y: 0, width: it.size[1], height: it.size[0] };
  const pixels = createResizer()(picture(it.width, it.height), it.size, whole);
  expect([...pixels]).toEqual(it.pixels);
});

test.each(golden.resize)(
  'a window of $width x $height -> $size equals that part of the whole image',
  (it) => {
    const window = { x: 2, y: 1, width: it.size[1] - 3, height: it.size[0] - 4 };
    const pixels = createResizer()(picture(it.width, it.height), it.size, window);
    const expected: number[] = [];
    for (let y = 0; y < window.height; y++) {
      const start = ((y + window.y) * it.size[1] + window.x) * 3;
      expected.push(...it.pixels.slice(start, start + window.width * 3));
    }
    expect([...pixels]).toEqual(expected);
  },
);

test('an image of the right size is not changed', () => {
  const image = picture(24, 24);
  const whole = { x: 0, y: 0, width: 24, height: 24 };
  expect([...createResizer()(image, [24, 24], whole)]).toEqual([...image.data]);
});

test.each(golden.enhance)(
  `$kind by $factor, within one level of ${golden.source}`,
  ({ kind, factor, pixels }) => {
    const { data } = picture(9, 6);
    changeColors(data, [[kind, factor]]);
    const worst = Math.max(...data.map((value, i) => Math.abs(value - pixels[i]!)));
    expect(worst).toBeLessThanOrEqual(1);
  },
);

test.each([
  ['red by a third is green', [255, 0, 0], 1 / 3, [0, 255, 0]],
  ['red by minus a third is blue', [255, 0, 0], -1 / 3, [0, 0, 255]],
  ['yellow by half is blue', [200, 200, 0], 0.5, [0, 0, 200]],
  ['orange by a sixth', [200, 100, 0], 1 / 6, [100, 200, 0]],
  ['half saturated, by a quarter', [200, 100, 100], 0.25, [150, 200, 100]],
  ['gray has no hue', [90, 90, 90], 0.4, [90, 90, 90]],
  ['a turn of zero changes nothing', [12, 250, 133], 0, [12, 250, 133]],
])('hue: %s', (_, from, turns, to) => {
  const pixel = Uint8Array.from(from);
  changeColors(pixel, [['hue', turns]]);
  expect([...pixel]).toEqual(to);
});
