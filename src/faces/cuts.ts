import { type Point, points } from './space.js';

/** Hairstyles, or what is worn instead of hair. */
export type Hair =
  | 'bald'
  | 'buzz'
  | 'short'
  | 'parted'
  | 'fringe'
  | 'long'
  | 'bob'
  | 'curly'
  | 'bun'
  | 'receding'
  | 'spiky'
  | 'cap'
  | 'scarf'
  | 'hood';

/** The right half of the hairline over the forehead, from the middle to the temple; absent if no hair covers it. */
export const HAIRLINES: { readonly [cut in Hair]?: readonly Point[] } = {
  buzz: points('0 -36, 18 -35, 30 -26, 36 -10'),
  short: points('0 -35, 16 -35, 28 -27, 35 -12'),
  parted: points('0 -36, 16 -33, 29 -24, 36 -8'),
  fringe: points('0 -24, 14 -23, 27 -20, 35 -6'),
  long: points('0 -40, 13 -35, 26 -22, 35 2'),
  bob: points('0 -26, 14 -25, 28 -19, 34 4'),
  curly: points('0 -34, 15 -33, 28 -24, 35 -8'),
  bun: points('0 -37, 15 -36, 28 -27, 36 -8'),
  receding: points('0 -42, 10 -47, 24 -46, 36 -16'),
  spiky: points('0 -34, 16 -35, 28 -27, 35 -12'),
};

/** The right half of the hair behind the head, from the top down. */
export const BEHIND: { readonly [cut in Hair]?: readonly Point[] } = {
  long: points('0 -64 -8, 30 -54 -8, 45 -20 -8, 47 20 -8, 50 70 -8, 20 76 -8'),
  bob: points('0 -64 -8, 30 -54 -8, 45 -18 -8, 47 12 -8, 40 32 -8, 14 36 -8'),
  bun: points('0 -74 -6, 9 -70 -6, 13 -62 -6, 9 -54 -6'),
  hood: points('0 -68 -10, 36 -58 -10, 52 -14 -10, 52 40 -10, 40 78 -10'),
};

/** The crown of the head under hair and under a cap, from the left temple to the right one. */
export const CROWN = points('-39 0 0, -41 -26 0, -28 -52 0, 0 -63 0, 28 -52 0, 41 -26 0, 39 0 0');
export const CAP = points('-40 -16 0, -40 -40 0, -22 -62 0, 0 -66 0, 22 -62 0, 40 -40 0, 40 -16 0');
export const BRIM = points('40 -16 0, 24 -29, 0 -33, -24 -29, -40 -16 0');

/** Cloth around the head, and its opening for the face. */
export const CLOTH = points('-46 70 -4, -46 -14 -4, -30 -58 -4, 0 -67 -4, 30 -58 -4, 46 -14 -4, 46 70 -4');
export const OPENING = points(
  '30 70 -4, 33 26 0, 35 -6 4, 26 -29, 0 -37, -26 -29, -35 -6 4, -33 26 0, -30 70 -4',
);
