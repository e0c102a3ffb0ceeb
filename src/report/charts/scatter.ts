import type { Html } from '../html.js';
import { axis, color, svg } from './svg.js';

const SIDE = 360;

/** True value (x) against predicted value (y), both within `limits`, with the line of perfect predictions. */
export function scatter(
  title: string,
  points: readonly (readonly [number, number])[],
  [min, max]: readonly [number, number],
): Html {
  const shared = { ...axis, type: 'value', min, max, interval: (max - min) / 4, nameLocation: 'middle' };
  const opacity = Math.max(0.12, Math.min(0.6, 200 / points.length));
  const option = {
    grid: { left: 56, right: 18, top: 12, bottom: 48 },
    xAxis: { ...shared, name: 'true', nameGap: 28 },
    yAxis: { ...shared, name: 'predicted', nameGap: 36 },
    series: [
      {
        type: 'line',
        data: [
          [min, min],
          [max, max],
        ],
        symbol: 'none',
        silent: true,
        lineStyle: { color: color.muted, type: 'dashed', width: 1 },
      },
      {
        type: 'scatter',
        data: points,
        symbolSize: 6,
        silent: true,
        itemStyle: { color: color.run, opacity },
      },
    ],
  };
  return svg(option, SIDE, SIDE, title);
}
