/** Facts about faces: which units an emotion shows, how often, with which other units, and how it feels. */

/** The 12 action units in the order of s-Aff-Wild2. */
export const UNITS = [1, 2, 4, 6, 7, 10, 12, 15, 23, 24, 25, 26] as const;

/** The 8 expressions in the order of s-Aff-Wild2. */
export const EXPRESSIONS = [
  'Neutral',
  'Anger',
  'Disgust',
  'Fear',
  'Happiness',
  'Sadness',
  'Surprise',
  'Other',
] as const;

/** Rows per expression among the s-Aff-Wild2 training rows with an expression. */
export const EXPRESSION_ROWS = [23976, 4555, 3168, 3122, 18135, 7609, 5228, 24852];

/** Fraction of s-Aff-Wild2 training rows with the unit active (of 103,316). */
export const UNIT_RATES = [
  18713, 8745, 20342, 30605, 41337, 38286, 26783, 2460, 2980, 5003, 70584, 10756,
].map((count) => count / 103316);

/** How readily an expression shows units of other expressions: speech and habit. */
export const INCIDENTAL = [0.6, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 1.1];

/** Units that an emotion never shows incidentally, because they would indicate another one. */
export const FOREIGN: readonly (readonly number[])[] = [
  [1, 2, 12, 15, 26],
  [1, 2, 12, 15],
  [1, 2, 12, 15, 26],
  [6, 12, 15, 24],
  [1, 2, 4, 10, 15, 23, 24],
  [2, 10, 12, 26],
  [4, 10, 12, 15, 23, 24],
  [],
];

/** Units that move together: loadings of four hidden causes (brow raise, squeeze, smile, lip tension). */
export const LOADINGS: readonly (readonly [number, number, number, number])[] = [
  [0.8, 0, 0, 0],
  [0.8, 0, 0, 0],
  [-0.2, 0.6, -0.3, 0.2],
  [0, 0.5, 0.6, 0],
  [0, 0.7, 0.3, 0],
  [0, 0.6, 0.2, 0],
  [0, 0.2, 0.8, -0.2],
  [0, 0.2, -0.4, 0.4],
  [0, 0.2, 0, 0.6],
  [0, 0.1, 0, 0.7],
  [0.3, 0, 0.2, -0.7],
  [0.4, 0, 0, -0.6],
];

/** Valence and arousal of a full display of each expression. */
export const CIRCUMPLEX: readonly (readonly [number, number])[] = [
  [0.02, 0.02],
  [-0.6, 0.55],
  [-0.6, 0.3],
  [-0.5, 0.7],
  [0.75, 0.4],
  [-0.65, -0.25],
  [0.15, 0.7],
  [0, 0.15],
];

/** The effect of a unit at full intensity on valence and arousal, for any expression. */
export const UNIT_AFFECT: readonly (readonly [number, number])[] = [
  [0, 0.1],
  [0, 0.1],
  [-0.18, 0.05],
  [0.08, 0.05],
  [-0.02, 0.1],
  [-0.12, 0.05],
  [0.25, 0.05],
  [-0.2, -0.1],
  [-0.06, 0.08],
  [-0.06, 0.02],
  [0.02, 0.08],
  [0, 0.15],
];
