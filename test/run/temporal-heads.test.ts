import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Interrupted } from '../../src/errors/train.js';
import { evaluate } from '../../src/run/evaluate.js';
import { runPage } from '../../src/run/run.js';
import { PAGE, sequencesWorkplace } from './sequences.js';
import { quietEvents } from './small.js';

let place: ReturnType<typeof sequencesWorkplace>;
beforeAll(() => {
  place = sequencesWorkplace();
});
afterAll(() => rmSync(place.folder, { recursive: true }));

const run = (page: string, folder: string, events = quietEvents(), resume = false) =>
  runPage(
    { open: place.open(page), engine: 'cpu', folder: join(place.folder, folder), resume },
    place.context,
    events,
  );
const fileOf = (folder: string, file: string) => readFileSync(join(place.folder, folder, file)).toString();

/** The label of a frame is a number of the frame before it: `over` reads windows, and va reads its output. */
const pageOf = (over: string, epochs: number): string =>
  PAGE.replace(
    /^ {2}va: .*$/m,
    `  over: ${over}\n  va: { type: fc, input: over, units: 2, labels: valence-arousal }`,
  )
    .replace('train: [va]', 'train: [over, va]')
    .replace('epochs: 20', `epochs: ${epochs}`);
const heads = {
  gru: '{ type: recurrent, input: backbone, units: 12, dropout: 0.1, layers: 2 }',
  lstm: '{ type: recurrent, input: backbone, units: 8, cell: lstm, bidirectional: true, init: orthogonal }',
  transformer: '{ type: transformer, input: backbone, width: 8, heads: 2, feedforward: 16 }',
  convolution: '{ type: convolution, input: backbone, width: 8, causal: true, dropout: 0.1 }',
  pool: '{ type: pool, input: backbone, by: [mean, attention] }',
};

describe.each(Object.entries(heads))('%s over sequences of unequal length', (name, over) => {
  test('stopped and resumed, ends with the same bits; evaluated, with the same predictions', async () => {
    const page = pageOf(over, 2);
    const { scores } = await run(page, name);
    await expect(run(page, `${name} stopped`, quietEvents(3))).rejects.toThrow(Interrupted);
    await run(page, `${name} stopped`, quietEvents(), true);
    for (const file of ['weights.safetensors', 'metrics.jsonl', 'predictions.jsonl'])
      expect(fileOf(`${name} stopped`, file)).toBe(fileOf(name, file));
    const source = { run: join(place.folder, name) };
    const again = await evaluate(source, 'validation', 'cpu', place.context, quietEvents());
    expect(again.scores).toEqual(scores);
  });
});

test.each(['gru', 'convolution'] as const)('%s learns what no single frame shows', async (name) => {
  const page = pageOf(
    heads[name].replace('dropout: 0.1', 'dropout: 0').replace('layers: 2', 'layers: 1'),
    20,
  );
  const { scores } = await run(page, `${name} learns`);
  expect(scores.P_VA!.value).toBeGreaterThan(0.9);
});

test('a frozen one gives the same outputs', async () => {
  const first = pageOf(heads.gru, 2);
  const both = `${first
    .replace(
      'metrics:',
      `  later:
    train: [late]
    losses: { late: { type: mse } }
metrics:`,
    )
    .replace('heads:', 'heads:\n  late: { type: fc, input: over, units: 2, labels: valence-arousal }')}`;
  await run(first, 'first');
  await run(both, 'both');
  const [alone, beside] = ['first', 'both'].map((folder) =>
    fileOf(folder, 'predictions.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).outputs.va),
  );
  expect(alone![0]).toHaveLength(2);
  expect(beside).toEqual(alone);
});
