import type { Drawing } from './drawing.js';
import { fill, mix, stroke } from './ink.js';
import type { Point } from './space.js';

/** Neck and shoulders. */
export function body({ space, who, scene, shade, chin, style }: Drawing): string {
  const jaw = 24 * who.head.jaw;
  const neck: Point[] = [
    [-jaw, 24, 0],
    [-jaw + 3, 60, 0],
    [-jaw - 4, 90, 0],
  ];
  const mirrored = neck.map(([x, y, z]): Point => [-x, y, z ?? 0]).reverse();
  const shoulders: Point[] = [
    [-80, 120, 0],
    [-62, 76, 0],
    [-24, 66, 0],
    [0, 74, 0],
    [24, 66, 0],
    [62, 76, 0],
    [80, 120, 0],
  ];
  return [
    fill(space.shape(neck, mirrored), mix(who.skin, shade, 0.75)),
    fill(space.ellipse([0, chin + 3, 0], 20, 6), shade, 0.5 * style.relief),
    fill(space.shape(shoulders), scene.clothes),
  ].join('');
}

/** Outline of the head, clockwise from the crown, closed. */
function outline({ who, chin, jaw }: Drawing): Point[] {
  const { width, cheek, jaw: jowl, chin: tip } = who.head;
  const half: [number, number][] = [
    [22 * width, -50],
    [36 * width, -28],
    [38.5 * width, -5],
    [36.5 * cheek, 13],
    [30 * jowl, 31 + 0.4 * jaw],
    [16 * tip * jowl, chin - 4.5],
  ];
  const right = half.map(([x, y]): Point => [x, y, 0]);
  const left = half.map(([x, y]): Point => [-x, y, 0]).reverse();
  return [[0, -57, 0], ...right, [0, chin, 0], ...left, [0, -57, 0]];
}

/** Path data of the head's outline. */
function headShape(drawing: Drawing): string {
  return drawing.space.shape(outline(drawing));
}

/** Ears and the shaded head: lit in the middle, darker at the rim, with cheeks that AU 6 and 12 lift. */
export function head(drawing: Drawing): string {
  const { space, who, shade, id, style, unit } = drawing;
  const shape = headShape(drawing);
  const [lx, ly] = space.at([0, -8]);
  const rim = mix(who.skin, shade, 0.7 * style.relief);
  const lift = 4 * unit(6) + 1.5 * unit(12);
  const light = mix(who.skin, '#ffe9d8', 0.2);
  const cheeks = [-1, 1].map((side) => {
    const at: Point = [side * (20 + 1.5 * unit(12)), 14 - lift];
    return (
      fill(space.ellipse(at, 11, 9.5), `url(#${id}c)`, who.makeup ? 0.6 : 0.35) +
      fill(space.ellipse([at[0], at[1] - 3], 7, 4.5), `url(#${id}h)`, 0.2 + 0.4 * unit(6))
    );
  });
  return [
    ears(drawing),
    `<radialGradient id="${id}s" gradientUnits="userSpaceOnUse" cx="${lx.toFixed(1)}" cy="${ly.toFixed(1)}" r="62">`,
    `<stop offset="0" stop-color="${light}"/><stop offset=".5" stop-color="${who.skin}"/>`,
    `<stop offset="1" stop-color="${rim}"/></radialGradient>`,
    glow(`${id}c`, mix(who.skin, '#d0443a', 0.45)),
    glow(`${id}h`, mix(light, '#ffffff', 0.25)),
    fill(shape, `url(#${id}s)`),
    stroke(shape, shade, who.line, 0.7 * style.ink),
    ...cheeks,
  ].join('');
}

/** A spot of color that fades towards its edge. */
function glow(id: string, color: string): string {
  const stop = (offset: number, opacity: number) =>
    `<stop offset="${offset}" stop-color="${color}" stop-opacity="${opacity}"/>`;
  return `<radialGradient id="${id}">${stop(0, 1)}${stop(0.4, 0.75)}${stop(1, 0)}</radialGradient>`;
}

function ears({ space, who, shade }: Drawing): string {
  const x = 38.5 * who.head.width;
  const inner: Point[] = [
    [x + 1, -5, -8],
    [x + 3.4, 0, -8],
    [x + 1, 5, -8],
  ];
  const both = [-x, x].map((side) => space.ellipse([side, 1, -8], 5.5, 9.5)).join('');
  return fill(both, mix(who.skin, shade, 0.35)) + stroke(space.pair(inner), shade, who.line, 0.8);
}

/** Nose: bridge, tip, wings and nostrils; AU 10 lifts and widens it. */
export function nose({ space, who, unit, crease, shade, scene, style }: Drawing): string {
  const { length, width } = who.nose;
  const wing = length - 2.4 * unit(10);
  const spread = width * (1 + 0.12 * unit(10));
  const side = Math.cos(scene.light.angle) > 0 ? -1 : 1;
  const z = 44;
  const bridge: Point[] = [
    [side * 3.2, -9],
    [side * 2.8, 0, 40],
    [side * 4, wing - 4, 44],
  ];
  const shadow: Point[] = [
    [side * 2.6, -9],
    [side * 6, 4],
    [side * spread, wing],
    [0, wing + 2, z],
    [side * 1.5, 0, 41],
  ];
  const wings: Point[] = [
    [spread - 1.6, wing - 4.4, 40],
    [spread, wing - 0.8, 38],
    [spread - 2, wing + 1.2, 40],
  ];
  const under: Point[] = [
    [-2.4, wing + 1.9, z],
    [0, wing + 2.6, z],
    [2.4, wing + 1.9, z],
  ];
  const nostrils = [-3, 3].map((x) => space.ellipse([x, wing + 0.9, 42], 1.7, 0.9)).join('');
  return [
    fill(space.shape(shadow), shade, 0.3 * style.relief),
    stroke(space.path(bridge), crease, who.line * 0.8, 0.35),
    fill(space.ellipse([-side * 0.8, wing - 4, 46], 2.2, 2), '#ffffff', 0.22),
    stroke(space.pair(wings) + space.path(under), crease, who.line, 0.7),
    fill(nostrils, '#2b100c', 0.75),
  ].join('');
}
