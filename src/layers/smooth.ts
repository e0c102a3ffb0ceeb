/** How to reduce a window of frames to one number. */
export interface Smoothing {
  readonly by: 'mean' | 'median' | 'gaussian' | 'wiener';
  /** Number of frames in the window, odd. */
  readonly span: number;
  /** For gaussian, in frames; absent: (span - 1) / 8. */
  readonly sigma?: number | undefined;
}

/**
 * Smooths a signal, one number per frame, NaN for a frame without one; at both ends the window is cut off, and missing
 * numbers do not count. With x the numbers in the window:
 *
 *   mean, median: of x;  gaussian: sum w x / sum w,  w = exp(-d^2 / (2 sigma^2)) at a distance of d frames;
 *   wiener: m + max(v - n, 0) / v (x - m),  m and v mean and variance (population) of the window, n the mean of v over the signal
 *
 * Like scipy's uniform_filter1d, median_filter, gaussian_filter1d and signal.wiener, except at the ends. NaN if a
 * window is empty.
 */
export function smooth(signal: Float64Array, { by, span, sigma }: Smoothing): Float64Array {
  const half = (span - 1) / 2;
  if (half === 0) return signal.slice();
  if (by === 'median') return signal.map((_, at) => median(windowOf(signal, at, half)));
  if (by === 'gaussian') return gaussian(signal, half, sigma ?? (span - 1) / 8);
  const mean = means(signal, half);
  return by === 'mean' ? mean : wiener(signal, mean, half);
}

const windowOf = (signal: Float64Array, at: number, half: number): Float64Array =>
  signal.subarray(Math.max(0, at - half), at + half + 1);

function median(values: Float64Array): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function gaussian(signal: Float64Array, half: number, sigma: number): Float64Array {
  const weights = Float64Array.from({ length: half + 1 }, (_, d) => Math.exp(-(d * d) / (2 * sigma * sigma)));
  return signal.map((_, at) => {
    let [sum, total] = [0, 0];
    for (let i = Math.max(0, at - half); i <= Math.min(signal.length - 1, at + half); i++) {
      const [value, weight] = [signal[i]!, weights[Math.abs(i - at)]!];
      if (Number.isNaN(value)) continue;
      sum += weight * value;
      total += weight;
    }
    return sum / total;
  });
}

/** The mean of each window, from cumulative sums. */
function means(signal: Float64Array, half: number): Float64Array {
  const sums = new Float64Array(signal.length + 1);
  const counts = new Int32Array(signal.length + 1);
  for (const [i, value] of signal.entries()) {
    const isKnown = !Number.isNaN(value);
    sums[i + 1] = sums[i]! + (isKnown ? value : 0);
    counts[i + 1] = counts[i]! + (isKnown ? 1 : 0);
  }
  return signal.map((_, at) => {
    const [first, end] = [Math.max(0, at - half), Math.min(signal.length, at + half + 1)];
    return (sums[end]! - sums[first]!) / (counts[end]! - counts[first]!);
  });
}

function wiener(signal: Float64Array, mean: Float64Array, half: number): Float64Array {
  const squares = means(
    signal.map((value) => value * value),
    half,
  );
  const variance = squares.map((square, at) => Math.max(square - mean[at]! ** 2, 0));
  const known = variance.filter((value) => !Number.isNaN(value));
  const noise = known.reduce((sum, value) => sum + value, 0) / known.length;
  return signal.map((value, at) => {
    const [m, v] = [mean[at]!, variance[at]!];
    return v <= noise || Number.isNaN(value) ? m : m + (1 - noise / v) * (value - m);
  });
}

/** The same signal, with missing values between two numbers interpolated linearly. */
export function interpolated(signal: Float64Array): Float64Array {
  const out = signal.slice();
  let before = -1;
  for (const [i, value] of signal.entries()) {
    if (Number.isNaN(value)) continue;
    for (let k = before + 1; before >= 0 && k < i; k++)
      out[k] = signal[before]! + ((value - signal[before]!) * (k - before)) / (i - before);
    before = i;
  }
  return out;
}
