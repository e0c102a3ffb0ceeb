import type { Drawing } from './drawing.js';
import { fill, mix, stroke } from './ink.js';
import { type Point, points } from './space.js';

/** Glasses. */
export function glasses({ space, who, scene }: Drawing): string {
  if (who.glasses === 'none') return '';
  const x = who.eyes.spacing;
  const frame = mix(who.hair, '#101014', 0.7);
  const round = (side: number) => space.ellipse([side * x, -2, 36], 11, 10);
  const square = (side: number) =>
    space.shape(...SQUARE.map((edge) => edge.map(([dx, y, z]): Point => [side * x + dx, y, z!])));
  const lenses = [-1, 1].map(who.glasses === 'round' ? round : square).join('');
  const bridge: Point[] = [
    [11 - x, -4, 37],
    [0, -6, 42],
    [x - 11, -4, 37],
  ];
  const temple: Point[] = [
    [x + 11, -5, 34],
    [39, -5, 0],
  ];
  return (
    fill(lenses, '#ffffff', scene.light.strength > 0.4 ? 0.22 : 0.08) +
    stroke(lenses + space.path(bridge) + space.pair(temple), frame, 1.5)
  );
}

/** The edges of a square lens, relative to its center. */
const SQUARE: readonly (readonly Point[])[] = [
  points('-11.5 -9.5 36, 11.5 -9.5 36'),
  points('11.5 -9.5 36, 11.5 6 36'),
  points('11.5 6 36, -11.5 6 36'),
];
