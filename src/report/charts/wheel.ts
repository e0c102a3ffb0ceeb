import type { Html } from '../html.js';
import { color, svg } from './svg.js';

const SIDE = 420;
const RADIUS = 160;
const CENTRE = SIDE / 2;

/**
 * A directed graph as nodes on a circle. `kept[i][j]` in [0, 1] is how often i kept j. The width and depth of a line
 * show the mean of both directions; the size of a node shows how often the others kept it. Lines kept less often than
 * `floor` are left out.
 */
export function wheel(
  title: string,
  names: readonly string[],
  kept: readonly (readonly number[])[],
  floor: number,
): Html {
  const edges = names.flatMap((_, i) =>
    names.slice(i + 1).map((_, offset) => {
      const j = i + 1 + offset;
      return { source: i, target: j, weight: ((kept[i]?.[j] ?? 0) + (kept[j]?.[i] ?? 0)) / 2 };
    }),
  );
  const option = {
    series: [
      {
        type: 'graph',
        layout: 'none',
        coordinateSystem: null,
        left: 30,
        right: 30,
        top: 30,
        bottom: 30,
        silent: true,
        data: names.map((name, i) => node(name, i, kept)),
        links: edges
          .filter(({ weight }) => weight >= floor)
          .sort((a, b) => a.weight - b.weight)
          .map(({ source, target, weight }) => ({
            source,
            target,
            lineStyle: {
              color: color.run,
              width: 0.5 + 6.5 * weight,
              opacity: Math.min(1, 0.08 + weight ** 1.5),
              curveness: 0,
            },
          })),
      },
    ],
  };
  return svg(option, SIDE, SIDE, title);
}

function node(name: string, i: number, kept: readonly (readonly number[])[]) {
  const angle = (2 * Math.PI * i) / kept.length - Math.PI / 2;
  const incoming = kept.reduce((sum, row, j) => sum + (j === i ? 0 : (row[i] ?? 0)), 0) / (kept.length - 1);
  return {
    name,
    x: CENTRE + RADIUS * Math.cos(angle),
    y: CENTRE + RADIUS * Math.sin(angle),
    symbolSize: 30 + 24 * incoming,
    itemStyle: { color: color.card, borderColor: color.run, borderWidth: 2 },
    label: { show: true, position: 'inside', color: color.ink, fontSize: 11, fontWeight: 600 },
  };
}
