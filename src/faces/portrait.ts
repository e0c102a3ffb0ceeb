import { beard } from './beard.js';
import { brows } from './brows.js';
import { createDrawing, type Drawing } from './drawing.js';
import { eyes } from './eyes.js';
import { glasses } from './glasses.js';
import { hairBefore, hairBehind } from './hair.js';
import { body, head, nose } from './head.js';
import type { Identity } from './identity.js';
import { fill, mix } from './ink.js';
import { mouth } from './mouth.js';
import { occluder } from './occluder.js';
import type { Scene } from './scene.js';
import type { Style } from './style.js';

/** One face as an SVG document of `size` x `size` pixels, from its person, its 12 intensities and its scene. */
export function portrait(
  who: Identity,
  units: readonly number[],
  scene: Scene,
  style: Style,
  size: number,
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${figure(who, units, scene, style, size, 'f')}</svg>`;
}

function figure(
  who: Identity,
  units: readonly number[],
  scene: Scene,
  style: Style,
  size: number,
  id: string,
): string {
  const drawing = createDrawing(who, units, scene, style, size, id);
  return [
    backdrop(drawing, size),
    hairBehind(drawing),
    body(drawing),
    head(drawing),
    nose(drawing),
    eyes(drawing),
    brows(drawing),
    beard(drawing),
    mouth(drawing),
    hairBefore(drawing),
    glasses(drawing),
    occluder(drawing),
    light(drawing, size),
  ].join('');
}

function backdrop({ scene, id }: Drawing, size: number): string {
  const [a, b] = scene.backdrop;
  return (
    `<linearGradient id="${id}b" x1="0" y1="0" x2="1" y2="1"><stop stop-color="${a}"/><stop offset="1" stop-color="${b}"/>` +
    `</linearGradient>${fill(`M0 0H${size}V${size}H0Z`, `url(#${id}b)`)}`
  );
}

/** Light from one side, its tint, and the exposure, drawn over the whole picture. */
function light({ scene, id }: Drawing, size: number): string {
  const { angle, strength, exposure, tint } = scene.light;
  const [dx, dy] = [0.5 * Math.cos(angle), 0.5 * Math.sin(angle)];
  const ends = [0.5 + dx, 0.5 + dy, 0.5 - dx, 0.5 - dy].map((value) => value.toFixed(2));
  const all = `M0 0H${size}V${size}H0Z`;
  return [
    `<linearGradient id="${id}g" x1="${ends[0]}" y1="${ends[1]}" x2="${ends[2]}" y2="${ends[3]}">`,
    `<stop stop-color="${tint}" stop-opacity="${(0.5 * strength).toFixed(2)}"/>`,
    `<stop offset=".5" stop-color="${mix(tint, '#000000', 0.5)}" stop-opacity="0"/>`,
    `<stop offset="1" stop-color="#0a0a18" stop-opacity="${strength.toFixed(2)}"/></linearGradient>`,
    fill(all, `url(#${id}g)`),
    fill(all, exposure > 0 ? '#ffffff' : '#000000', Math.abs(exposure)),
  ].join('');
}
