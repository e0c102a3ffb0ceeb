import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts/types/dist/shared';
import type { Html } from '../html.js';
import { axis, color, svg } from './svg.js';

/** A heat map of `values[row][column]` in [0, 1], shown as the depth of the color; cells show whole percentages. */
export interface Matrix {
  readonly title: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly values: readonly (readonly number[])[];
  readonly rowTitle: string;
  readonly columnTitle: string;
}

/** Draws the matrix with the first row on top and column names above it. */
export function matrix({ title, rows, columns, values, rowTitle, columnTitle }: Matrix): Html {
  const side = columns.length > 9 ? 26 : 31;
  const left = 34 + 7 * Math.max(...rows.map((name) => name.length));
  const top = 46 + 4.6 * Math.max(...columns.map((name) => name.length));
  const [width, height] = [left + side * columns.length + 22, top + side * rows.length + 8];
  const names = { ...axis.axisLabel, color: color.ink, interval: 0 };
  const shared = { ...axis, type: 'category', nameLocation: 'middle', splitLine: { show: false } };
  const option = {
    grid: { left, top, width: side * columns.length, height: side * rows.length },
    xAxis: {
      ...shared,
      data: [...columns],
      position: 'top',
      name: columnTitle,
      nameGap: top - 16,
      axisLabel: { ...names, rotate: 45 },
    },
    yAxis: {
      ...shared,
      data: [...rows],
      inverse: true,
      name: rowTitle,
      nameGap: left - 12,
      axisLabel: names,
    },
    series: [
      {
        type: 'custom',
        silent: true,
        renderItem: cell(side),
        data: values.flatMap((row, i) => row.map((value, j) => [j, i, value])),
      },
    ],
  };
  return svg(option, width, height, title);
}

const cell = (side: number) => (_: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
  const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)]);
  const value = Number(api.value(2));
  const half = side / 2;
  const box = { x: x - half + 1, y: y - half + 1, width: side - 2, height: side - 2, r: 3 };
  return {
    type: 'group' as const,
    children: [
      { type: 'rect' as const, shape: box, style: { fill: color.run, opacity: 0.05 + 0.95 * value } },
      {
        type: 'text' as const,
        style: {
          text: value < 0.005 ? '' : `${Math.round(100 * value)}`,
          x,
          y,
          align: 'center' as const,
          verticalAlign: 'middle' as const,
          fontSize: 10.5,
          fill: value > 0.5 ? color.onRun : color.ink,
        },
      },
    ],
  };
};
