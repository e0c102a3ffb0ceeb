import type { Square } from 'declarative-zoo';

/** Side of the square that the detector reads, pixels. */
export const SIZE = 256;

/** Numbers per detection besides its score: the center and size of a box, and six points, each x and y. */
export const NUMBERS = 16;

/** A detected face, in pixels of the square that the detector read. */
export interface Face {
  readonly confidence: number;
  readonly x: number;
  readonly y: number;
  /** The longer side of its box. */
  readonly side: number;
  /** Rotation of the line through the eyes, clockwise, in radians. */
  readonly angle: number;
}

/** Positions of the detections: 16 x 16 cells with two each, then 8 x 8 with six. */
const GRIDS = [
  { places: 16, answers: 2 },
  { places: 8, answers: 6 },
] as const;

/** The center of each detection's cell, in the order of the detections, in pixels: `[896, 2]`. */
export const anchors: readonly (readonly [number, number])[] = GRIDS.flatMap(({ places, answers }) =>
  Array.from({ length: places * places * answers }, (_, i) => {
    const place = Math.floor(i / answers);
    const middle = (at: number): number => ((at + 0.5) * SIZE) / places;
    return [middle(place % places), middle(Math.floor(place / places))] as const;
  }),
);

/** The most probable face. `scores` are logits [896]; `answers` [896, 16]: box center and size, right eye, left eye, ... */
export function bestFace(scores: Float32Array, answers: Float32Array): Face {
  const best = scores.reduce((most, score, i) => (score > scores[most]! ? i : most), 0);
  const [left, top] = anchors[best]!;
  const [x, y, width, height, rightX, rightY, leftX, leftY] = answers.subarray(
    best * NUMBERS,
  ) as unknown as number[];
  return {
    confidence: 1 / (1 + Math.exp(-scores[best]!)),
    x: left + x!,
    y: top + y!,
    side: Math.max(width!, height!),
    angle: Math.atan2(leftY! - rightY!, leftX! - rightX!),
  };
}

/**
 * A face as the square of an image to cut out, if the detector read a square of `side` pixels that starts at (`left`,
 * `top`).
 */
export function squareOf(
  face: Face,
  read: { readonly left: number; readonly top: number; readonly side: number },
  { scale, upright }: { readonly scale: number; readonly upright: boolean },
): Square {
  const pixels = read.side / SIZE;
  return {
    x: read.left + face.x * pixels,
    y: read.top + face.y * pixels,
    side: scale * face.side * pixels,
    angle: upright ? face.angle : 0,
  };
}
