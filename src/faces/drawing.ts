import { UNITS } from './emotions.js';
import type { Identity } from './identity.js';
import { mix } from './ink.js';
import type { Scene } from './scene.js';
import { createSpace, type Space } from './space.js';
import type { Style } from './style.js';

/** What a feature of the face needs to draw itself. */
export interface Drawing {
  readonly space: Space;
  readonly who: Identity;
  readonly scene: Scene;
  readonly style: Style;
  /** Intensity of an action unit by its number, [0, 1]. */
  unit(number: (typeof UNITS)[number]): number;
  /** How far the jaw is dropped, and where the chin ends, in head units. */
  readonly jaw: number;
  readonly chin: number;
  readonly gaze: readonly [number, number];
  /** Colors of shadows and of lines on skin. */
  readonly shade: string;
  readonly crease: string;
  /** Prefix for ids in the drawing. */
  readonly id: string;
}

/** Sets up the drawing of one face, `size` pixels wide. */
export function createDrawing(
  who: Identity,
  units: readonly number[],
  scene: Scene,
  style: Style,
  size: number,
  id: string,
): Drawing {
  const unit = (number: (typeof UNITS)[number]) => units[UNITS.indexOf(number)]!;
  const jaw = 9.5 * unit(26);
  return {
    space: createSpace(scene.pose, size),
    who,
    scene,
    style,
    unit,
    jaw,
    chin: 48 + who.head.length + jaw,
    gaze: scene.gaze,
    shade: mix(who.skin, '#4a1f1c', 0.32),
    crease: mix(who.skin, '#2c100c', style.ink),
    id,
  };
}
