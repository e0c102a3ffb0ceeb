import type { Drawing } from './drawing.js';
import { fill, mix, stroke } from './ink.js';
import type { Point } from './space.js';
import type { Hair } from './style.js';

/** Half of the hairline over the forehead, from the middle to the temple, per cut. */
const HAIRLINES: Partial<Record<Hair, readonly (readonly [number, number])[]>> = {
  buzz: [
    [0, -36],
    [18, -35],
    [30, -26],
    [36, -10],
  ],
  short: [
    [0, -35],
    [16, -35],
    [28, -27],
    [35, -12],
  ],
  parted: [
    [0, -36],
    [16, -33],
    [29, -24],
    [36, -8],
  ],
  fringe: [
    [0, -24],
    [14, -23],
    [27, -20],
    [35, -6],
  ],
  long: [
    [0, -40],
    [13, -35],
    [26, -22],
    [35, 2],
  ],
  bob: [
    [0, -26],
    [14, -25],
    [28, -19],
    [34, 4],
  ],
  curly: [
    [0, -34],
    [15, -33],
    [28, -24],
    [35, -8],
  ],
  bun: [
    [0, -37],
    [15, -36],
    [28, -27],
    [36, -8],
  ],
  receding: [
    [0, -42],
    [10, -47],
    [24, -46],
    [36, -16],
  ],
  spiky: [
    [0, -34],
    [16, -35],
    [28, -27],
    [35, -12],
  ],
};

/** Hair behind the head: what hangs or stands beside the face. */
export function hairBehind({ space, who, unit: _, scene }: Drawing): string {
  const dark = mix(who.hair, '#000000', 0.25);
  if (who.cut === 'long')
    return fill(
      space.shape(
        mirror([
          [0, -64, -8],
          [30, -54, -8],
          [45, -20, -8],
          [47, 20, -8],
          [50, 70, -8],
          [20, 76, -8],
        ]),
      ),
      dark,
    );
  if (who.cut === 'bob')
    return fill(
      space.shape(
        mirror([
          [0, -64, -8],
          [30, -54, -8],
          [45, -18, -8],
          [47, 12, -8],
          [40, 32, -8],
          [14, 36, -8],
        ]),
      ),
      dark,
    );
  if (who.cut === 'bun') return fill(space.ellipse([0, -62, -6], 13, 11), dark);
  if (who.cut === 'curly') return curls(space, who.hair);
  if (who.cut === 'hood')
    return fill(
      space.shape(
        mirror([
          [0, -68, -10],
          [36, -58, -10],
          [52, -14, -10],
          [52, 40, -10],
          [40, 78, -10],
        ]),
      ),
      scene.clothes,
    );
  return '';
}

/** Hair, or what is worn instead of it, over the forehead. */
export function hairBefore(drawing: Drawing): string {
  const { space, who } = drawing;
  if (who.cut === 'bald') return '';
  if (who.cut === 'cap' || who.cut === 'scarf' || who.cut === 'hood') return worn(drawing);
  const line = HAIRLINES[who.cut]!;
  const part = who.cut === 'parted' ? 12 : 0;
  const top = who.cut === 'buzz' ? -58 : -63;
  const crown: Point[] = [
    [-39, 0, 0],
    [-41, -26, 0],
    [-28, -52, 0],
    [0, top, 0],
    [28, -52, 0],
    [41, -26, 0],
    [39, 0, 0],
  ];
  const right = [...line].reverse().map(([x, y]): Point => [x, y + (part * (36 - x)) / 60]);
  const left = line.map(([x, y]): Point => [-x, y - (part * (36 - x)) / 90]);
  const mass = space.shape(crown, [[39, 0, 0], ...right, ...left, [-39, 0, 0]]);
  const light = mix(who.hair, '#ffffff', 0.22);
  const shine = stroke(
    space.path([
      [-26, -44],
      [-8, -52],
      [10, -51],
    ]),
    light,
    2.4,
    0.35,
  );
  return (
    fill(mass, who.hair, who.cut === 'buzz' ? 0.65 : 1) +
    shine +
    strands(drawing) +
    (who.cut === 'spiky' ? spikes(drawing) : '')
  );
}

function strands({ space, who }: Drawing): string {
  const dark = mix(who.hair, '#000000', 0.45);
  const from = who.cut === 'parted' ? -16 : 0;
  return [-30, -18, -8, 8, 18, 30]
    .map((x) =>
      stroke(
        space.path([
          [from + x * 0.3, -58, 8],
          [x * 0.8, -48],
          [x * 1.1, -34 + Math.abs(x) * 0.3],
        ]),
        dark,
        0.7,
        who.cut === 'buzz' ? 0.1 : 0.35,
      ),
    )
    .join('');
}

function spikes({ space, who }: Drawing): string {
  const teeth = [-34, -20, -6, 8, 22, 36].flatMap((x): Point[][] => [
    [
      [x - 7, -48 + Math.abs(x) * 0.45, 0],
      [x, -66 + Math.abs(x) * 0.5, 0],
    ],
    [
      [x, -66 + Math.abs(x) * 0.5, 0],
      [x + 7, -48 + Math.abs(x) * 0.45, 0],
    ],
  ]);
  return fill(space.shape(...teeth), who.hair);
}

function curls(space: Drawing['space'], color: string): string {
  const ring = Array.from({ length: 15 }, (_, i) => (Math.PI * (i - 2.5)) / 9);
  return ring
    .map((angle, i) =>
      fill(
        space.ellipse([-43 * Math.cos(angle), -18 - 40 * Math.sin(angle), -6], 13, 13),
        mix(color, '#000000', i % 2 ? 0.1 : 0.25),
      ),
    )
    .join('');
}

function worn({ space, who, scene }: Drawing): string {
  const cloth = mix(scene.clothes, who.hair, 0.3);
  const seam = mix(cloth, '#000000', 0.4);
  const crown: Point[] = [
    [-40, -16, 0],
    [-40, -40, 0],
    [-22, -62, 0],
    [0, -66, 0],
    [22, -62, 0],
    [40, -40, 0],
    [40, -16, 0],
  ];
  if (who.cut === 'cap') {
    const brim: Point[] = [
      [40, -16, 0],
      [24, -29],
      [0, -33],
      [-24, -29],
      [-40, -16, 0],
    ];
    return fill(space.shape(crown, brim), cloth) + stroke(space.path(brim), seam, 2.2, 0.8);
  }
  const reach = who.cut === 'scarf' ? 56 : 70;
  const around: Point[] = [
    [-46, reach, -4],
    [-46, -14, -4],
    [-30, -58, -4],
    [0, -67, -4],
    [30, -58, -4],
    [46, -14, -4],
    [46, reach, -4],
  ];
  const opening: Point[] = [
    [30, reach, -4],
    [33, 26, 0],
    [35, -6, 4],
    [26, -29],
    [0, -37],
    [-26, -29],
    [-35, -6, 4],
    [-33, 26, 0],
    [-30, reach, -4],
  ];
  return fill(space.shape(around, opening), cloth) + stroke(space.path(opening), seam, 1.2, 0.6);
}

/** A half outline from the top middle down the right, mirrored into a closed one. */
function mirror(half: readonly Point[]): Point[] {
  return [...half, ...half.map(([x, y, z]): Point => [-x, y, z ?? 0]).reverse()];
}
