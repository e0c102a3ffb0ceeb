/** `23,289,640` */
export const count = (n: number): string => Math.round(n).toLocaleString('en-US');

/** `[12, 64]`; empty for a single number. */
export const shape = (numbers: readonly number[]): string =>
  numbers.length ? `[${numbers.join(', ')}]` : '';

/** `164 GFLOP`, `1.4 MFLOP` */
export const flops = (n: number): string =>
  scaled(n, 1000, ['FLOP', 'kFLOP', 'MFLOP', 'GFLOP', 'TFLOP', 'PFLOP']);

/** `727 MiB`, `2.1 GiB` */
export const bytes = (n: number): string => scaled(n, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB']);

function scaled(n: number, step: number, units: readonly string[]): string {
  let [value, at] = [n, 0];
  while (value >= step && at < units.length - 1) [value, at] = [value / step, at + 1];
  return `${at > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[at]}`;
}

/** `0.4 ms`, `1.6 s`, `24 min`, `3.2 h`: rounded, because it is an estimate. */
export function duration(seconds: number): string {
  if (seconds < 1) return `${rough(seconds * 1000)} ms`;
  if (seconds < 90) return `${rough(seconds)} s`;
  if (seconds < 5400) return `${rough(seconds / 60)} min`;
  return seconds < 172_800 ? `${rough(seconds / 3600)} h` : `${rough(seconds / 86_400)} days`;
}

/** Rounds to about two significant digits. */
const rough = (n: number): string => (n < 10 ? n.toFixed(1) : Number(n.toPrecision(2)).toString());
