import type { PlanCost, StageCost } from '../cost/cost.js';
import { bytes, count, duration, flops } from './figures.js';
import { layOut } from './layout.js';
import type { Plan, PlanStage } from './plan.js';
import { sketch, stageColour } from './sketch.js';
import { boxSize, graphParts, LINE, MUTED, round, text, textWidth } from './svg-graph.js';

const MARGIN = 24;
const CARD = { width: 270, gap: 16 };
const INK = '#18202b';

/** The plan as a picture: the graph, a colour a stage, and under it what each stage takes. */
export function svg(plan: Plan, cost: PlanCost): string {
  const drawn = sketch(plan);
  const layout = layOut(drawn, boxSize, (label) => textWidth(label, 12) + 8);
  const columns = Math.min(
    plan.stages.length,
    Math.max(1, Math.floor((layout.width + CARD.gap) / (CARD.width + CARD.gap))),
  );
  const width = Math.max(layout.width, columns * (CARD.width + CARD.gap) - CARD.gap) + 2 * MARGIN;
  const top = MARGIN + 44;
  const below = top + layout.height + 36;
  const cards = plan.stages.map((stage, i) => stageCard(stage, cost.stages[i]!, i));
  const tallest = Math.max(...cards.map((card) => card.lines.length));
  const rowHeight = cardHeight(tallest) + CARD.gap;
  const height = below + Math.ceil(cards.length / columns) * rowHeight + MARGIN;
  const left = (width - layout.width) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif" font-size="13" fill="${INK}">`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0.5 L7.5 4 L0 7.5 z" fill="#8493a5"/></marker></defs>',
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    text(plan.name, { x: MARGIN, y: MARGIN + 14 }, 'font-size="19" font-weight="700"'),
    `<g transform="translate(${round(left)} ${top})">`,
    ...graphParts(drawn, layout),
    '</g>',
    ...cards.map(
      (card, i) =>
        `<g transform="translate(${round(MARGIN + (i % columns) * (CARD.width + CARD.gap))} ${round(below + Math.floor(i / columns) * rowHeight)})">${drawCard(card, tallest)}</g>`,
    ),
    text(totalText(cost), { x: MARGIN, y: height - MARGIN + 6 }, `fill="${MUTED}" font-size="12"`),
    '</svg>',
  ].join('\n');
}

function totalText({ seconds, engine, rows }: PlanCost): string {
  const known = rows.known ? '' : ' and 1,000 rows to train on';
  return `About ${duration(seconds)} in all, an estimate for ${engine.name} on ${engine.threads} threads${known}.`;
}

interface Card {
  readonly stage: number;
  readonly title: string;
  readonly lines: readonly (readonly [what: string, figure: string])[];
}

const cardHeight = (lines: number): number => 46 + lines * LINE;

function stageCard(stage: PlanStage, cost: StageCost, i: number): Card {
  const lines: Card['lines'] = [
    ['trains', stage.train.join(', ')],
    ['parameters', count(stage.trainable)],
    ...cost.banks.map((bank) => ['banks first', `${bank.node}, ${bytes(bank.bytes)}`] as const),
    ['steps', `${count(cost.steps)} of ${stage.batch} rows`],
    ['a step', `${flops(cost.flopsPerStep)}, ${duration(cost.secondsPerStep)}`],
    ['peak memory', bytes(cost.peakMemory)],
    ['time', `about ${duration(cost.seconds)}`],
  ];
  return { stage: i, title: `stage ${stage.name}`, lines };
}

function drawCard({ stage, title, lines }: Card, tallest: number): string {
  return [
    `<rect width="${CARD.width}" height="${cardHeight(tallest)}" rx="9" fill="#f7f9fb" stroke="#e2e7ee"/>`,
    `<rect x="14" y="14" width="12" height="12" rx="3" fill="${stageColour(stage)}"/>`,
    text(title, { x: 34, y: 25 }, 'font-weight="650" font-size="14"'),
    ...lines.flatMap(([what, figure], line) => [
      text(what, { x: 14, y: 50 + line * LINE }, `fill="${MUTED}"`),
      text(figure, { x: 104, y: 50 + line * LINE }, ''),
    ]),
  ].join('');
}
