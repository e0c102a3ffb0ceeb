import dagre from '@dagrejs/dagre';
import type { Sketch } from './sketch.js';

/** The center of a box, in pixels. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The positions of a sketch's boxes and arrows, and its size. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** In the order of the sketch. */
  readonly boxes: readonly Placed[];
  readonly arrows: readonly { readonly points: readonly Point[]; readonly label: Point }[];
}

export type Point = { readonly x: number; readonly y: number };

/** Lays out boxes of these sizes from left to right, and arrows around them. */
export function layOut(
  { boxes, arrows }: Sketch,
  size: (box: Sketch['boxes'][number]) => { width: number; height: number },
  labelWidth: (label: string) => number,
): Drawing {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 22, ranksep: 56, edgesep: 14, marginx: 1, marginy: 1 });
  for (const [i, box] of boxes.entries()) graph.setNode(`${i}`, size(box));
  for (const [i, { from, to, label }] of arrows.entries()) {
    const room = label ? { width: labelWidth(label), height: 16, labelpos: 'c' } : {};
    graph.setEdge(`${from}`, `${to}`, room, `${i}`);
  }
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    boxes: boxes.map((_, i) => graph.node(`${i}`) as Placed),
    arrows: arrows.map(({ from, to }, i) => {
      const edge = graph.edge({ v: `${from}`, w: `${to}`, name: `${i}` }) as Point & { points: Point[] };
      return { points: edge.points, label: { x: edge.x, y: edge.y } };
    }),
  };
}
