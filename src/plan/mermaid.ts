import type { Plan } from './plan.js';
import { type Box, sketch, stageColor } from './sketch.js';

/** The plan as a mermaid flowchart: a color per stage, dashed arrows to its losses. */
export function mermaid(plan: Plan): string {
  const { boxes, arrows } = sketch(plan);
  const dashed = (to: number): boolean => boxes[to]!.kind === 'loss';
  return [
    'flowchart LR',
    ...boxes.map((box, i) => `  n${i}${boxText(box)}`),
    ...arrows.map(({ from, to, label }) => {
      const arrow = dashed(to) ? '-.->' : '-->';
      return `  n${from} ${arrow}${label ? `|"${escaped(label)}"|` : ''} n${to}`;
    }),
    ...plan.stages.map((_, i) => `  classDef stage${i} stroke:${stageColor(i)},stroke-width:2px`),
    ...boxes.flatMap(({ stages }, i) => (stages.length > 0 ? [`  class n${i} stage${stages[0]}`] : [])),
  ].join('\n');
}

function boxText({ kind, title, lines }: Box): string {
  const text = [`<b>${escaped(title)}</b>`, ...lines.map(escaped)].join('<br/>');
  return kind === 'node' ? `["${text}"]` : `(["${text}"])`;
}

const escaped = (text: string): string => text.replace(/[&<>"#]/g, (letter) => `#${letter.codePointAt(0)};`);
