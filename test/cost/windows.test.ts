import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { stageFacts } from '../../src/plan/print.js';
import { costOf } from '../../src/run/page/cost.js';
import { PAGE, sequencesWorkplace } from '../run/sequences.js';

const place = sequencesWorkplace();
afterAll(() => rmSync(place.folder, { recursive: true }));

const planned = async (windows: string, batch = 8) => {
  const open = place.open(PAGE.replace('length: 8', windows).replace('batch: 8', `batch: ${batch}`));
  const { cost, warnings } = await costOf(open, 'auto', place.context);
  const [stage] = cost.stages;
  const facts = new Map(stageFacts(open.plan, open.plan.stages[0]!, cost, stage!));
  return { cost, warnings, stage: stage!, facts };
};

// By hand: sequences of 20 to 31 frames to train on, of 20 to 23 to validate.
test('a plan counts windows as they are drawn', async () => {
  const { stage, cost, facts, warnings } = await planned('length: 8');
  expect(stage).toMatchObject({ rows: 306, windows: 5 * 3 + 7 * 4, stepsPerEpoch: 6 });
  expect(cost.rows.windows).toEqual({ frames: 8, stages: { all: 43 }, perRow: (4 * 3 * 8) / 86 });
  expect(facts.get('windows')).toBe('43 an epoch, each of 8 frames; gaps: repeat');
  expect(facts.get('steps')).toBe('120: 20 epochs of 6, batch 8 windows');
  expect(warnings).toEqual([]);
});

test.each([
  ['length: 8, random: 5', 60, '60 an epoch, each of 8 frames, 5 at random from each sequence; gaps: repeat'],
  ['length: 4, dilation: 2, stride: 3, gaps: skip', 0, ''],
  ['length: whole', 12, '12 an epoch, each of a whole sequence; gaps: repeat'],
])('a plan counts windows with %s', async (windows, count, text) => {
  const { stage, facts } = await planned(windows);
  if (text === '')
    return expect(facts.get('windows')).toMatch(/, each of 4 frames, 2 apart, the next 3 later; gaps: skip$/);
  expect(stage.windows).toBe(count);
  expect(facts.get('windows')).toBe(text);
});

// x_t A + x_(t-1) B: each frame of a window is one row of two products.
test('a step and its memory cover all frames of its windows', async () => {
  const [half, all, longer] = [
    await planned('length: 8', 4),
    await planned('length: 8'),
    await planned('length: 16', 4),
  ];
  expect(all.stage.flopsPerStep).toBe(2 * half.stage.flopsPerStep);
  expect(longer.stage.flopsPerStep).toBe(all.stage.flopsPerStep);
  const [large, larger] = [await planned('length: 8', 64), await planned('length: 8', 128)]; // more than predictions need
  expect(larger.stage.peakMemory).toBeGreaterThan(1.5 * large.stage.peakMemory);
  expect(all.cost.nodes.va).toBe(2 * 2 * 3 * 2);
});

test('the plan warns of windows that no head reads', async () => {
  const open = place.open(PAGE.replace('type: mine/before', 'type: fc'));
  const { warnings } = await costOf(open, 'auto', place.context);
  expect(warnings.map(({ code, path }) => [code, path])).toEqual([['windows-unread', 'windows']]);
});
