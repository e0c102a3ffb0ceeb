import type { Dice } from './dice.js';
import type { Pose } from './space.js';
import type { Style } from './style.js';

/** An object that covers part of a face. */
export type Occluder = 'none' | 'hand' | 'microphone' | 'strand' | 'edge';

/** How a face is seen, and where. */
export interface Scene {
  readonly pose: Pose;
  readonly gaze: readonly [number, number];
  readonly light: {
    /** Direction of the light in radians; 0 is from the right. */
    readonly angle: number;
    readonly strength: number;
    /** Below 0 dark, above 0 bright. */
    readonly exposure: number;
    readonly tint: string;
  };
  readonly backdrop: readonly [string, string];
  readonly clothes: string;
  /** Standard deviation of a Gaussian in pixels; 0 is sharp. */
  readonly blur: number;
  /** JPEG quality, 1 to 100. */
  readonly quality: number;
  readonly occluder: Occluder;
  /** Position of the occluder: -1 left, 1 right; and how far it reaches in, [0, 1]. */
  readonly cover: readonly [number, number];
}

/** The place of a video: light and backdrop, which vary a little from frame to frame. */
export interface Placement {
  readonly angle: number;
  readonly exposure: number;
  readonly strength: number;
  readonly tint: string;
  readonly backdrop: readonly [string, string];
  readonly clothes: string;
  readonly yaw: number;
  readonly pitch: number;
  readonly blur: number;
}

/** Draws the place of a video. */
export function drawPlace(dice: Dice, style: Style): Placement {
  return {
    angle: dice.uniform(-Math.PI, Math.PI),
    exposure: 0.08 * dice.normal(),
    strength: dice.uniform(0.1, 0.5) * style.relief,
    tint: dice.pick(['#ffffff', '#ffe2bd', '#cfe0ff', '#ffd9d0']),
    backdrop: [dice.pick(style.backdrops), dice.pick(style.backdrops)],
    clothes: dice.pick(['#2d3a4f', '#7a2f35', '#e8e4dc', '#3f5e4a', '#5b4a7a', '#c7963d', '#1f1f24']),
    yaw: 0.15 * dice.normal(),
    pitch: 0.07 * dice.normal(),
    blur: dice.chance(0.35) ? dice.uniform(0.4, 1) : 0,
  };
}

/** Draws the scene of one frame of a video taken at `place`. */
export function drawScene(dice: Dice, place: Placement): Scene {
  const covered = dice.chance(0.1);
  return {
    pose: {
      yaw: Math.min(0.5, Math.max(-0.5, place.yaw + 0.11 * dice.normal())),
      pitch: place.pitch + 0.06 * dice.normal(),
      roll: 0.05 * dice.normal(),
      scale: 1.14 + 0.04 * dice.normal(),
      shift: [1.5 * dice.normal(), -1 + 1.5 * dice.normal()],
    },
    gaze: [0.9 * dice.normal(), 0.4 * dice.normal()],
    light: {
      angle: place.angle + 0.2 * dice.normal(),
      strength: place.strength,
      exposure: Math.min(0.18, Math.max(-0.3, place.exposure + 0.03 * dice.normal())),
      tint: place.tint,
    },
    backdrop: place.backdrop,
    clothes: place.clothes,
    blur: Math.max(place.blur, dice.chance(0.15) ? dice.uniform(0.5, 1.3) : 0),
    quality: Math.round(dice.uniform(65, 95)),
    occluder: covered ? dice.pick(['hand', 'microphone', 'strand', 'edge'] as const) : 'none',
    cover: [dice.chance(0.5) ? 1 : -1, dice.uniform()],
  };
}
