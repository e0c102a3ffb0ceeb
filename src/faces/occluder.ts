import type { Drawing } from './drawing.js';
import { fill, mix, stroke } from './ink.js';
import type { Occluder } from './scene.js';
import type { Point } from './space.js';

/** The object that covers part of the face in this frame. */
export function occluder(drawing: Drawing): string {
  const [side, reach] = drawing.scene.cover;
  return OCCLUDERS[drawing.scene.occluder](drawing, side, reach);
}

const OCCLUDERS: { readonly [name in Occluder]: (drawing: Drawing, side: number, reach: number) => string } =
  {
    none: () => '',
    hand: ({ space, who, shade }, side, reach) => {
      const x = 16 - 14 * reach;
      const finger = (i: number): Point[] => [
        [side * (x + 14 + 7.4 * i), 70, 48],
        [side * (x + 6 + 7.6 * i), 48, 50],
        [side * (x + 7.4 * i), 26 - 6 * reach + 3 * Math.abs(i - 1.2), 50],
      ];
      const skin = mix(who.skin, shade, 0.12);
      const fingers = [3, 2, 1, 0].map((i) => space.path(finger(i)));
      return fingers.map((path) => stroke(path, shade, 10.4) + stroke(path, skin, 9)).join('');
    },
    microphone: ({ space }, side, reach) => {
      const tip: Point = [side * 8 * reach, 40 - 5 * reach, 60];
      const handle = stroke(space.path([tip, [side * 18, 90, 60]]), '#202024', 6);
      return handle + fill(space.ellipse(tip, 7.5, 8), '#3a3a40');
    },
    strand: ({ space, who }, side, reach) => {
      const lock: Point[] = [
        [side * 10, -58, 20],
        [side * (14 + 6 * reach), -24, 42],
        [side * (12 + 8 * reach), 8, 44],
      ];
      return stroke(space.path(lock), who.hair, 4.5 + 3 * reach, 0.95);
    },
    edge: ({ space, scene }, side, reach) => {
      const inset = 26 - 12 * reach;
      const near: Point[] = [
        [side * (inset + 8), 120, 60],
        [side * inset, -90, 60],
      ];
      const far: Point[] = [
        [side * 120, -90, 60],
        [side * 120, 120, 60],
      ];
      return fill(space.shape(near, far), mix(scene.backdrop[1], '#000000', 0.5));
    },
  };
