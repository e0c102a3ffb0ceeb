import type { Drawing } from './drawing.js';
import { fill, mix, stroke } from './ink.js';
import type { Point } from './space.js';

/** Beard or mustache, below the lips. */
export function beard({ space, who, chin, jaw, unit }: Drawing): string {
  const { beard: kind, hair, mouth, nose } = who;
  if (kind === 'none') return '';
  const color = mix(hair, '#1a0f0a', 0.25);
  const y = mouth.y - 2.6 * unit(10);
  const w = mouth.width;
  const lip = fill(
    space.shape(
      [
        [-w - 1, y - 2 - 3 * unit(12)],
        [-0.5 * w, y - 6.4],
        [0, nose.length + 4.6],
        [0.5 * w, y - 6.4],
        [w + 1, y - 2 - 3 * unit(12)],
      ],
      [
        [w + 1, y - 2 - 3 * unit(12)],
        [0.4 * w, y - 3.8],
        [0, y - 4.4],
        [-0.4 * w, y - 3.8],
        [-w - 1, y - 2 - 3 * unit(12)],
      ],
    ),
    color,
    0.85,
  );
  if (kind === 'mustache') return lip;
  const low = y + 8 + 0.9 * jaw;
  if (kind === 'goatee') {
    const tuft: Point[] = [
      [-9, low + 3],
      [0, low + 1],
      [9, low + 3],
      [8, chin - 1],
      [0, chin + 3, 0],
      [-8, chin - 1],
      [-9, low + 3],
    ];
    return lip + fill(space.shape(tuft), color, 0.85);
  }
  const jowl = 37 * who.head.jaw;
  const edge: Point[] = [
    [-37, 4, 0],
    [-jowl * 0.86, 26, 0],
    [-17, chin - 2, 0],
    [0, chin + 3, 0],
    [17, chin - 2, 0],
    [jowl * 0.86, 26, 0],
    [37, 4, 0],
  ];
  const inner: Point[] = [
    [37, 4, 0],
    [28, 18],
    [w + 5, y - 5],
    [w + 3, y + 4],
    [0, low],
    [-w - 3, y + 4],
    [-w - 5, y - 5],
    [-28, 18],
    [-37, 4, 0],
  ];
  const mass = space.shape(edge, inner);
  return kind === 'stubble' ? fill(mass, color, 0.22) : lip + fill(mass, color, 0.88);
}

/** Glasses on the nose. */
export function glasses({ space, who, scene }: Drawing): string {
  if (who.glasses === 'none') return '';
  const x = who.eyes.spacing;
  const frame = mix(who.hair, '#101014', 0.7);
  const lens = (side: number): string => {
    if (who.glasses === 'round') return space.ellipse([side * x, -2, 36], 11, 10);
    const [l, r] = [side * x - 11.5, side * x + 11.5];
    return space.shape(
      [
        [l, -9.5, 36],
        [r, -9.5, 36],
      ],
      [
        [r, -9.5, 36],
        [r, 6, 36],
      ],
      [
        [r, 6, 36],
        [l, 6, 36],
      ],
    );
  };
  const glare = scene.light.strength > 0.4 ? 0.22 : 0.08;
  return [
    ...[-1, 1].map((side) => fill(lens(side), '#ffffff', glare) + stroke(lens(side), frame, 1.5)),
    stroke(
      space.path([
        [-x + 11, -4, 37],
        [0, -6, 42],
        [x - 11, -4, 37],
      ]),
      frame,
      1.5,
    ),
    ...[-1, 1].map((side) =>
      stroke(
        space.path([
          [side * (x + 11), -5, 34],
          [side * 39, -5, 0],
        ]),
        frame,
        1.4,
      ),
    ),
  ].join('');
}

/** What covers part of the face in this frame. */
export function occluder({ space, who, scene, shade }: Drawing): string {
  const [side, reach] = scene.cover;
  if (scene.occluder === 'hand') {
    const x = side * (16 - 14 * reach);
    const finger = (i: number): Point[] => [
      [x + side * (14 + 7.4 * i), 70, 48],
      [x + side * (6 + 7.6 * i), 48, 50],
      [x + side * 7.4 * i, 26 - 6 * reach + 3 * Math.abs(i - 1.2), 50],
    ];
    return [3, 2, 1, 0]
      .map(
        (i) =>
          stroke(space.path(finger(i)), shade, 10.4) +
          stroke(space.path(finger(i)), mix(who.skin, shade, 0.12), 9),
      )
      .join('');
  }
  if (scene.occluder === 'microphone') {
    const tip: Point = [side * 8 * reach, 40 - 5 * reach, 60];
    return (
      stroke(space.path([tip, [side * 18, 90, 60]]), '#202024', 6) +
      fill(space.ellipse(tip, 7.5, 8), '#3a3a40')
    );
  }
  if (scene.occluder === 'strand') {
    const lock: Point[] = [
      [side * 10, -58, 20],
      [side * (14 + 6 * reach), -24, 42],
      [side * (12 + 8 * reach), 8, 44],
    ];
    return stroke(space.path(lock), who.hair, 4.5 + 3 * reach, 0.95);
  }
  const inset = 26 - 12 * reach;
  const bar: Point[] = [
    [side * inset, -90, 60],
    [side * 120, -90, 60],
    [side * 120, 120, 60],
    [side * (inset + 8), 120, 60],
  ];
  return scene.occluder === 'edge'
    ? fill(space.shape(bar.slice(0, 2), bar.slice(2)), mix(scene.backdrop[1], '#000000', 0.5))
    : '';
}
