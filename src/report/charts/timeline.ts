import type { Html } from '../html.js';
import { axis, color, svg } from './svg.js';

/** One quantity over the frames of a sequence. */
export interface TimelinePanel {
  readonly title: string;
  /** `[frame, value]`; null: not labeled, or not predicted. */
  readonly truth: readonly Point[];
  readonly predicted: readonly Point[];
  readonly limits: readonly [number, number];
  /** The meaning of whole numbers, from 0 on; the lines are then steps. */
  readonly names?: readonly string[];
}

type Point = readonly [frame: number, value: number | null];

const WIDTH = 720;
const TITLE = 26;
const GAP = 36;
/** Height of a panel: for values, and for each of several names. */
const HEIGHT = 110;
const NAME = 15;

/** Labels (dark) and predictions (in the color of the run) over the frames of a sequence, with one panel per quantity. */
export function timeline(title: string, panels: readonly TimelinePanel[]): Html {
  let top = TITLE;
  const placed = panels.map((panel) => {
    const own = { ...panel, top, height: panel.names ? Math.max(60, NAME * panel.names.length) : HEIGHT };
    top += own.height + GAP;
    return own;
  });
  const frames = panels.flatMap(({ predicted }) => predicted.map(([frame]) => frame));
  const [first, last] = [Math.min(...frames), Math.max(...frames)];
  const option = {
    title: placed.map((panel) => ({
      text: panel.title,
      left: 0,
      top: panel.top - 24,
      textStyle: { color: color.ink, fontSize: 12, fontWeight: 600 },
    })),
    grid: placed.map(({ top, height, names }) => ({ left: names ? 96 : 44, right: 12, top, height })),
    xAxis: placed.map((_, i) => ({
      ...axis,
      type: 'value',
      gridIndex: i,
      min: first,
      max: Math.max(last, first + 1),
      minInterval: 1,
      splitLine: { show: false },
      axisLabel: { ...axis.axisLabel, show: i === placed.length - 1 },
      axisLine: { show: true, lineStyle: { color: color.line } },
      ...(i === placed.length - 1 ? { name: 'frame', nameLocation: 'middle', nameGap: 22 } : {}),
    })),
    yAxis: placed.map(({ limits: [min, max], names }, i) => ({
      ...axis,
      type: 'value',
      gridIndex: i,
      min,
      max,
      interval: names ? 1 : (max - min) / 2,
      axisLabel: { ...axis.axisLabel, formatter: names && ((value: number) => names[value] ?? '') },
    })),
    series: placed.flatMap(({ truth, predicted, names }, i) => [
      line(truth, i, names !== undefined, { color: color.constant, width: 3, opacity: 0.45 }),
      line(predicted, i, names !== undefined, { color: color.run, width: 1.5, opacity: 1 }),
    ]),
  };
  return svg(option, WIDTH, top + 2, title, `frames ${first} to ${last}`);
}

const line = (
  data: readonly Point[],
  i: number,
  steps: boolean,
  style: { readonly color: string; readonly width: number; readonly opacity: number },
) => ({
  type: 'line',
  xAxisIndex: i,
  yAxisIndex: i,
  data,
  step: steps && 'middle',
  symbol: 'circle',
  symbolSize: style.width + 1,
  showSymbol: data.length <= 40,
  connectNulls: false,
  silent: true,
  lineStyle: style,
  itemStyle: { color: style.color, opacity: style.opacity },
});
