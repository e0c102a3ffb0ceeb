import type { Writing } from '../figures.js';
import type { Html } from '../html.js';
import { axis, color, svg } from './svg.js';

/** A line of the plot: a difference, its interval over seeds, its interval over rows, and the difference of every seed. */
export interface ForestLine {
  readonly name: string;
  readonly mean: number;
  readonly seeds: readonly [low: number, high: number] | null;
  readonly rows?: readonly [low: number, high: number] | undefined;
  readonly each: readonly number[];
}

/** Width of a phone without its margins: a wider screen enlarges the plot, and names stay readable on every screen. */
const WIDTH = 320;
const ROW = 72;

/**
 * Vertical positions on a line, as fractions of its height from the middle: name, seeds, interval over seeds,
 * interval over rows.
 */
const AT = { name: -0.34, each: -0.06, seeds: 0.14, rows: 0.32 } as const;

/** A forest plot: differences around zero, thick intervals over seeds and thin ones over rows; a dot for every seed. */
export function forest(title: string, lines: readonly ForestLine[], writing: Writing, row = ROW): Html {
  const scaled = (value: number): number => writing.times * value;
  const all = lines.flatMap(({ mean, seeds, rows, each }) => [
    mean,
    ...(seeds ?? []),
    ...(rows ?? []),
    ...each,
  ]);
  const end = roundEnd(Math.max(...all.map((value) => Math.abs(scaled(value))), 1e-9));
  const spoken = lines.map(({ name, mean }) => `${name} ${writing.difference(mean)}`).join(', ');
  return svg(
    {
      grid: { left: 20, right: 20, top: 4, bottom: 44 },
      ...axes(end, lines.length, writing),
      series: [
        zero(),
        ...spans(
          lines.map(({ seeds }) => seeds?.map(scaled)),
          AT.seeds,
          color.run,
          5,
        ),
        ...spans(
          lines.map(({ rows }) => rows?.map(scaled)),
          AT.rows,
          color.paper,
          3,
        ),
        dots(
          lines.flatMap(({ each }, i) => each.map((value) => [scaled(value), i + AT.each])),
          color.muted,
          5,
        ),
        dots(
          lines.map(({ mean }, i) => [scaled(mean), i + AT.seeds]),
          color.ink,
          11,
          'diamond',
        ),
        labels(lines),
      ],
    },
    WIDTH,
    lines.length * row + 48,
    title,
    spoken,
  );
}

/** Axes: differences from -end to end, and lines from top to bottom. */
const axes = (end: number, lines: number, { unit }: Writing) => ({
  xAxis: {
    ...axis,
    type: 'value',
    min: -end,
    max: end,
    interval: end / 2,
    name: `difference${unit && ` (${unit === '%' ? 'points' : unit})`}`,
    nameLocation: 'middle',
    nameGap: 26,
  },
  yAxis: {
    ...axis,
    type: 'value',
    inverse: true,
    min: -0.5,
    max: lines - 0.5,
    axisLabel: { show: false },
    splitLine: { show: false },
  },
});

/** The smallest of 1, 1.5, 2, 3, 4, 5, 7.5 and 10 times a power of ten that is at least `far`. */
function roundEnd(far: number): number {
  const power = 10 ** Math.floor(Math.log10(far));
  return power * [1, 1.5, 2, 3, 4, 5, 7.5, 10].find((step) => step * power >= 1.02 * far)!;
}

/** Names are centered above their lines, where long names fit, also on a phone. */
const labels = (lines: readonly ForestLine[]) => ({
  type: 'scatter',
  silent: true,
  z: 6,
  symbolSize: 0.1,
  data: lines.map((_, i) => [0, i + AT.name]),
  label: {
    show: true,
    formatter: ({ dataIndex }: { readonly dataIndex: number }) => lines[dataIndex]!.name,
    position: 'inside',
    color: color.ink,
    backgroundColor: color.card,
    padding: [1, 5],
    fontSize: 12,
    lineHeight: 14,
    width: WIDTH - 40,
    overflow: 'break',
    align: 'center',
  },
});

/** Horizontal spans, one per line. */
const spans = (
  ends: readonly (readonly number[] | null | undefined)[],
  at: number,
  color: string,
  width: number,
) =>
  ends.flatMap((span, i) =>
    span
      ? [
          {
            type: 'line',
            silent: true,
            showSymbol: false,
            data: span.map((value) => [value, i + at]),
            lineStyle: { color, width, cap: 'round' },
          },
        ]
      : [],
  );

const dots = (data: readonly (readonly number[])[], color: string, size: number, symbol = 'circle') => ({
  type: 'scatter',
  silent: true,
  z: 4,
  symbol,
  symbolSize: size,
  data,
  itemStyle: { color },
});

const zero = () => ({
  type: 'scatter',
  data: [],
  markLine: {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: color.muted, type: 'dashed' },
    data: [{ xAxis: 0 }],
  },
});
