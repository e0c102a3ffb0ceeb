import type { PlanCost, StageCost } from '../cost/cost.js';
import { bytes, count, duration, flops } from './figures.js';
import { layOut } from './layout.js';
import type { Plan, PlanStage } from './plan.js';
import { timeText } from './print.js';
import { sketch, stageColor } from './sketch.js';
import { boxSize, graphParts, LINE, MUTED, round, text, textWidth } from './svg-graph.js';

const MARGIN = 24;
/** Gap between cards. */
const GAP = 16;
/** Where the numbers of a card start. */
const FIGURES = 116;
const INK = '#18202b';

/** The plan as a picture: the graph with a color per stage, and below it what each stage costs. */
export function svg(plan: Plan, cost: PlanCost): string {
  const drawn = sketch(plan);
  const graph = layOut(drawn, boxSize, (label) => textWidth(label, 12) + 8);
  const cards = layCards(
    plan.stages.map((stage, i) => stageCard(stage, cost.stages[i]!, i)),
    graph.width,
  );
  const width = Math.max(graph.width, cards.width) + 2 * MARGIN;
  const top = MARGIN + 44;
  const below = top + graph.height + 36;
  const height = below + cards.height + GAP + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif" font-size="13" fill="${INK}">`,
    `<title>${plan.name}: the plan</title>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0.5 L7.5 4 L0 7.5 z" fill="#8493a5"/></marker></defs>',
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    text(plan.name, { x: MARGIN, y: MARGIN + 14 }, 'font-size="19" font-weight="700"'),
    at((width - graph.width) / 2, top, graphParts(drawn, graph)),
    at(MARGIN, below, cards.parts),
    text(totalText(cost), { x: MARGIN, y: height - MARGIN + 6 }, `fill="${MUTED}" font-size="12"`),
    '</svg>',
  ].join('\n');
}

const at = (x: number, y: number, parts: readonly string[]): string =>
  `<g transform="translate(${round(x)} ${round(y)})">\n${parts.join('\n')}\n</g>`;

function totalText(cost: PlanCost): string {
  const { rows } = cost;
  return `${cost.range === null ? '' : timeText(cost)}${rows.known ? '' : ` For ${count(rows.train)} rows to train on.`}`;
}

interface Card {
  readonly stage: number;
  readonly title: string;
  readonly lines: readonly (readonly [what: string, figure: string])[];
}

/** Cards of one size, as many per row as fit the width of the graph. */
function layCards(cards: readonly Card[], room: number) {
  const lines = cards.flatMap((card) => card.lines.map(([, figure]) => textWidth(figure, 13)));
  const size = {
    width: Math.max(...lines, 150) + FIGURES + 16,
    height: 46 + LINE * Math.max(...cards.map((card) => card.lines.length)),
  };
  const columns = Math.min(cards.length, Math.max(1, Math.floor((room + GAP) / (size.width + GAP))));
  const rows = Math.ceil(cards.length / columns);
  return {
    width: columns * (size.width + GAP) - GAP,
    height: rows * (size.height + GAP) - GAP,
    parts: cards.map((card, i) => {
      const [x, y] = [i % columns, Math.floor(i / columns)];
      return at(x * (size.width + GAP), y * (size.height + GAP), [drawCard(card, size)]);
    }),
  };
}

function stageCard(stage: PlanStage, cost: StageCost, i: number): Card {
  const lines: Card['lines'] = [
    ['trains', stage.train.join(', ')],
    ['parameters', count(stage.trainable)],
    ...cost.banks.map((bank) => ['banks first', `${bank.node}, ${bytes(bank.bytes)}`] as const),
    ['steps', `${count(cost.steps)} of ${stage.batch} rows`],
    ['a step', flops(cost.flopsPerStep)],
    ['peak memory', bytes(cost.peakMemory)],
    ...(cost.seconds === null ? [] : [['time', `about ${duration(cost.seconds)}`] as const]),
  ];
  return { stage: i, title: `stage ${stage.name}`, lines };
}

function drawCard(
  { stage, title, lines }: Card,
  { width, height }: { width: number; height: number },
): string {
  return [
    `<rect width="${round(width)}" height="${height}" rx="9" fill="#f7f9fb" stroke="#e2e7ee"/>`,
    `<rect x="14" y="14" width="12" height="12" rx="3" fill="${stageColor(stage)}"/>`,
    text(title, { x: 34, y: 25 }, 'font-weight="650" font-size="14"'),
    ...lines.flatMap(([what, figure], line) => [
      text(what, { x: 14, y: 50 + line * LINE }, `fill="${MUTED}"`),
      text(figure, { x: FIGURES, y: 50 + line * LINE }, ''),
    ]),
  ].join('');
}
