import assert from 'node:assert/strict';
import { test } from 'node:test';
import part from '../dist/parts/aligners/sample-part.js';

/** 8 x 6 pixels, black except columns 2 to 4 of rows 1 and 2. */
const photo = { data: new Uint8Array(3 * 8 * 6), width: 8, height: 6 };
for (const row of [1, 2]) photo.data.fill(255, 3 * (8 * row + 2), 3 * (8 * row + 5));
const { find } = await part.bind({ tolerance: 24, scale: 2 }).open();

test('by hand: the middle of columns 2 to 4 and rows 1 and 2 is (3.5, 2), twice three is 6', async () => {
  assert.deepEqual(await find(photo), { x: 3.5, y: 2, side: 6, angle: 0 });
});

test('in a plain photo there is nothing', async () => {
  assert.equal(await find({ ...photo, data: new Uint8Array(3 * 8 * 6) }), null);
});
