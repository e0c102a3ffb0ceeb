import type { Writing } from '../figures.js';
import type { Html } from '../html.js';
import type { EpochRecord } from '../record.js';
import { axis, color, svg } from './svg.js';

/** A run's epochs of a stage, and the index of its color. */
interface Line {
  readonly page: number;
  readonly epochs: readonly EpochRecord[];
}

interface Overlay {
  readonly stage: string;
  /** The metric that selects the stage's weights, if there is one. */
  readonly metric: string | undefined;
  readonly writing: Writing;
  readonly lines: readonly Line[];
}

const [WIDTH, HEIGHT, TITLE, GAP] = [350, 150, 34, 42];

/** Overlaid curves of several runs: the metric on the validation rows, and the training loss. */
export function overlay({ stage, metric, writing, lines }: Overlay): Html {
  const scaled = (value: number | null): number | null => (value === null ? null : writing.times * value);
  const panels = [
    ...(metric
      ? [
          {
            title: `${metric}${writing.unit && ` (${writing.unit})`}`,
            of: ({ scores }: EpochRecord) => scaled(scores[metric] ?? null),
          },
        ]
      : []),
    { title: 'loss, training', of: ({ loss }: EpochRecord) => loss },
  ];
  const tops = panels.map((_, i) => TITLE + i * (HEIGHT + GAP));
  const last = panels.length - 1;
  return svg(
    {
      title: panels.map(({ title }, i) => ({
        text: title,
        top: tops[i]! - 32,
        left: 0,
        textStyle: { color: color.ink, fontSize: 12, fontWeight: 600 },
      })),
      grid: tops.map((top) => ({ left: 48, right: 16, top, height: HEIGHT })),
      xAxis: panels.map((_, i) => ({
        ...axis,
        type: 'value',
        gridIndex: i,
        min: 1,
        max: Math.max(2, ...lines.map(({ epochs }) => epochs.length)),
        minInterval: 1,
        splitLine: { show: false },
        axisLabel: { ...axis.axisLabel, show: i === last },
        axisLine: { show: true, lineStyle: { color: color.line } },
        ...(i === last ? { name: 'epoch', nameLocation: 'middle', nameGap: 22 } : {}),
      })),
      yAxis: panels.map((_, i) => ({ ...axis, type: 'value', gridIndex: i, scale: true, splitNumber: 3 })),
      series: panels.flatMap(({ of }, i) =>
        lines.map(({ page, epochs }) => ({
          type: 'line',
          xAxisIndex: i,
          yAxisIndex: i,
          data: epochs.map((epoch) => [epoch.epoch, of(epoch)]),
          showSymbol: epochs.length <= 3,
          symbolSize: 4,
          silent: true,
          lineStyle: { color: `var(--page${page})`, width: 1.5 },
          itemStyle: { color: `var(--page${page})` },
        })),
      ),
    },
    WIDTH,
    tops[last]! + HEIGHT + 32,
    `Curves of stage ${stage}`,
    `${lines.length} runs`,
  );
}
