import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Interrupted } from '../../src/errors/train.js';
import { evaluate } from '../../src/run/evaluate.js';
import { openPredictor } from '../../src/run/predict.js';
import { runPage } from '../../src/run/run.js';
import { verifyExport } from '../../src/tools/export/verify.js';
import { PAGE, sequencesWorkplace } from './sequences.js';
import { quietEvents } from './small.js';

let place: ReturnType<typeof sequencesWorkplace>;
beforeAll(() => {
  place = sequencesWorkplace();
});
afterAll(() => rmSync(place.folder, { recursive: true }));

/** A run of a page, in a folder of that name. */
const run = (page: string, folder: string, events = quietEvents(), resume = false) =>
  runPage(
    { open: place.open(page), engine: 'cpu', folder: join(place.folder, folder), resume },
    place.context,
    events,
  );
const fileOf = (folder: string, file: string) => readFileSync(join(place.folder, folder, file));
const FROZEN = PAGE.replace(
  /heads:[\s\S]*/,
  `heads:
  memory: { type: mine/before, input: backbone, units: 4 }
  va: { type: fc, input: memory, units: 2, labels: valence-arousal }
  again: { type: fc, input: memory, units: 2, labels: valence-arousal }
training: { optimizer: { type: adam, rate: 0.05 }, batch: 8, epochs: 20 }
stages:
  first: { train: [memory, va], losses: { va: { type: ccc, over: windows } } }
  second: { train: [again], losses: { again: { type: mse } }, batch: 32 }
metrics:
  P_VA: { type: ccc, node: va }
  P_AGAIN: { type: ccc, node: again }
`,
).replace('length: 8', 'length: 8, stride: 3');
const few = PAGE.replace('epochs: 20', 'epochs: 2');

describe('a head that reads sequences', () => {
  test('learns what no single frame shows', async () => {
    const temporal = await run(PAGE, 'temporal');
    const single = await run(
      PAGE.replace('type: mine/before', 'type: fc').replace(/^windows.*$/m, ''),
      'single',
    );
    expect(temporal.scores.P_VA!.value).toBeGreaterThan(0.9);
    expect(single.scores.P_VA!.value).toBeLessThan(0.3);
    expect(temporal.stages[0]).toMatchObject({ rows: 306, windows: 43 });
  });

  test('is trained on windows of one frame as a head is on frames', async () => {
    const alone = await run(few.replace('length: 8', 'length: 1'), 'alone');
    const rows = await run(
      few.replace(/^windows.*$/m, '').replace('type: mine/before', 'type: mine/now'),
      'rows',
    );
    const [own, others] = [alone, rows].map(({ stages }) =>
      stages[0]!.epochs.map(({ seconds: _, ...epoch }) => epoch),
    );
    expect(own).toEqual(others);
  });

  test.each([
    ['by stride', few.replace('length: 8', 'length: 8, stride: 3, gaps: zeros')],
    ['at random', few.replace('length: 8', 'length: 6, random: 7, missing: 0.5, dilation: 2')],
    ['that are sequences', few.replace('length: 8', 'length: whole').replace('batch: 8', 'batch: 3')],
  ])('of windows %s, stopped in an epoch and resumed, ends with the same bits', async (name, page) => {
    await run(page, `${name} whole`);
    for (const steps of [1, 5])
      await expect(run(page, `${name} stopped ${steps}`, quietEvents(steps))).rejects.toThrow(Interrupted);
    for (const steps of [1, 5]) {
      await run(page, `${name} stopped ${steps}`, quietEvents(), true);
      for (const file of ['weights.safetensors', 'metrics.jsonl', 'predictions.jsonl'])
        expect(fileOf(`${name} stopped ${steps}`, file)).toEqual(fileOf(`${name} whole`, file));
    }
  });

  test('reads frames without a label, which are predicted and not trained on', async () => {
    const page = PAGE.replace('rows.csv', 'sparse.csv');
    const { data, scores, stages } = await run(page, 'sparse');
    const [kept, labeled] = [data.train!.rows, data.train!.labeled['valence-arousal']!];
    expect(kept - labeled).toBeGreaterThan(40);
    expect(stages[0]!.rows).toBe(labeled);
    expect(scores.P_VA!.value).toBeGreaterThan(0.7);
    const predictions = fileOf('sparse', 'predictions.jsonl').toString().trim().split('\n');
    expect(predictions).toHaveLength(data.validation!.rows);
    const without = await run(
      page.replace('type: mine/before', 'type: fc').replace(/^windows.*$/m, ''),
      'dropped',
    );
    expect(without.data.train!.rows).toBe(labeled);
  });

  test('is computed once, over its sequences, in a stage that does not train it', async () => {
    const open = place.open(FROZEN);
    expect(open.plan.stages.map(({ windows, banked }) => [windows, banked])).toEqual([
      [true, ['backbone']],
      [undefined, ['memory']],
    ]);
    const { scores, stages } = await run(FROZEN, 'frozen');
    // The stage saw outputs from the bank; the scores at the end are of the whole model.
    expect(stages[1]!.epochs.at(-1)!.scores.P_AGAIN).toBeCloseTo(scores.P_AGAIN!.value!, 6);
    expect(scores.P_AGAIN!.value).toBeGreaterThan(0.9);
  });

  test('of a plugin is exported, and gives the outputs of the run', async () => {
    const { passed } = await verifyExport(join(place.folder, 'frozen'), 'cpu', place.context, quietEvents());
    expect(passed).toBe(true);
  });

  test('predicts the same in a run, in evaluation, and on vectors only', async () => {
    const page = few.replace('length: 8', 'length: 8, stride: 3');
    const { scores } = await run(page, 'again');
    const source = { run: join(place.folder, 'again') };
    const again = await evaluate(source, 'validation', 'cpu', place.context, quietEvents());
    expect(again.scores).toEqual(scores);
    const saved = fileOf('again', 'predictions.jsonl')
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([...again.predictions]).toEqual(saved);
    const vectors = join(place.folder, 'vectors.jsonl');
    const predictor = await openPredictor(source, 'cpu', place.context, quietEvents(), { vectors });
    const { predictions } = await predictor.predict(predictor.rows!, quietEvents());
    predictor.close();
    const byKey = new Map(predictions.map(({ key, outputs }) => [key, outputs]));
    for (const { key, outputs } of saved) expect(byKey.get(key)).toEqual(outputs);
  });
});
