import type { Temper } from './affect.js';
import type { Hair } from './cuts.js';
import type { Dice } from './dice.js';
import type { Style } from './style.js';

/** A person: what stays the same in all of their pictures. Lengths in head units, factors around 1. */
export interface Identity {
  readonly skin: string;
  readonly hair: string;
  readonly cut: Hair;
  readonly iris: string;
  readonly lips: string;
  /** Widths of temple, cheek, jaw and chin, and the length of the lower face. */
  readonly head: {
    readonly width: number;
    readonly cheek: number;
    readonly jaw: number;
    readonly chin: number;
    readonly length: number;
  };
  readonly eyes: {
    readonly spacing: number;
    readonly width: number;
    readonly open: number;
    readonly tilt: number;
    readonly lid: number;
  };
  readonly brows: {
    readonly height: number;
    readonly thickness: number;
    readonly arch: number;
    readonly tilt: number;
    readonly color: string;
  };
  readonly nose: { readonly length: number; readonly width: number };
  readonly mouth: {
    readonly y: number;
    readonly width: number;
    readonly upper: number;
    readonly lower: number;
    readonly curl: number;
  };
  readonly beard: 'none' | 'stubble' | 'mustache' | 'goatee' | 'full';
  readonly glasses: 'none' | 'round' | 'square';
  readonly makeup: boolean;
  /** Styles of jaw, brows, beard and make-up. */
  readonly masculine: boolean;
  /** 0 young, 1 old: wrinkles. */
  readonly age: number;
  readonly line: number;
  readonly temper: Temper;
}

/** Draws a person from the family `style`. */
export function drawIdentity(dice: Dice, style: Style): Identity {
  const vary = (about: number, by: number) => about + by * style.spread * clip(dice.normal());
  const skin = dice.pick(style.skins);
  const age = dice.uniform() ** 1.5;
  const hair = age > 0.75 && dice.chance(0.6) ? '#b9b7b5' : dice.pick(style.hairs);
  const masculine = dice.chance(0.5);
  return {
    skin,
    hair,
    cut: dice.pick(style.cuts),
    iris: dice.pick(style.irises),
    lips: dice.pick(['#b5544f', '#a8473f', '#c26a5f', '#93403f']),
    head: {
      width: vary(1, 0.04),
      cheek: vary(1, 0.045),
      jaw: vary(masculine ? 1.06 : 0.96, 0.06),
      chin: vary(1, 0.12),
      length: vary(0, 1.6),
    },
    eyes: {
      spacing: vary(16.5, 0.8),
      width: vary(7.4, 0.5),
      open: vary(1, 0.09),
      tilt: vary(0, 0.5),
      lid: vary(2.6, 0.6),
    },
    brows: {
      height: vary(-16.8, 0.8),
      thickness: vary(masculine ? 2.9 : 2.1, 0.4),
      arch: vary(1.8, 0.5),
      tilt: vary(0, 0.5),
      color: hair,
    },
    nose: { length: vary(13.5, 1), width: vary(7, 0.8) },
    mouth: {
      y: vary(28.5, 0.8),
      width: vary(13, 0.9),
      upper: vary(2.7, 0.45),
      lower: vary(3.6, 0.5),
      curl: vary(0, 0.45),
    },
    beard: masculine && dice.chance(0.5) ? dice.pick(['stubble', 'mustache', 'goatee', 'full']) : 'none',
    glasses: dice.chance(0.14) ? dice.pick(['round', 'square']) : 'none',
    makeup: !masculine && dice.chance(0.5),
    masculine,
    age,
    line: dice.uniform(style.line[0], style.line[1]),
    temper: {
      valence: 0.06 * dice.normal(),
      arousal: 0.06 * dice.normal(),
      expressiveness: vary(0.95, 0.12),
    },
  };
}

function clip(z: number): number {
  return Math.min(2, Math.max(-2, z));
}
