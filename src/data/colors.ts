import type { ColorStep } from './augment.js';

/** ITU-R 601 luma, as in Pillow's conversion to gray. */
const RED = 0.299;
const GREEN = 0.587;
const BLUE = 0.114;

/**
 * Changes the colors of an RGB image `[n, 3]` in place. Brightness: factor * v; contrast: mean gray + factor * (v -
 * mean gray); saturation: gray + factor * (v - gray); hue: turned by the amount, in turns, at the same saturation and
 * value (HSV). Rounded and clipped to [0, 255] after each step, as torchvision's ColorJitter on 8-bit images.
 */
export function changeColors(pixels: Uint8Array | Uint8ClampedArray, steps: readonly ColorStep[]): void {
  // A clamped array rounds and clips automatically.
  const out = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.length);
  for (const [kind, amount] of steps) {
    if (kind === 'hue') turnHue(out, amount);
    else if (kind === 'saturation') saturate(out, amount);
    else scaleFrom(out, amount, kind === 'contrast' ? meanGray(out) : 0);
  }
}

function scaleFrom(out: Uint8ClampedArray, factor: number, origin: number): void {
  const table = new Uint8ClampedArray(256);
  for (let value = 0; value < 256; value++) table[value] = origin + factor * (value - origin);
  for (let i = 0; i < out.length; i++) out[i] = table[out[i]!]!;
}

function meanGray(out: Uint8ClampedArray): number {
  let sum = 0;
  for (let i = 0; i < out.length; i += 3) {
    sum += Math.round(RED * out[i]! + GREEN * out[i + 1]! + BLUE * out[i + 2]!);
  }
  return Math.round((3 * sum) / out.length);
}

function saturate(out: Uint8ClampedArray, factor: number): void {
  for (let i = 0; i < out.length; i += 3) {
    const gray = RED * out[i]! + GREEN * out[i + 1]! + BLUE * out[i + 2]!;
    out[i] = gray + factor * (out[i]! - gray);
    out[i + 1] = gray + factor * (out[i + 1]! - gray);
    out[i + 2] = gray + factor * (out[i + 2]! - gray);
  }
}

/** RGB -> HSV -> RGB with a hue shift: f(n) = v - v s max(0, min(k, 4 - k, 1)), k = (n + 6 h) mod 6. */
function turnHue(out: Uint8ClampedArray, turns: number): void {
  for (let i = 0; i < out.length; i += 3) {
    const r = out[i]!;
    const g = out[i + 1]!;
    const b = out[i + 2]!;
    const high = Math.max(r, g, b);
    const chroma = high - Math.min(r, g, b);
    if (chroma === 0) continue;
    const sector = high === r ? (g - b) / chroma : high === g ? 2 + (b - r) / chroma : 4 + (r - g) / chroma;
    const hue = sector + 6 * turns + 12;
    out[i] = high - chroma * ramp((5 + hue) % 6);
    out[i + 1] = high - chroma * ramp((3 + hue) % 6);
    out[i + 2] = high - chroma * ramp((1 + hue) % 6);
  }
}

function ramp(k: number): number {
  return Math.max(0, Math.min(k, 4 - k, 1));
}
