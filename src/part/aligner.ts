/** Finds the part of a photo that the backbone sees. */
import type { Part } from './part.js';
import type { Tf } from './tensor.js';

/** An RGB image with 8 bits per channel, row by row: `[height, width, 3]`. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A square in an image: its center and side in pixels, and its rotation in radians (clockwise on the screen). */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly angle: number;
}

/** A running aligner. */
export interface Aligner {
  /** Anything besides the options that the squares depend on, such as the version of a model: part of the bank's key. */
  readonly identity: string;
  /** The square to cut out and turn upright; null if nothing is found. */
  find(image: Pixels): Promise<Square | null>;
  close(): void;
}

/** A bound aligner: finds the part of a photo that the backbone sees, such as the face. */
export interface BoundAligner {
  open(tf: Tf): Promise<Aligner>;
}

export type AlignerPart<O = never> = Part<'aligners', O, BoundAligner>;
