import type { Html } from '../html.js';
import { axis, colour, svg } from './svg.js';

const SIDE = 360;

/** True value (x) against predicted value (y), both in [-1, 1], with the line on which a perfect answer lies. */
export function scatter(title: string, points: readonly (readonly [number, number])[]): Html {
  const shared = { ...axis, type: 'value', min: -1, max: 1, interval: 0.5, nameLocation: 'middle' };
  const opacity = Math.max(0.12, Math.min(0.6, 200 / points.length));
  const option = {
    grid: { left: 56, right: 18, top: 12, bottom: 48 },
    xAxis: { ...shared, name: 'true', nameGap: 28 },
    yAxis: { ...shared, name: 'predicted', nameGap: 36 },
    series: [
      {
        type: 'line',
        data: [
          [-1, -1],
          [1, 1],
        ],
        symbol: 'none',
        silent: true,
        lineStyle: { color: colour.muted, type: 'dashed', width: 1 },
      },
      {
        type: 'scatter',
        data: points,
        symbolSize: 6,
        silent: true,
        itemStyle: { color: colour.run, opacity },
      },
    ],
  };
  return svg(option, SIDE, SIDE, title);
}
