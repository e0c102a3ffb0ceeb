import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import affectNet from '../../../src/parts/datasets/affectnet.js';
import { datasetFolder, short } from './reading.js';

const folder = await datasetFolder(affectNet);
beforeAll(folder.layOut);

const LISTS = 'Manually_Annotated_file_lists';

test('its class order becomes ours, its labels that are missing are masked, the header may be missing', async () => {
  const table = await folder.read({ tolerance: 1 });
  expect(short(table).map(([key, ...rest]) => [String(key).slice(0, 4), ...rest])).toEqual([
    ['689/', 'train', 'Happiness', [0.786, -0.056]],
    ['392/', 'train', 'Neutral', [-0.017, 0.004]],
    ['944/', 'train', 'Sadness', [-0.175, 0.008]],
    ['993/', 'train', 'Surprise', [0.25, 0.75]],
    ['979/', 'train', 'Fear', [-0.5, 0.625]],
    ['637/', 'train', 'Disgust', [-0.75, 0.375]],
    ['473/', 'train', 'Anger', [-0.5, 0.5]],
    ['103/', 'train', [-0.625, 0.25]],
    ['738/', 'train', [0.1, 0.1]],
    ['241/', 'train', [0.1, 0.1]], // one of its labels is bad, the other is kept
    ['241/', 'train', 'Happiness'],
    ['29/6', 'validation', 'Anger', [-0.55, 0.63]],
    ['30/1', 'validation', [-0.3, 0.2]],
  ]);
  expect(table.rows.at(0)!.image).toBe(join(folder.root, 'Manually_Annotated_Images', table.rows.at(0)!.key));
  expect(table.dropped).toEqual([
    { split: 'train', what: 'labels "Contempt", which is not a class of expression', count: 1 },
    { split: 'train', what: 'labels "None", which is not a class of expression', count: 1 },
    { split: 'train', what: 'labels "Uncertain", which is not a class of expression', count: 1 },
    { split: 'train', what: 'rows without any label', count: 2 },
    { split: 'train', what: 'labels "No-Face", which is not a class of expression', count: 1 },
    { split: 'validation', what: 'labels "Contempt", which is not a class of expression', count: 1 },
  ]);
  expect(folder.bad(table).map((bad) => bad.replace(/[0-9a-f]{20,}/, '...'))).toEqual([
    `${LISTS}/training.csv:13  expression is "11"; expected 0 to 10`,
    `${LISTS}/training.csv:14  valence and arousal are "1.5" and "0.1"; expected [-1, 1], or -2 for missing`,
    `${LISTS}/training.csv:15  689/....jpg is listed already at ${LISTS}/training.csv:2`,
    `${LISTS}/training.csv:16  has 4 fields, but there are 9 columns`,
  ]);
});

test('a class is mapped as the page says, or is in a space of the page', async () => {
  const mapped = await folder.read({ tolerance: 1, classes: { Contempt: 'Other', Fear: 'none' } });
  expect(
    short(mapped)
      .slice(4, 8)
      .map(([, , label]) => label),
  ).toEqual([[-0.5, 0.625], 'Disgust', 'Anger', 'Other']);
  const eight = {
    name: 'eight',
    kind: 'classes' as const,
    names: ['Anger', 'Contempt', 'Disgust', 'Fear', 'Happiness', 'Neutral', 'Sadness', 'Surprise'],
  };
  const own = await folder.read({ tolerance: 1, expression: 'eight' }, { eight });
  expect([...own.rows].slice(0, 8).map(({ labels }) => labels.eight!.indexOf(1))).toEqual([
    4, 5, 6, 7, 3, 2, 0, 1,
  ]);
});

test.each([
  [
    { classes: { Contemt: 'Other' } },
    /data\.classes\.Contemt.*Did you mean "Contempt"\?.*\[unknown-own-class\]/,
  ],
  [{ classes: { Contempt: 'Others' } }, /"Others" is not a class of expression\. Did you mean "Other"\?/],
  [{ expression: 'expresion' }, /data\.expression.*Did you mean "expression"\?.*\[unknown-labels\]/],
  [{ expression: 'action-units' }, /of kind multi-label.*of kind classes.*\[label-kind\]/],
  [{ root: 'nowhere' }, /training\.csv is not in nowhere\. AffectNet is.*\[no-data-set\]/],
  [{ tolerance: 0.01 }, /4 of 15 rows [\s\S]*\[too-many-bad-rows\]/],
])('%o is an error', async (options, sentence) => {
  await expect(folder.read(options)).rejects.toThrow(sentence);
});
