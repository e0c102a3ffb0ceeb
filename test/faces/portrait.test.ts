import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createDice } from '../../src/faces/dice.js';
import { UNITS } from '../../src/faces/emotions.js';
import { drawIdentity } from '../../src/faces/identity.js';
import { portrait } from '../../src/faces/portrait.js';
import type { Scene } from '../../src/faces/scene.js';
import { createSpace } from '../../src/faces/space.js';
import { STYLES } from '../../src/faces/style.js';

const style = STYLES.demo!;
const pose = { yaw: 0, pitch: 0, roll: 0, scale: 1, shift: [0, 0] } as const;
const scene: Scene = {
  pose,
  gaze: [0, 0],
  light: { angle: 0, strength: 0.1, exposure: 0, tint: '#ffffff' },
  backdrop: ['#c9d2d9', '#8fa3ad'],
  clothes: '#2d3a4f',
  blur: 0,
  quality: 90,
  occluder: 'none',
  cover: [1, 0],
};
const who = {
  ...drawIdentity(createDice(1, 'portrait'), style),
  cut: 'short',
  beard: 'none',
  glasses: 'none',
} as const;

async function pixels(unit?: number, level = 1): Promise<Buffer> {
  const svg = portrait(
    who,
    UNITS.map((each) => (each === unit ? level : 0)),
    scene,
    style,
    112,
  );
  return sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
}

/** Where two pictures differ by more than 12 levels: how many pixels, and their middle row. */
function change(a: Buffer, b: Buffer) {
  const rows: number[] = [];
  for (let i = 0; i < a.length; i += 3) {
    const most = Math.max(...[0, 1, 2].map((c) => Math.abs(a[i + c]! - b[i + c]!)));
    if (most > 12) rows.push(Math.floor(i / 3 / 112));
  }
  return { count: rows.length, middle: rows.sort((x, y) => x - y)[rows.length >> 1]! };
}

// In a frontal face, the eyes are near row 53 and the mouth near row 84.
test.each([
  [1, 20, 52],
  [2, 20, 52],
  [4, 30, 55],
  [6, 45, 70],
  [7, 45, 62],
  [10, 60, 92],
  [12, 62, 92],
  [15, 78, 105],
  [23, 78, 95],
  [24, 78, 95],
  [25, 78, 95],
  [26, 78, 112],
])('AU %i changes the face between rows %i and %i, more when it is stronger', async (unit, top, bottom) => {
  const [neutral, half, full] = await Promise.all([pixels(), pixels(unit, 0.5), pixels(unit)]);
  const changed = change(neutral, full);
  expect(changed.count).toBeGreaterThan(20);
  expect(changed.middle).toBeGreaterThanOrEqual(top);
  expect(changed.middle).toBeLessThanOrEqual(bottom);
  expect(change(neutral, half).count).toBeLessThan(changed.count);
});

test.each([
  ['front', pose, [56, 56]],
  ['moved', { ...pose, shift: [3, -2] as const }, [59, 54]],
  ['turned by 30 degrees: depth 30 goes right by half of it', { ...pose, yaw: Math.PI / 6 }, [71, 56]],
  ['nodded by 30 degrees: down by half of it', { ...pose, pitch: Math.PI / 6 }, [56, 71]],
])('places the middle of a face: %s', (_, held, expected) => {
  const [x, y] = createSpace(held, 112).at([0, 0]);
  expect(x).toBeCloseTo(expected[0]!, 6);
  expect(y).toBeCloseTo(expected[1]!, 6);
});
