import { beforeAll, expect, test } from 'vitest';
import { type Affect, drawAffect } from '../../src/faces/affect.js';
import { annotate, line } from '../../src/faces/annotations.js';
import { createDice } from '../../src/faces/dice.js';
import { EXPRESSIONS, UNITS } from '../../src/faces/emotions.js';

const calm = { valence: 0, arousal: 0, expressiveness: 1 };
const COUNT = 20000;
let drawn: Affect[];
beforeAll(() => {
  const dice = createDice(3, 'test');
  drawn = Array.from({ length: COUNT }, () => drawAffect(dice, calm));
});

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const shows = (unit: (typeof UNITS)[number]) => (face: Affect) => face.active[UNITS.indexOf(unit)]!;
const share = (of: readonly Affect[], unit: (typeof UNITS)[number]) =>
  mean(of.map((face) => Number(shows(unit)(face))));
const expressing = (name: string) => drawn.filter(({ expression }) => EXPRESSIONS[expression] === name);

// Rows per expression among s-Aff-Wild2's 90,645 training rows that have one.
test.each([
  ['Neutral', 23976],
  ['Anger', 4555],
  ['Disgust', 3168],
  ['Fear', 3122],
  ['Happiness', 18135],
  ['Sadness', 7609],
  ['Surprise', 5228],
  ['Other', 24852],
])('%s is as frequent as in s-Aff-Wild2', (name, rows) => {
  const expected = rows / 90645;
  const deviation = Math.sqrt((expected * (1 - expected)) / COUNT);
  expect(Math.abs(expressing(name).length / COUNT - expected)).toBeLessThan(4 * deviation);
});

// The emotion table of distribution matching (Kollias 2021); a face may show a prototypical unit too faintly to count.
test.each([
  ['Happiness', 12, 1],
  ['Happiness', 25, 1],
  ['Happiness', 6, 0.51],
  ['Sadness', 4, 1],
  ['Sadness', 1, 0.6],
  ['Fear', 1, 1],
  ['Fear', 4, 1],
  ['Fear', 2, 0.57],
  ['Fear', 26, 0.33],
  ['Anger', 4, 1],
  ['Anger', 7, 1],
  ['Anger', 10, 0.26],
  ['Surprise', 1, 1],
  ['Surprise', 2, 1],
  ['Surprise', 26, 1],
  ['Disgust', 10, 1],
  ['Disgust', 4, 0.31],
] as const)('%s shows AU %i at %f', (name, unit, expected) => {
  const measured = share(expressing(name), unit);
  expect(measured).toBeGreaterThan(0.72 * expected);
  expect(measured).toBeLessThan(expected + 0.04);
});

// Positives among s-Aff-Wild2's 103,316 training rows that have action units. The emotions alone decide AU 15 and 24.
test.each([
  [1, 18713],
  [2, 8745],
  [4, 20342],
  [6, 30605],
  [7, 41337],
  [10, 38286],
  [12, 26783],
  [23, 2980],
  [25, 70584],
  [26, 10756],
] as const)('AU %i is nearly as frequent as in s-Aff-Wild2', (unit, positives) => {
  const expected = positives / 103316;
  expect(Math.abs(share(drawn, unit) - expected)).toBeLessThan(0.03 + 0.12 * expected);
});

test('the rarest units are AU 15, 23 and 24, as in s-Aff-Wild2', () => {
  const rarest = [...UNITS].sort((a, b) => share(drawn, a) - share(drawn, b)).slice(0, 3);
  expect(rarest.sort()).toEqual([15, 23, 24]);
});

test.each([
  [1, 2],
  [6, 7],
  [6, 12],
  [7, 10],
  [23, 24],
] as const)('AU %i and AU %i occur together, for any expression', (a, b) => {
  const other = expressing('Other');
  expect(share(other.filter(shows(a)), b)).toBeGreaterThan(
    1.2 *
      share(
        other.filter((face) => !shows(a)(face)),
        b,
      ),
  );
});

