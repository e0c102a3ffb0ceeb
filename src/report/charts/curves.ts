import type { Writing } from '../figures.js';
import type { Html } from '../html.js';
import type { EpochRecord, StageRecord } from '../record.js';
import { axis, color, svg } from './svg.js';

interface Panel {
  readonly title: string;
  /** On the validation rows, or without rows. */
  readonly values: Values;
  /** The same on the training rows. */
  readonly train?: Values;
  readonly height: number;
  readonly best?: number;
  /** The selected value, as text. */
  readonly kept?: string;
}

type Values = readonly (number | null)[];

interface Placed extends Panel {
  readonly top: number;
}

const WIDTH = 350;

/** Height above the first panel, and between two: a title, and the axis of the panel above. */
const TITLE = 34;
const GAP = 42;

/**
 * Learning curves of a stage over its epochs: the metric that selects the weights (best epoch marked), every loss,
 * and the learning rate. Solid lines show the validation rows, dashed lines the training rows.
 */
export function curves(stage: StageRecord, writing: Writing): Html {
  const { epochs } = stage;
  const panels = [
    ...(stage.select ? [metricPanel(stage, stage.select, writing)] : []),
    ...lossPanels(epochs),
    { title: 'learning rate', values: epochs.map(({ rate }) => rate), height: 40 },
  ];
  let top = TITLE;
  const placed = panels.map((panel): Placed => {
    const own = { ...panel, top };
    top += panel.height + GAP;
    return own;
  });
  const numbers = epochs.map(({ epoch }) => epoch);
  const title = `Learning curves of stage ${stage.name}`;
  return svg(option(placed, numbers), WIDTH, top - 10, title, spoken(stage, writing));
}

function metricPanel({ epochs, best }: StageRecord, metric: string, writing: Writing): Panel {
  const of = (scores: EpochRecord['scores'] | undefined) => scaled(scores?.[metric] ?? null, writing);
  return {
    title: `${metric}${writing.unit && ` (${writing.unit})`}`,
    values: epochs.map(({ scores }) => of(scores)),
    train: epochs.map(({ trainScores }) => of(trainScores)),
    height: 150,
    best: best.epoch,
    kept: writing.score(best.value),
  };
}

/** The total on the training rows, and each loss on both; with a single loss, the total is omitted. */
function lossPanels(epochs: readonly EpochRecord[]): Panel[] {
  const tasks = Object.keys(epochs[0]?.losses?.train ?? {});
  const total: Panel = { title: 'loss', values: [], train: epochs.map(({ loss }) => loss), height: 84 };
  const each = tasks.map(
    (node): Panel => ({
      title: `loss of ${node}`,
      values: epochs.map(({ losses }) => losses?.validation[node] ?? null),
      train: epochs.map(({ losses }) => losses?.train[node] ?? null),
      height: 84,
    }),
  );
  return tasks.length === 1 ? each : [total, ...each];
}

/** What the curves show, as text: the selected score and how the loss changed. */
function spoken({ select, best, epochs }: StageRecord, writing: Writing): string {
  const score =
    select && best.value !== null
      ? `${select} ${writing.score(best.value)} kept at epoch ${best.epoch}; `
      : '';
  return `${score}loss ${epochs[0]?.loss.toPrecision(3)} at first, ${epochs.at(-1)?.loss.toPrecision(3)} at the end`;
}

const scaled = (score: number | null, { times }: Writing): number | null =>
  score === null ? null : times * score;

function option(panels: readonly Placed[], epochs: readonly number[]) {
  const last = panels.length - 1;
  const room = epochs.length > 1 ? 0 : 1; // a single epoch is in the middle
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
      axisLine: { show: true, lineStyle: { color: color.line } },
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

/** The title of a panel, and on its right the epoch whose weights were kept. */
function headings({ title, top, best, kept: text, values }: Placed, epochs: readonly number[]) {
  const value = best === undefined ? null : (values[epochs.indexOf(best)] ?? null);
  const line = { top: top - 32, textStyle: { color: color.ink, fontSize: 12, fontWeight: 600 } };
  const kept = { ...line.textStyle, color: color.paper };
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

function series({ values, train, best }: Panel, i: number, epochs: readonly number[]) {
  const lines = [
    ...(train ? [line(train, i, epochs, { color: color.muted, type: 'dashed', width: 1.5 })] : []),
    line(values, i, epochs, { color: color.run, type: 'solid', width: 2 }),
  ];
  const kept = epochs.indexOf(best ?? Number.NaN);
  const value = values[kept] ?? null;
  return value === null ? lines : [...lines, mark([epochs[kept]!, value], i)];
}

/** A curve; if there are few epochs, their points are visible, and a single epoch is only a point. */
const line = (
  values: Values,
  i: number,
  epochs: readonly number[],
  style: { readonly color: string; readonly type: 'solid' | 'dashed'; readonly width: number },
) => ({
  type: 'line',
  xAxisIndex: i,
  yAxisIndex: i,
  data: values.map((value, j) => [epochs[j], value]),
  showSymbol: values.length <= 30,
  symbol: 'circle',
  symbolSize: 5,
  silent: true,
  lineStyle: style,
  itemStyle: { color: style.color },
});

/** The kept epoch: a ring on the curve; its caption is above the panel, where no curve runs through it. */
const mark = (point: readonly [epoch: number, value: number], i: number) => ({
  type: 'scatter',
  xAxisIndex: i,
  yAxisIndex: i,
  data: [point],
  silent: true,
  symbolSize: 13,
  itemStyle: { color: color.card, borderColor: color.paper, borderWidth: 3, opacity: 1 },
  z: 5,
});
