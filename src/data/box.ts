import type { Pixels, Row } from '../part.js';

/** The columns of a box, as given in the page. */
export interface BoxColumns {
  /** Left, top, width and height or, with `corners`, left, top, right and bottom. */
  readonly columns: readonly string[];
  readonly corners?: boolean;
  /** Fraction of width and height to add on each side. */
  readonly margin?: number;
}

type Box = NonNullable<Row['box']>;

/** The box of a row, in pixels; undefined if its cells are empty; or a text that says what is wrong with it. */
export function boxOf(
  { columns, corners = false, margin = 0 }: BoxColumns,
  text: (column: string) => string,
): Box | undefined | string {
  const texts = columns.map(text);
  if (texts.every((one) => one === '')) return undefined;
  const numbers = texts.map((one) => (one === '' ? Number.NaN : Number(one)));
  const odd = numbers.findIndex((number) => !Number.isFinite(number));
  if (odd >= 0) return `${columns[odd]} is "${texts[odd]}"; expected a number of pixels`;
  const [left, top, third, fourth] = numbers as [number, number, number, number];
  const [width, height] = corners ? [third - left, fourth - top] : [third, fourth];
  if (width <= 0 || height <= 0)
    return `its box is ${width} x ${height} pixels${corners ? '' : '; where columns are the right and bottom edge, say corners: true'}`;
  return [left - margin * width, top - margin * height, width * (1 + 2 * margin), height * (1 + 2 * margin)];
}

/**
 * Crops an image to a box, as far as the box is inside the image; if none of it is, says why. Edges are rounded to
 * whole pixels.
 */
export function cropBox({ data, width, height }: Pixels, box: Box): Pixels | string {
  const within = (edge: number, most: number): number => Math.min(Math.max(Math.round(edge), 0), most);
  const [left, right] = [within(box[0], width), within(box[0] + box[2], width)];
  const [top, bottom] = [within(box[1], height), within(box[1] + box[3], height)];
  if (right <= left || bottom <= top)
    return `it has ${width} x ${height} pixels, and its box is outside of them`;
  const line = 3 * (right - left);
  const out = new Uint8Array(line * (bottom - top));
  for (let y = top; y < bottom; y++) {
    const from = 3 * (y * width + left);
    out.set(data.subarray(from, from + line), (y - top) * line);
  }
  return { data: out, width: right - left, height: bottom - top };
}
