import type { Drawing, Placed, Point } from './layout.js';
import { type Box, type Sketch, stageColor } from './sketch.js';

/** Distance between lines of text, pixels. */
export const LINE = 18;
export const MUTED = '#566272';

/** Size of a box that fits its text. */
export function boxSize({ title, lines }: Box): { width: number; height: number } {
  const widths = [1.1 * textWidth(title, 14.5), ...lines.map((line) => textWidth(line, 12.5))];
  return { width: Math.max(...widths, 60) + 30, height: 22 + LINE * (1 + lines.length) };
}

/** An upper bound for system fonts: letters are on average up to 0.6 of the size wide; bold ones a tenth more. */
export const textWidth = (words: string, size: number): number => words.length * size * 0.6;

/** The arrows of a plan, with its boxes on top. */
export function graphParts({ boxes, arrows }: Sketch, layout: Drawing): string[] {
  return [
    ...arrows.map(({ from, to, label }, i) => {
      const { points, label: at } = layout.arrows[i]!;
      const ends = { from: layout.boxes[from]!, to: layout.boxes[to]! };
      return arrow(throughSides(points, ends), label, at, boxes[to]!);
    }),
    ...boxes.map((box, i) => drawBox(box, layout.boxes[i]!)),
  ];
}

function drawBox({ kind, title, lines, stages }: Box, { x, y, width, height }: Placed): string {
  const [left, top] = [x - width / 2, y - height / 2];
  const color = stages.length > 0 ? stageColor(stages[0]!) : '#9ba7b6';
  const look = {
    node: `fill="#ffffff" stroke="${color}" stroke-width="1.5" rx="9"`,
    loss: `fill="${color}14" stroke="${color}" stroke-width="1.2" stroke-dasharray="4 3" rx="${height / 2}"`,
    input: `fill="#f0f3f7" stroke="#c6cfda" rx="${height / 2}"`,
  }[kind];
  const stripes =
    kind !== 'node' ? [] : stages.map((stage, i) => stripe(stage, i, stages.length, left, top, height));
  const middle = (line: number): Point => ({
    x: x + (kind === 'node' && stages.length > 0 ? 3 : 0),
    y: top + 25 + line * LINE,
  });
  return [
    `<rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" ${look}/>`,
    ...stripes,
    text(title, middle(0), 'text-anchor="middle" font-size="14.5" font-weight="650"'),
    ...lines.map((line, i) =>
      text(line, middle(i + 1), `text-anchor="middle" font-size="12.5" fill="${MUTED}"`),
    ),
  ].join('');
}

/** Bars at the left of a node: the stages that train it. */
function stripe(stage: number, i: number, of: number, left: number, top: number, height: number): string {
  const long = (height - 16) / of;
  return `<rect x="${round(left + 6)}" y="${round(top + 8 + i * long)}" width="5" height="${round(long - (of > 1 ? 2 : 0))}" rx="2.5" fill="${stageColor(stage)}"/>`;
}

/** From the right side of one box to the left side of the other. */
function throughSides(points: readonly Point[], { from, to }: { from: Placed; to: Placed }): Point[] {
  const beside = ({ x, y, width, height }: Placed, side: 1 | -1, near: number): Point => {
    const reach = height / 2 - 16;
    return { x: x + (side * width) / 2, y: Math.min(Math.max(near, y - reach), y + reach) };
  };
  const between = points.slice(1, -1);
  const start = beside(from, 1, between[0]?.y ?? to.y);
  return [start, ...between, beside(to, -1, between.at(-1)?.y ?? from.y)];
}

function arrow(points: readonly Point[], label: string, at: Point, to: Box): string {
  const dashes = to.kind === 'loss' ? ' stroke-dasharray="4 3"' : '';
  const line = `<path d="${curve(points)}" fill="none" stroke="#8493a5" stroke-width="1.4"${dashes} marker-end="url(#tip)"/>`;
  if (!label) return line;
  const width = textWidth(label, 12);
  const shade = `<rect x="${round(at.x - width / 2)}" y="${round(at.y - 9)}" width="${round(width)}" height="17" rx="4" fill="#ffffff"/>`;
  return (
    line +
    shade +
    text(label, { x: at.x, y: at.y + 4 }, `text-anchor="middle" font-size="12" fill="${MUTED}"`)
  );
}

/** A smooth line that leaves and enters each point straight. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points as [Point, ...Point[]];
  let from = first;
  const bends = rest.map((to) => {
    const half = (to.x - from.x) / 2;
    const bend = `C${round(from.x + half)} ${round(from.y)} ${round(to.x - half)} ${round(to.y)} ${round(to.x)} ${round(to.y)}`;
    from = to;
    return bend;
  });
  return `M${round(first.x)} ${round(first.y)} ${bends.join(' ')}`;
}

/** Text at a position. */
export const text = (words: string, { x, y }: Point, style: string): string =>
  `<text x="${round(x)}" y="${round(y)}" ${style}>${words.replace(/[&<>]/g, (letter) => `&#${letter.codePointAt(0)};`)}</text>`;

/** Rounds to a tenth of a pixel. */
export const round = (n: number): number => Math.round(n * 10) / 10;
