import type { Hair } from './cuts.js';

/** A family of faces: its people and its drawing style. Two families share the anatomy, but neither people nor look. */
export interface Style {
  readonly skins: readonly string[];
  readonly hairs: readonly string[];
  readonly cuts: readonly Hair[];
  readonly irises: readonly string[];
  readonly backdrops: readonly string[];
  /** Width and darkness of drawn lines. */
  readonly line: readonly [number, number];
  readonly ink: number;
  /** Spread of the head's proportions; 1 is natural. */
  readonly spread: number;
  /** Strength of shading. */
  readonly relief: number;
}

/** The families, by name. */
export const STYLES: { readonly [name: string]: Style } = {
  demo: {
    skins: ['#f6d7c3', '#eec3a4', '#e0ac86', '#c98f65', '#a86f47', '#80502f', '#5c3822'],
    hairs: ['#1d1816', '#38261c', '#5a3a22', '#8a5a2f', '#c49a58', '#9c3d20', '#6e4a2a', '#26262e'],
    cuts: [
      'bald',
      'buzz',
      'short',
      'parted',
      'fringe',
      'long',
      'bob',
      'curly',
      'bun',
      'receding',
      'cap',
      'scarf',
    ],
    irises: ['#4a2f1d', '#6b4526', '#3d5a6c', '#5f7f93', '#5d6b3c'],
    backdrops: ['#c9d2d9', '#8fa3ad', '#6b7f73', '#d8cdb8', '#a68a78', '#54606e', '#2f3640', '#b9b4c7'],
    line: [0.8, 1.1],
    ink: 0.75,
    spread: 1,
    relief: 1,
  },
  pretrain: {
    skins: ['#fbe6dc', '#f2cdb8', '#d9a688', '#bb8058', '#93603f', '#6d432c', '#47291b', '#e3b29a'],
    hairs: [
      '#0e0d10',
      '#2b1d2a',
      '#4c2e1e',
      '#74502f',
      '#e0c27c',
      '#6b3b22',
      '#b5532b',
      '#4d6fa0',
      '#a04d78',
    ],
    cuts: ['bald', 'buzz', 'short', 'spiky', 'fringe', 'long', 'curly', 'bun', 'receding', 'hood', 'parted'],
    irises: ['#35221a', '#5c3b22', '#2f4858', '#7797a8', '#4c5b34', '#7b5d3a'],
    backdrops: [
      '#e6e2da',
      '#a9bccb',
      '#7c8f6d',
      '#e9b98f',
      '#b3574d',
      '#3b4c68',
      '#1f2329',
      '#d2c6e4',
      '#f3e6a8',
    ],
    line: [0.7, 1.7],
    ink: 0.9,
    spread: 1.35,
    relief: 0.8,
  },
};
