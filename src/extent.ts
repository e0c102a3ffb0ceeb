import type { ImageSize } from './part.js';

/** Pixels, as a page writes them: the side of a square, or `[height, width]`. */
export type Extent = number | ImageSize;

export const sizeOf = (extent: Extent): ImageSize => (typeof extent === 'number' ? [extent, extent] : extent);

/** What the backbone sees: what is cut out of the resized image, or all of it. */
export const imageSize = ({ crop, resize }: { readonly crop?: Extent; readonly resize: Extent }): ImageSize =>
  sizeOf(crop ?? resize);
