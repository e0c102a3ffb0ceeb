import type { Normalization } from '../part.js';

/** The form in a page: (scale c - mean) / std for a channel c from 0 to 1. */
export interface Scaling extends Normalization {
  readonly scale: number;
}

/** The equivalent form (c - mean') / std'. */
export const scaled = ({ scale, mean, std }: Scaling): Normalization => ({
  mean: mean.map((value) => value / scale),
  std: std.map((value) => value / scale),
});
