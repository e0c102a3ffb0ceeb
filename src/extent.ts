import type { ImageSize } from './part.js';

/** Pixels, as written in a page: the side of a square, or `[height, width]`. */
export type Extent = number | ImageSize;

export const sizeOf = (extent: Extent): ImageSize => (typeof extent === 'number' ? [extent, extent] : extent);

/** The part of the resized image that the backbone sees: the crop, or all of it. */
export const imageSize = ({ crop, resize }: { readonly crop?: Extent; readonly resize: Extent }): ImageSize =>
  sizeOf(crop ?? resize);