test('pressed lips are rarely parted', () => {
  expect(share(drawn.filter(shows(24)), 25)).toBeLessThan(0.6 * share(drawn, 25));
});

test('intensities are those of the expression that is shown', () => {
  const levels = (shown: boolean) =>
    drawn.flatMap(({ units, active }) => units.filter((_, i) => active[i] === shown)).sort((a, b) => a - b);
  const [hidden, visible] = [levels(false), levels(true)];
  expect([hidden[0]! >= 0, hidden.at(-1)! < 0.1]).toEqual([true, true]);
  expect([visible[0]! >= 0.2, visible.at(-1)! <= 1]).toEqual([true, true]);
});

test('valence and arousal follow from the expression', () => {
  const about = (name: string) => {
    const faces = expressing(name);
    return [mean(faces.map(({ valence }) => valence)), mean(faces.map(({ arousal }) => arousal))] as const;
  };
  expect(about('Happiness')[0]).toBeGreaterThan(0.5);
  for (const name of ['Anger', 'Disgust', 'Fear', 'Sadness']) expect(about(name)[0]).toBeLessThan(-0.4);
  expect(Math.abs(about('Neutral')[0])).toBeLessThan(0.15);
  for (const name of ['Anger', 'Fear', 'Surprise']) expect(about(name)[1]).toBeGreaterThan(0.4);
  expect(about('Sadness')[1]).toBeLessThan(0);
  expect(drawn.every(({ valence, arousal }) => Math.max(Math.abs(valence), Math.abs(arousal)) <= 1)).toBe(
    true,
  );
});

test.each([
  ['train', 103917 / 142333, 90645 / 142333, 103316 / 142333],
  ['validation', 1, 15440 / 26876, 1],
] as const)('labels are missing at the rates of s-Aff-Wild2: %s', (split, va, ex, au) => {
  const dice = createDice(5, split);
  const rows = drawn.map((face) => annotate(dice, 'v/1.jpg', face, split, 0.03));
  const rate = (key: 'affect' | 'expression' | 'units') =>
    mean(rows.map((row) => Number(row[key] !== undefined)));
  // Four standard deviations of a share of 20,000.
  expect(Math.abs(rate('affect') - va)).toBeLessThan(0.014);
  expect(Math.abs(rate('expression') - ex)).toBeLessThan(0.014);
  expect(Math.abs(rate('units') - au)).toBeLessThan(0.014);
  expect(rows.every((row) => row.affect || row.expression !== undefined || row.units)).toBe(true);
});

test.each([0, 0.1])('annotators are wrong at the requested rate: %f', (noise) => {
  const dice = createDice(5, 'noise', noise);
  const rows = drawn.map((face) => ({ face, row: annotate(dice, 'v/1.jpg', face, 'validation', noise) }));
  const classed = rows.filter(({ row }) => row.expression !== undefined);
  const wrong = classed.filter(({ face, row }) => row.expression !== face.expression).length / classed.length;
  const flips = mean(
    rows.flatMap(({ face, row }) => row.units!.map((on, i) => Number(on !== face.active[i]))),
  );
  // A wrong expression is drawn from all eight, the right one among them.
  expect(Math.abs(wrong - (noise * 7) / 8)).toBeLessThan(0.012);
  expect(Math.abs(flips - noise / 2)).toBeLessThan(0.002);
});

test('a line has sixteen fields, with -5 and -1 for missing labels', () => {
  expect(line({ image: 'v/00001.jpg' })).toBe('v/00001.jpg,-5,-5,-1,-1,-1,-1,-1,-1,-1,-1,-1,-1,-1,-1,-1');
  const units = UNITS.map((unit) => unit === 12);
  expect(line({ image: 'v/00001.jpg', affect: [0.5, -0.25], expression: 4, units })).toBe(
    'v/00001.jpg,0.500,-0.250,4,0,0,0,0,0,0,1,0,0,0,0,0',
  );
});
