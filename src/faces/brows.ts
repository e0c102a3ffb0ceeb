import type { Drawing } from './drawing.js';
import { fill, mix, stroke } from './ink.js';
import type { Point } from './space.js';

/** Brows, the lines between them (AU 4) and the folds of the forehead (AU 1, 2). */
export function brows(drawing: Drawing): string {
  return brow(drawing, -1) + brow(drawing, 1) + glabella(drawing) + forehead(drawing);
}

/** AU 1 lifts the inner end, AU 2 the outer two thirds; AU 4 lowers the whole brow, most at the inner end, and draws it in. */
function brow({ space, who, unit }: Drawing, side: -1 | 1): string {
  const { height, thickness, arch, tilt, color } = who.brows;
  const middle = who.eyes.spacing;
  const lift = (inner: number, outer: number, down: number) =>
    -inner * unit(1) - outer * unit(2) + down * unit(4);
  const at = (x: number, y: number): Point => [side * x, y];
  // Together with AU 1, AU 4 draws the inner ends in without lowering them.
  const still = 1 - 0.8 * unit(1);
  const top = height + tilt * side * 0.4;
  const line: [number, number][] = [
    [middle - 9.6 - 3 * unit(4), top + 1 + lift(6.6, 2, 6.2 * still)],
    [middle - 3.6 - 2 * unit(4), top + 0.1 + lift(4.2, 3.6, 4.8 * still)],
    [middle + 3.4 - 0.8 * unit(4), top - 0.7 * arch + lift(1.2, 5.8, 3)],
    [middle + 9.6, top + 2.2 + lift(0, 5.4, 1)],
  ];
  const half = [0.5, 0.5, 0.42, 0.1].map((share) => share * thickness);
  const upper = line.map(([x, y], i) => at(x, y - half[i]!));
  const lower = line.map(([x, y], i) => at(x, y + half[i]!)).reverse();
  return fill(space.shape(upper, lower), mix(color, '#20120c', 0.5), 0.92);
}

function glabella({ space, who, unit, crease }: Drawing): string {
  const depth = Math.min(1, 1.1 * unit(4) + 0.1 * who.age);
  const y = who.brows.height;
  const line: Point[] = [
    [2.6, y - 2.5],
    [2, y + 2],
    [2.8, y + 6.5],
  ];
  return stroke(space.pair(line), crease, who.line, 0.85 * depth);
}

/** Folds appear where the brow is lifted: in the middle for AU 1, at the sides for AU 2. */
function forehead({ space, who, unit, crease }: Drawing): string {
  const base = 0.15 * who.age;
  const fold = (x: number, y: number, bend: number): Point[] => [
    [x - 8, y + bend],
    [x, y - bend],
    [x + 8, y + bend],
  ];
  const middle = [-24.5, -29].map((y) => fold(0, y - 2 * unit(1), 0.8));
  const sides = [-24.5, -29].map((y) => space.pair(fold(17, y, 1.2)));
  return (
    stroke(space.lines(...middle), crease, who.line, Math.min(0.75, 0.7 * unit(1) + base)) +
    stroke(sides.join(''), crease, who.line, Math.min(0.75, 0.7 * unit(2) + base))
  );
}
