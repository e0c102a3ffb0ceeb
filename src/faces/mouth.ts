import type { Drawing } from './drawing.js';
import { fill, mix, stroke } from './ink.js';
import type { Point } from './space.js';

/** The mouth's moving points in head coordinates. */
interface Lips {
  /** Corner (right side; the left mirrors it). */
  readonly corner: readonly [number, number];
  /** Height of the line between the lips in the middle, above and below the opening. */
  readonly inner: readonly [number, number];
  readonly upper: number;
  readonly lower: number;
}

/**
 * AU 12 pulls the corners out and up, 15 down; 10 lifts the upper lip; 23 narrows and tightens, 24 presses flat;
 * 25 parts the lips, 26 drops the jaw.
 */
function lips({ who, unit, jaw }: Drawing): Lips {
  const { y, width, upper, lower, curl } = who.mouth;
  const thin = (1 - 0.62 * unit(24)) * (1 - 0.35 * unit(23)) * (1 - 0.18 * unit(12));
  const gap = (2.8 * unit(25) + 0.85 * jaw) * (1 - 0.8 * unit(24));
  const middle = y + 1.4 * unit(12) - 1.2 * unit(15);
  return {
    corner: [
      width * (1 + 0.3 * unit(12) - 0.24 * unit(23) - 0.05 * unit(24) + 0.06 * unit(15) - 0.1 * unit(26)),
      y - curl - 6.2 * unit(12) + 6.4 * unit(15) + 0.35 * jaw,
    ],
    inner: [middle - 3.4 * unit(10) - 0.15 * gap, middle - 1.2 * unit(10) + 0.85 * gap],
    upper: upper * thin,
    lower: lower * thin,
  };
}

/** Mouth, nasolabial folds (AU 10, 12), and the marks of AU 15, 23 and 24. */
export function mouth(drawing: Drawing): string {
  const { space, who, unit, id } = drawing;
  const lip = lips(drawing);
  const [cx, cy] = lip.corner;
  const [top, bottom] = lip.inner;
  const left: Point = [-cx, cy];
  const right: Point = [cx, cy];
  const bow = (y: number, share: number) => y + (cy - y) * share;
  const upperOut: Point[] = [
    left,
    [-0.55 * cx, bow(top - 0.8 * lip.upper, 0.34)],
    [-0.2 * cx, top - lip.upper],
    [0, top - 0.72 * lip.upper],
    [0.2 * cx, top - lip.upper],
    [0.55 * cx, bow(top - 0.8 * lip.upper, 0.34)],
    right,
  ];
  const arc = (y: number, share: number): Point[] => [
    right,
    [0.58 * cx, bow(y, share)],
    [0, y],
    [-0.58 * cx, bow(y, share)],
    left,
  ];
  const upperIn = arc(top, 0.3);
  const lowerIn = arc(bottom, 0.26);
  const lowerOut = arc(bottom + lip.lower, 0.24);
  const color = who.makeup ? mix(who.lips, '#b3202c', 0.5) : mix(who.skin, who.lips, 0.5);
  const opening = space.shape([...upperIn].reverse(), lowerIn);
  const parted = bottom - top > 0.9;
  return [
    folds(drawing, lip),
    fill(space.shape(upperOut, lowerOut), color),
    fill(space.shape(upperOut, upperIn), mix(color, '#40100c', 0.22)),
    parted ? inside(drawing, opening, lip, `${id}m`) : '',
    parted ? '' : stroke(space.path(upperIn), mix(color, '#200806', 0.7), who.line * (1.1 + 0.5 * unit(24))),
    strain(drawing, lip),
  ].join('');
}

function inside({ space }: Drawing, opening: string, lip: Lips, id: string): string {
  const [cx] = lip.corner;
  const [top, bottom] = lip.inner;
  const gap = bottom - top;
  const teeth = Math.min(3.6, 0.55 * gap);
  const edge = (y: number): Point[] => [
    [-cx, y - 1.5],
    [0, y],
    [cx, y - 1.5],
  ];
  return [
    `<clipPath id="${id}"><path d="${opening}"/></clipPath><g clip-path="url(#${id})">`,
    fill(opening, '#3a1210'),
    gap > 6 ? fill(space.ellipse([0, bottom], 0.6 * cx, 0.3 * gap), '#a8534d') : '',
    fill(space.shape(edge(top - 5), edge(top + teeth).reverse()), '#f3efe6'),
    '</g>',
  ].join('');
}

function folds({ space, who, unit, crease }: Drawing, lip: Lips): string {
  const depth = Math.min(0.9, 0.75 * unit(10) + 0.5 * unit(12) + 0.22 * who.age);
  const [cx, cy] = lip.corner;
  const wing = who.nose.length - 2.5 * unit(10);
  const fold: Point[] = [
    [who.nose.width + 1, wing - 1],
    [who.nose.width + 4.2 + 2.5 * unit(12) + 1.5 * unit(10), wing + 4.5],
    [cx + 3, cy - 1.5],
  ];
  const dimple: Point[] = [
    [cx + 1, cy - 1.8],
    [cx + 2, cy],
    [cx + 1.2, cy + 1.6],
  ];
  return (
    stroke(space.pair(fold), crease, who.line * (1.1 + 0.5 * unit(10)), depth) +
    stroke(space.pair(dimple), crease, who.line, 0.7 * unit(12))
  );
}

/** AU 15: lines below the corners and a balled chin; AU 23: fine lines into the lips; AU 24: bulges above and below. */
function strain({ space, who, unit, crease, chin }: Drawing, lip: Lips): string {
  const [cx, cy] = lip.corner;
  const above = lip.inner[0] - lip.upper;
  const below = lip.inner[1] + lip.lower;
  const sag: Point[] = [
    [cx + 0.6, cy],
    [cx + 1.8, cy + 3],
    [cx + 0.8, cy + 6.5],
  ];
  const press: Point[] = [
    [cx + 0.4, cy - 1.6],
    [cx + 2, cy],
    [cx + 0.4, cy + 1.8],
  ];
  const purse = [0.2, 0.6].flatMap((share): Point[][] => [
    [
      [share * cx, above - 2.6],
      [share * cx * 0.8, above - 0.2],
    ],
    [
      [share * cx * 0.8, below + 0.4],
      [share * cx, below + 2.6],
    ],
  ]);
  const arch = (x: number, y: number, rise: number): Point[] => [
    [-x, y],
    [0, y - rise],
    [x, y],
  ];
  return [
    stroke(space.pair(sag), crease, who.line, 0.75 * unit(15)),
    stroke(space.pair(press), crease, who.line, 0.75 * unit(24)),
    stroke(purse.map(space.pair).join(''), crease, who.line * 0.8, 0.7 * unit(23)),
    stroke(space.path(arch(0.55 * cx, below + 2.4, 1 - unit(15))), crease, who.line, 0.3 + 0.4 * unit(24)),
    stroke(space.path(arch(5, chin - 7, 2.5)), crease, who.line, 0.6 * unit(15) + 0.2 * unit(24)),
  ].join('');
}
