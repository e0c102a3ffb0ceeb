import { expect, it, test } from 'vitest';
import { sketch } from '../../src/plan/sketch.js';
import { svg } from '../../src/plan/svg.js';
import { costOf } from '../../src/run/page/cost.js';
import { openPage } from '../../src/run/page/open.js';
import { context } from '../cost/context.js';

const open = (page: string, set: readonly string[] = []) =>
  openPage({ page, profile: 'paper', keepUnset: true, set }, context);

test.each([
  ['nothing for a plain input', [], 'backbone -> emotion', ''],
  ['the role, if there are several', [], 'au -> ex', 'query'],
  ['all roles that read one node', [], 'emotion -> ex', 'key, value'],
  ['a named output', ['heads.emotion.input=backbone.logits'], 'backbone -> emotion', 'logits'],
  [
    'two named outputs',
    ['heads.va.input=[backbone.logits, backbone.features]'],
    'backbone -> va',
    'logits, features',
  ],
  ['a role and a named output', ['heads.ex.key=backbone.logits'], 'backbone -> ex', 'key logits'],
])('the label of an arrow shows %s', (_, set, which, label) => {
  const { boxes, arrows } = sketch(open('mtl-cross-attn', set).plan);
  const named = arrows.map(({ from, to, label }) => [`${boxes[from]!.title} -> ${boxes[to]!.title}`, label]);
  expect(Object.fromEntries(named)[which]).toBe(label);
});

it('vectors of the user are a box without a size', () => {
  const { plan } = open('ex-fc', ['backbone={ type: features, file: test/fixtures/vectors.csv, width: 64 }']);
  expect(sketch(plan).boxes[0]).toEqual({ kind: 'input', title: 'vectors', lines: [], stages: [] });
});

it('a loss with its own weight shows it', () => {
  const { plan } = open('ex-fc', ['stages.ex.losses.ex.weight=0.5']);
  expect(sketch(plan).boxes.at(-1)!.lines).toEqual(['loss of stage ex, x 0.5']);
});

it('cards of more stages than fit side by side form rows, apart and inside the picture', async () => {
  const more = ['b', 'c', 'd'].map(
    (name) => `stages.${name}={ train: [ex], losses: { ex: { type: weighted-cross-entropy } } }`,
  );
  const page = open('ex-fc', more);
  const { cost } = await costOf(page, 'wasm', context);
  const drawn = svg(page.plan, cost);
  const card = /translate\((\S+) (\S+)\)">\n<rect width="(\S+)" height="(\S+)" rx="9" fill="#f7f9fb"/g;
  const cards = [...drawn.matchAll(card)].map(([, ...four]) => four.map(Number));
  expect(cards).toHaveLength(4);
  const [, , width, height] = cards[0]!;
  const columns = new Set(cards.map(([x]) => x)).size;
  expect(columns).toBeLessThan(4);
  // 16 pixels between cards in both directions
  expect(cards).toEqual(
    cards.map((_, i) => [
      (i % columns) * (width! + 16),
      Math.floor(i / columns) * (height! + 16),
      width,
      height,
    ]),
  );
  const [, wide, high] = /viewBox="0 0 (\S+) (\S+)"/.exec(drawn)!.map(Number);
  const below = Number(/translate\(24 (\S+)\)">\n<g/.exec(drawn)![1]);
  expect(24 + columns * (width! + 16) - 16 + 24).toBeLessThanOrEqual(wide!);
  expect(below + Math.ceil(4 / columns) * (height! + 16) + 24).toBeCloseTo(high!, 1); // a line of text, a margin
});
