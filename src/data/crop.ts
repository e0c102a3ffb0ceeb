import type { Pixels, Square } from '../part.js';

/**
 * Crops a square from an image and rotates it upright: `side` pixels, rounded, with bilinear interpolation. Pixels
 * outside the image repeat its edge.
 */
export function cropSquare(image: Pixels, { x, y, side, angle }: Square): Pixels {
  const size = Math.max(1, Math.round(side));
  const data = new Uint8Array(size * size * 3);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const middle = (size - 1) / 2;
  let at = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [across, down] = [column - middle, row - middle];
      // positions refer to pixel centers: the first is at 0.5
      at = sample(image, x - 0.5 + cos * across - sin * down, y - 0.5 + sin * across + cos * down, data, at);
    }
  }
  return { data, width: size, height: size };
}

/** Writes the color at a position between pixels, and returns the next output position. */
function sample({ data, width, height }: Pixels, x: number, y: number, out: Uint8Array, at: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const [right, below] = [x - left, y - top];
  const columns = [clamp(left, width), clamp(left + 1, width)] as const;
  const rows = [clamp(top, height) * width, clamp(top + 1, height) * width] as const;
  for (let channel = 0; channel < 3; channel++) {
    const level = (row: number, column: number): number => data[3 * (row + column) + channel]!;
    const upper = level(rows[0], columns[0]) * (1 - right) + level(rows[0], columns[1]) * right;
    const lower = level(rows[1], columns[0]) * (1 - right) + level(rows[1], columns[1]) * right;
    out[at + channel] = Math.round(upper * (1 - below) + lower * below);
  }
  return at + 3;
}

const clamp = (at: number, length: number): number => Math.min(Math.max(at, 0), length - 1);
