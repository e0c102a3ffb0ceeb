/// <reference path="./echarts.d.ts" />
import type { EChartsCoreOption } from 'echarts/core';
import { init } from 'echarts/dist/echarts.esm.min';
import { Html } from '../html.js';

/** Colors are CSS variables of the report, so that the same drawing works in light mode, in dark mode and on paper. */
export const color = {
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  line: 'var(--line)',
  card: 'var(--card)',
  run: 'var(--run)',
  onRun: 'var(--on-run)',
  constant: 'var(--constant)',
  paper: 'var(--paper)',
} as const;

/** Text style of all charts. */
const font = { color: color.ink, fontFamily: 'inherit', fontSize: 12 } as const;

/** Style of all axes: muted labels, faint lines, no ticks. */
export const axis = {
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { color: color.muted, fontSize: 11 },
  splitLine: { lineStyle: { color: color.line } },
  nameTextStyle: { color: color.muted, fontSize: 11 },
} as const;

/**
 * Draws an ECharts option as a static SVG of `width` x `height` units that scales with its column; `title` and
 * `spoken` are for screen readers.
 */
export function svg(
  option: EChartsCoreOption,
  width: number,
  height: number,
  title: string,
  spoken = '',
): Html {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, textStyle: font, ...option });
  const drawing = still(chart.renderToSVGString(), title, spoken);
  chart.dispose();
  return new Html(drawing.replace('<svg ', `<svg style="max-width:${Math.round(1.25 * width)}px" `));
}

/** Removes what only a live chart needs, and renames clip paths, which ECharts numbers with a running counter. */
function still(drawing: string, title: string, spoken: string): string {
  const label = [title, ...(spoken ? [spoken] : [])].join(': ').replace(/["<>&]/g, '');
  return drawing
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/ (class|ecmeta_\w+|pointer-events|xmlns:xlink|baseProfile)="[^"]*"/g, '')
    .replace(/\b(d|transform|x|y)="[^"]*"/g, (attribute) => attribute.replace(/(\d\.\d{2})\d+/g, '$1'))
    .replace(/\bzr\d+-/g, `${title.replace(/\W+/g, '-')}-`)
    .replace('<svg ', `<svg role="img" aria-label="${label}" `);
}
