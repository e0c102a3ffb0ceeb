import { BEHIND, BRIM, CAP, CLOTH, CROWN, HAIRLINES, OPENING } from './cuts.js';
import type { Drawing } from './drawing.js';
import { fill, mix, stroke } from './ink.js';
import { mirrored, type Point, points } from './space.js';

/** Hair behind the head: the part that is visible beside the face. */
export function hairBehind({ space, who, scene }: Drawing): string {
  if (who.cut === 'curly') return curls(space, who.hair);
  const half = BEHIND[who.cut];
  const color = who.cut === 'hood' ? scene.clothes : mix(who.hair, '#000000', 0.25);
  return half ? fill(space.shape([...half, ...half.map(mirrored).reverse()]), color) : '';
}

/** Hair, or what is worn instead, over the forehead. */
export function hairBefore(drawing: Drawing): string {
  const { space, who } = drawing;
  const line = HAIRLINES[who.cut];
  if (!line) return who.cut === 'bald' ? '' : worn(drawing);
  const part = who.cut === 'parted' ? 12 : 0;
  const right = line.map(([x, y]): Point => [x, y + (part * (36 - x)) / 60]).reverse();
  const left = line.map(([x, y]): Point => [-x, y - (part * (36 - x)) / 90]);
  const mass = space.shape(CROWN, [CROWN.at(-1)!, ...right, ...left, CROWN[0]!]);
  const shine = stroke(space.path(SHINE), mix(who.hair, '#ffffff', 0.22), 2.4, 0.35);
  const spiky = who.cut === 'spiky' ? fill(space.shape(...SPIKES), who.hair) : '';
  return fill(mass, who.hair, who.cut === 'buzz' ? 0.65 : 1) + shine + strands(drawing) + spiky;
}

const SHINE = points('-26 -44, -8 -52, 10 -51');

const SPIKES = [-34, -20, -6, 8, 22, 36].flatMap((x) => {
  const tip: Point = [x, -66 + Math.abs(x) * 0.5, 0];
  const foot = (side: number): Point => [x + side * 7, -48 + Math.abs(x) * 0.45, 0];
  return [
    [foot(-1), tip],
    [tip, foot(1)],
  ];
});

function strands({ space, who }: Drawing): string {
  const from = who.cut === 'parted' ? -16 : 0;
  const each = [-30, -18, -8, 8, 18, 30].map((x): Point[] => [
    [from + x * 0.3, -58, 8],
    [x * 0.8, -48],
    [x * 1.1, -34 + Math.abs(x) * 0.3],
  ]);
  return stroke(space.lines(...each), mix(who.hair, '#000000', 0.45), 0.7, who.cut === 'buzz' ? 0.1 : 0.35);
}

/** A ring of curls; every other one is darker. */
function curls(space: Drawing['space'], color: string): string {
  const ring = Array.from({ length: 15 }, (_, i) => (Math.PI * (i - 2.5)) / 9);
  const curl = (angle: number) =>
    space.ellipse([-43 * Math.cos(angle), -18 - 40 * Math.sin(angle), -6], 13, 13);
  const every = (first: number) =>
    ring
      .filter((_, i) => i % 2 === first)
      .map(curl)
      .join('');
  return fill(every(0), mix(color, '#000000', 0.25)) + fill(every(1), mix(color, '#000000', 0.1));
}

function worn({ space, who, scene }: Drawing): string {
  const cloth = mix(scene.clothes, who.hair, 0.3);
  const seam = mix(cloth, '#000000', 0.4);
  if (who.cut === 'cap')
    return fill(space.shape(CAP, BRIM), cloth) + stroke(space.path(BRIM), seam, 2.2, 0.8);
  return fill(space.shape(CLOTH, OPENING), cloth) + stroke(space.path(OPENING), seam, 1.2, 0.6);
}
