/** What of a photo the backbone sees. */
import type { Part } from './part.js';
import type { Tf } from './tensor.js';

/** An image of 8 bits a channel, RGB, row by row: `[height, width, 3]`. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A square of an image, in pixels: its center, its side, and by how many radians it is turned (clockwise on the screen). */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly angle: number;
}

/** An aligner at work. */
export interface Aligner {
  /** What the squares depend on besides the options, such as the version of a model: part of the bank's key. */
  readonly identity: string;
  /** The square to cut out and turn upright; null if nothing is found. */
  find(image: Pixels): Promise<Square | null>;
  close(): void;
}

/** An aligner, bound: finds what part of a photo the backbone sees, such as the face. */
export interface BoundAligner {
  open(tf: Tf): Promise<Aligner>;
}

export type AlignerPart<O = never> = Part<'aligners', O, BoundAligner>;
