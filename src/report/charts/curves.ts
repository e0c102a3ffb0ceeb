import type { Writing } from '../figures.js';
import type { Html } from '../html.js';
import type { StageRecord } from '../record.js';
import { axis, colour, svg } from './svg.js';

interface Panel {
  readonly title: string;
  readonly values: readonly (number | null)[];
  readonly top: number;
  readonly height: number;
  readonly best?: number;
  /** The kept value, as text. */
  readonly kept?: string;
}

const WIDTH = 350;

/** Learning curves of a stage over its epochs: the metric that selects the weights (best epoch marked), loss and rate. */
export function curves(stage: StageRecord, writing: Writing): Html {
  const metric = stage.select;
  const panels: readonly Panel[] = [
    ...(metric
      ? [
          {
            title: `${metric}, validation${writing.unit && ` (${writing.unit})`}`,
            values: stage.epochs.map(({ scores }) => scaled(scores[metric] ?? null, writing)),
            top: 34,
            height: 150,
            best: stage.best.epoch,
            kept: writing.score(stage.best.value),
          },
        ]
      : []),
    { title: 'loss, training', values: stage.epochs.map(({ loss }) => loss), top: 226, height: 84 },
    { title: 'learning rate', values: stage.epochs.map(({ rate }) => rate), top: 352, height: 40 },
  ];
  const lift = metric ? 0 : 192;
  const placed = panels.map((panel) => ({ ...panel, top: panel.top - lift }));
  const epochs = stage.epochs.map(({ epoch }) => epoch);
  return svg(
    option(placed, epochs),
    WIDTH,
    424 - lift,
    `Learning curves of stage ${stage.name}`,
    told(stage, writing),
  );
}

/** What the curves show, in words: the score that was kept and how the loss went. */
function told({ select, best, epochs }: StageRecord, writing: Writing): string {
  const score =
    select && best.value !== null
      ? `${select} ${writing.score(best.value)} kept at epoch ${best.epoch}; `
      : '';
  return `${score}loss ${epochs[0]?.loss.toPrecision(3)} at first, ${epochs.at(-1)?.loss.toPrecision(3)} at last`;
}

const scaled = (score: number | null, { times }: Writing): number | null =>
  score === null ? null : times * score;

function option(panels: readonly Panel[], epochs: readonly number[]) {
  const last = panels.length - 1;
  const room = epochs.length > 1 ? 0 : 1; // a single epoch stands in the middle
  return {
    title: panels.flatMap((panel) => headings(panel, epochs)),
    grid: panels.map(({ top, height }) => ({ left: 48, right: 16, top, height })),
    xAxis: panels.map((_, i) => ({
      ...axis,
      type: 'value',
      gridIndex: i,
      min: Math.min(...epochs) - room,
      max: Math.max(...epochs) + room,
      minInterval: 1,
      splitLine: { show: false },
      axisLabel: { ...axis.axisLabel, show: i === last },
      axisLine: { show: true, lineStyle: { color: colour.line } },
      ...(i === last ? { name: 'epoch', nameLocation: 'middle', nameGap: 22 } : {}),
    })),
    yAxis: panels.map((_, i) => ({
      ...axis,
      type: 'value',
      gridIndex: i,
      scale: panels[i]!.best !== undefined,
      minInterval: panels[i]!.best !== undefined ? 1 : 0,
      splitNumber: i === last ? 1 : 3,
    })),
    series: panels.flatMap((panel, i) => series(panel, i, epochs)),
  };
}

/** The title of a panel, and at its right the epoch whose weights were kept. */
function headings({ title, top, best, kept: text, values }: Panel, epochs: readonly number[]) {
  const value = best === undefined ? null : (values[epochs.indexOf(best)] ?? null);
  const line = { top: top - 32, textStyle: { color: colour.ink, fontSize: 12, fontWeight: 600 } };
  const kept = { ...line.textStyle, color: colour.paper };
  return [
    { ...line, text: title, left: 0 },
    ...(value === null
      ? []
      : [
          {
            ...line,
            text: `kept: epoch ${best}, ${text}`,
            left: WIDTH - 12,
            textAlign: 'right',
            textStyle: kept,
          },
        ]),
  ];
}

function series({ values, best }: Panel, i: number, epochs: readonly number[]) {
  const points = values.map((value, j) => [epochs[j], value]);
  const line = {
    type: 'line',
    xAxisIndex: i,
    yAxisIndex: i,
    data: points,
    showSymbol: points.length <= 30,
    symbol: 'circle',
    symbolSize: 5,
    silent: true,
    lineStyle: { color: colour.run, width: 2 },
    itemStyle: { color: colour.run },
  };
  const kept = epochs.indexOf(best ?? Number.NaN);
  const value = values[kept] ?? null;
  return value === null ? [line] : [line, mark([epochs[kept]!, value], i)];
}

/** The kept epoch: a ring on the curve; what it is stands above the panel, where no curve runs through it. */
const mark = (point: readonly [epoch: number, value: number], i: number) => ({
  type: 'scatter',
  xAxisIndex: i,
  yAxisIndex: i,
  data: [point],
  silent: true,
  symbolSize: 13,
  itemStyle: { color: colour.card, borderColor: colour.paper, borderWidth: 3, opacity: 1 },
  z: 5,
});
