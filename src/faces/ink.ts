/** The color between `a` (`t` = 0) and `b` (`t` = 1), as `#rrggbb`. */
export function mix(a: string, b: string, t: number): string {
  const channel = (color: string, i: number) => Number.parseInt(color.slice(1 + 2 * i, 3 + 2 * i), 16);
  const mixed = [0, 1, 2].map((i) => Math.round(channel(a, i) + (channel(b, i) - channel(a, i)) * t));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** A filled path. */
export function fill(d: string, color: string, opacity = 1): string {
  return opacity <= 0.02
    ? ''
    : `<path d="${d}" fill="${color}"${opacity < 1 ? ` fill-opacity="${opacity.toFixed(2)}"` : ''}/>`;
}

/** A stroked path with round ends. */
export function stroke(d: string, color: string, width: number, opacity = 1): string {
  if (opacity <= 0.02) return '';
  const faint = opacity < 1 ? ` stroke-opacity="${opacity.toFixed(2)}"` : '';
  return `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width.toFixed(2)}" stroke-linecap="round"${faint}/>`;
}
