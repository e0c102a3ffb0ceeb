/** Placeholder for missing numbers in tables and charts. */
const NONE = '–';

/** `0.4993 -> "49.9"`: a score as percent, one decimal; null is a dash. */
export const percent = (score: number | null): string => (score === null ? NONE : tenths(100 * score));

/** How a metric's scores are written. */
export interface Writing {
  /** The factor that numbers are multiplied by when drawn. */
  readonly times: number;
  /** `%`; for an error, the unit of the labels, or '' if they have none. */
  readonly unit: string;
  score(value: number | null): string;
  difference(value: number | null): string;
}

/** Fractions of one, as percentages: `49.9`, `+2.1`. */
export const PERCENT: Writing = {
  times: 100,
  unit: '%',
  score: (value) => percent(value),
  difference: (value) => signed(value),
};

/** Errors in the unit of the labels, with three digits: `4.21`, `−0.318`. */
export const errorsIn = (unit: string): Writing => ({
  times: 1,
  unit,
  score: (value) => (value === null ? NONE : threeDigits(value)),
  difference: (value) => (value === null ? NONE : withSign(threeDigits(value))),
});

function threeDigits(value: number): string {
  const size = Math.abs(value);
  const text = size >= 100 ? size.toFixed(0) : `${Number(size.toPrecision(3))}`;
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** `0.0213 -> "+2.1"`, `-0.0003 -> "−0.03"`: a difference of scores in percentage points, signed except for `0.0`. */
export function signed(difference: number | null): string {
  if (difference === null) return NONE;
  const points = 100 * difference;
  const [short, long] = [tenths(points), hundredths(points)];
  return withSign(Number(short) === 0 && Number(long) !== 0 ? long : short);
}

/** Adds a plus to a number that has no minus and is not zero. */
const withSign = (text: string): string => (text.startsWith('−') || Number(text) === 0 ? text : `+${text}`);

/** One decimal, with a true minus sign, which 0.0 never has. */
const tenths = (value: number): string => decimals(value, 1);

/** Two decimals, with the same rules. */
export const hundredths = (value: number): string => decimals(value, 2);

function decimals(value: number, places: number): string {
  const text = Math.abs(value).toFixed(places);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** `3725 -> "1 h 2 min"`, `83.4 -> "1 min 23 s"`, `4.26 -> "4.3 s"`. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** `142333 -> "142,333"`. */
export const count = (value: number): string => value.toLocaleString('en-US');

/** `1 epoch`, `1,200 epochs`. */
export const counted = (value: number, what: string): string =>
  `${count(value)} ${what}${value === 1 ? '' : 's'}`;
