import { expect, test } from 'vitest';
import { frameOf } from '../../src/data/frame-name.js';

test.each([
  ['video/00042.jpg', { sequence: 'video', position: 42 }],
  ['a/b_left/frame_7.png', { sequence: 'a/b_left', position: 7 }],
  ['a\\b\\0.jpg', { sequence: 'a\\b', position: 0 }],
  ['12.jpg', { sequence: '', position: 12 }],
  ['2024/portrait.jpg', {}],
  ['video/00042', {}],
  ['99999999999999999999.jpg', {}],
])('finds the frame in the path %s', (name, frame) => {
  expect(frameOf(name)).toEqual(frame);
});
