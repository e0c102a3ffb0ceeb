import type { Drawing } from './drawing.js';
import { fill, stroke } from './ink.js';
import type { Point } from './space.js';

/** Both eyes with lids, and the marks of AU 6 (cheek raise) and AU 7 (lid tighten) around them. */
export function eyes(drawing: Drawing): string {
  return eye(drawing, -1) + eye(drawing, 1);
}

/** AU 7 narrows the opening from both lids, AU 6 from below; AU 1 + 2 widen it a little. */
function eye(drawing: Drawing, side: -1 | 1): string {
  const { space, who, unit, gaze, shade, id } = drawing;
  const { spacing, width, open, tilt, lid } = who.eyes;
  const wide = Math.min(unit(1), unit(2)) + 0.35 * unit(1);
  const up = Math.max(0.7, open * (4.7 + 1.7 * wide - 2.1 * unit(7) - 0.5 * unit(6) - 0.5 * unit(4)));
  const down = Math.max(0.3, open * (3.4 + 0.5 * wide - 2 * unit(7) - 1.7 * unit(6) - 0.4 * unit(12)));
  const at = (dx: number, dy: number): Point => [side * (spacing + dx), -3 + dy - (tilt * dx) / width];
  const upper = [
    at(-width, 0.6),
    at(-0.5 * width, -0.72 * up),
    at(0, -up),
    at(0.55 * width, -0.78 * up),
    at(width, 0),
  ];
  const lower = [
    at(width, 0),
    at(0.5 * width, 0.8 * down),
    at(0, down),
    at(-0.5 * width, 0.72 * down),
    at(-width, 0.6),
  ];
  const ball: Point = [side * spacing + gaze[0], -3.3 + gaze[1]];
  const clip = `${id}${side < 0 ? 'l' : 'r'}`;
  const opening = space.shape(upper, lower);
  return [
    fill(space.shape(upper.map(raise(1.5 + lid)), lower.map(raise(-1.8))), shade, 0.28),
    `<clipPath id="${clip}"><path d="${opening}"/></clipPath>`,
    fill(opening, '#f4f1ec'),
    `<g clip-path="url(#${clip})">`,
    fill(space.ellipse(ball, 3.9, 3.9), who.iris),
    fill(space.ellipse(ball, 1.8, 1.8), '#120d0b'),
    fill(space.ellipse([ball[0] - 1.2, ball[1] - 1.3], 0.8, 0.8), '#ffffff', 0.9),
    stroke(space.path(upper.map(raise(-0.6))), '#2a1a14', 1.6, 0.35),
    '</g>',
    stroke(space.path(upper), '#22140f', who.line * (who.makeup ? 1.9 : 1.35), 0.9),
    stroke(space.path(lower), drawing.crease, who.line * 0.8, 0.55 + 0.3 * unit(7)),
    stroke(
      space.path(upper.slice(0, 4).map(raise(lid))),
      drawing.crease,
      who.line * 0.9,
      0.6 * (1 - 0.6 * unit(4)),
    ),
    marks(drawing, at, down),
  ].join('');
}

/** AU 6: pouch, cheek line and crow's feet; AU 7: a tense lower lid. */
function marks(
  { space, who, unit, crease }: Drawing,
  at: (dx: number, dy: number) => Point,
  down: number,
): string {
  const { width } = who.eyes;
  const pouch = Math.min(0.85, 0.6 * unit(6) + 0.35 * unit(7) + 0.25 * who.age);
  const under = [at(-0.9 * width, 3.2), at(0, down + 2.4), at(0.8 * width, 3.4 - 1.2 * unit(6))];
  const cheek = [
    at(-0.7 * width, 8 - 1.5 * unit(6)),
    at(0.1 * width, 9.4 - 2.4 * unit(6)),
    at(1.2 * width, 6 - 2.5 * unit(6)),
  ];
  const feet = [-2.2, 0.6, 3.2].map((dy) => [
    at(width + 1.6, dy * 0.5),
    at(width + 4, dy * 0.9),
    at(width + 6.4, dy * 1.7),
  ]);
  return [
    stroke(space.path(under), crease, who.line, pouch),
    stroke(space.path(cheek), crease, who.line, 0.55 * unit(6)),
    stroke(space.lines(...feet), crease, who.line * 0.9, Math.min(0.8, 0.8 * unit(6) + 0.2 * who.age)),
  ].join('');
}

function raise(by: number): (point: Point) => Point {
  return ([x, y]) => [x, y - by];
}
