import { PERCENT, type Writing } from '../figures.js';
import type { Html } from '../html.js';
import { axis, color, svg } from './svg.js';

/** A bar per name and, as ticks across it, its reference values; null if a score is undefined. */
export interface Bars {
  readonly title: string;
  readonly names: readonly string[];
  readonly values: readonly (number | null)[];
  readonly marks: readonly {
    readonly kind: 'constant' | 'paper';
    readonly values: readonly (number | null)[];
  }[];
  readonly writing: Writing;
}

const WIDTH = 400;
const ROW = 26;

/** Horizontal bars, one per class, with reference ticks and the numbers in columns on the right. */
export function bars({ title, names, values, marks, writing }: Bars): Html {
  const drawn = (value: number | null | undefined): number => writing.times * (value ?? 0);
  const figure = (value: number | null | undefined): string => writing.score(value ?? null);
  const all = [...values, ...marks.flatMap((mark) => mark.values)].map(drawn);
  const least = 25 * Math.floor(Math.min(0, ...all.map(Math.round)) / 25);
  const axisOfValues = writing === PERCENT ? { min: least, max: 100, interval: 25 } : {};
  const height = names.length * ROW + 50;
  const left = 20 + 7 * Math.max(...names.map((name) => name.length));
  const option = {
    grid: { left, right: 30 + 46 * (marks.length + 1), top: 8, bottom: 28 },
    xAxis: { ...axis, type: 'value', ...axisOfValues },
    yAxis: [
      { ...categories(names), axisLabel: { ...axis.axisLabel, color: color.ink, fontSize: 12 } },
      {
        ...categories(
          names.map((_, i) =>
            numbers(
              figure(values[i]),
              marks.map((mark) => figure(mark.values[i])),
            ),
          ),
        ),
        position: 'right',
        axisLabel: columns,
      },
    ],
    series: [
      {
        type: 'bar',
        data: values.map(drawn),
        barWidth: 14,
        silent: true,
        itemStyle: { color: color.run, borderRadius: [0, 3, 3, 0] },
      },
      ...marks.map((mark) => ticks(mark.kind, mark.values.map(drawn))),
    ],
  };
  const spoken = names.map((name, i) => `${name} ${figure(values[i])}`).join(', ');
  return svg(option, WIDTH, height, title, spoken);
}

const categories = (data: readonly string[]) => ({
  ...axis,
  type: 'category',
  inverse: true,
  data: [...data],
});

/** ECharts' rich text gives each column its width and color. */
const columns = {
  margin: 14,
  fontSize: 12,
  rich: {
    run: { width: 40, align: 'right', color: color.run, fontWeight: 700, fontSize: 12 },
    beside: { width: 46, align: 'right', color: color.muted, fontSize: 12 },
  },
};

const numbers = (run: string, beside: readonly string[]): string =>
  [`{run|${run}}`, ...beside.map((value) => `{beside|${value}}`)].join('');

const ticks = (kind: 'constant' | 'paper', values: readonly number[]) => ({
  type: 'scatter',
  data: values.map((value, i) => [value, i]),
  symbol: 'rect',
  symbolSize: [3, 20],
  silent: true,
  z: 4,
  itemStyle: { color: color[kind] },
});
