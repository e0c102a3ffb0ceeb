import { demoOf } from './demo.js';
import type { Sample } from './sample.js';

/** What stands out from a plain background: plain arithmetic on pixels, and a photo in which nothing does. */
export const aligner: Sample = {
  shelf: 'aligners',
  part: 'trim',
  imports: ['defineAligner'],
  description: 'The square around all that differs from the colour of the first pixel.',
  required: [],
  options: {
    tolerance: {
      description: 'How much of red, green or blue, from 0 to 255, is no difference yet.',
      type: 'number',
      minimum: 0,
      maximum: 255,
      default: 24,
    },
    scale: {
      description: 'Side of the square, where 1 just holds what was found.',
      type: 'number',
      exclusiveMinimum: 0,
      default: 1.1,
    },
  },
  doc: [
    'The square around all pixels whose red, green or blue differs from that of the first one by more than `tolerance`,',
    '`scale` times as wide; upright. Null where none does.',
  ],
  takes: '{ tolerance, scale }',
  work: [
    `open: async () => ({
  identity: 'trim, version 1',
  find: async ({ data, width, height }) => {
    let [left, right, top, bottom] = [width, -1, height, -1];
    for (let pixel = 0; pixel < width * height; pixel++) {
      const differs = [0, 1, 2].some((c) => Math.abs(data[3 * pixel + c]! - data[c]!) > tolerance);
      if (!differs) continue;
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), y];
    }
    if (right < 0) return null;
    const side = scale * Math.max(right - left + 1, bottom - top + 1);
    return { x: (left + right + 1) / 2, y: (top + bottom + 1) / 2, side, angle: 0 };
  },
  close() {},
})`,
  ],
  page: (type) => [
    'extends: va-fc-bn-tanh',
    '',
    'images:',
    `  align: { type: ${type}, missing: whole }`,
    '',
    ...demoOf('va'),
  ],
  test: [
    '/** 8 x 6 pixels, black but for columns 2 to 4 of rows 1 and 2. */',
    'const photo = { data: new Uint8Array(3 * 8 * 6), width: 8, height: 6 };',
    'for (const row of [1, 2]) photo.data.fill(255, 3 * (8 * row + 2), 3 * (8 * row + 5));',
    'const { find } = await part.bind({ tolerance: 24, scale: 2 }).open();',
    '',
    "test('by hand: the middle of columns 2 to 4 and rows 1 and 2 is (3.5, 2), twice three is 6', async () => {",
    '  assert.deepEqual(await find(photo), { x: 3.5, y: 2, side: 6, angle: 0 });',
    '});',
    '',
    "test('in a plain photo there is nothing', async () => {",
    '  assert.equal(await find({ ...photo, data: new Uint8Array(3 * 8 * 6) }), null);',
    '});',
  ],
};
