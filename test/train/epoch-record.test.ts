import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Interrupted } from '../../src/errors/train.js';
import type { EpochRecord, PredictionRecord, RunRecord } from '../../src/report/record.js';
import { openPage } from '../../src/run/page/open.js';
import { readRun } from '../../src/run/record/saved.js';
import { runPage } from '../../src/run/run.js';
import type { LabelMatrix } from '../../src/train/labels.js';
import { openTally } from '../../src/train/tally.js';
import { quietEvents, type Small, smallWorkplace } from '../run/small.js';

/** Two tasks in one stage, one epoch, no dropout, and no class weights: the record of an epoch follows from the predictions. */
const pageText = (folder: string): string => `
name: joint
data: { type: s-aff-wild2, root: ${folder}/data }
backbone: { type: features, file: ${folder}/vectors.jsonl, values: vector, width: 16 }
heads:
  au: { type: fc, input: backbone, units: 12, activation: sigmoid, labels: action-units }
  va: { type: fc, input: backbone, units: 2, labels: valence-arousal }
stages:
  joint:
    train: [au, va]
    losses: { au: { type: binary-cross-entropy, weight: 2 }, va: { type: mse } }
    optimizer: { type: sgd, rate: 0.1, momentum: 0, weightDecay: 0 }
    batch: 512
    epochs: 2
metrics:
  P_AU: { type: f1-per-class, node: au }
  P_VA: { type: ccc, node: va }
`;

describe('the record of an epoch for each task', () => {
  let small: Small;
  let record: RunRecord;
  let predictions: readonly PredictionRecord[];
  let epochs: readonly EpochRecord[];

  const run = async (name: string, stop?: number, resume = false): Promise<RunRecord> => {
    const folder = join(small.folder, name);
    const open = openPage({ page: join(small.folder, 'joint.yaml'), set: [] }, small.context);
    return runPage({ open, engine: 'cpu', folder, resume }, small.context, quietEvents(stop));
  };

  beforeAll(async () => {
    small = smallWorkplace();
    writeFileSync(join(small.folder, 'joint.yaml'), pageText(small.folder));
    record = await run('through');
    predictions = [...readRun(join(small.folder, 'through')).predictions];
    epochs = record.stages[0]!.epochs;
  });
  afterAll(() => rmSync(small.folder, { recursive: true }));

  it('the validation losses are those of the final predictions', () => {
    const labeled = (space: string) => predictions.filter(({ truth }) => truth[space]);
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    const squares = labeled('valence-arousal').flatMap(({ truth, outputs }) =>
      outputs.va!.map((value, i) => (value - truth['valence-arousal']![i]!) ** 2),
    );
    // -log of the probability of the true state of the unit
    const entropies = labeled('action-units').flatMap(({ truth, outputs }) =>
      outputs.au!.map((p, i) => -Math.log(truth['action-units']![i] === 1 ? p : 1 - p)),
    );
    const { validation } = epochs.at(-1)!.losses!;
    expect(validation.va).toBeCloseTo(mean(squares), 5);
    expect(validation.au).toBeCloseTo(2 * mean(entropies), 5);
  });

  it('the training losses are those at the weights of the first step, before it moved them', () => {
    // Weights near zero predict about 0.5: an entropy of log 2 a unit, twice by the weight. All rows are one batch: the total is the sum.
    const { loss, losses } = epochs[0]!;
    expect(losses!.train.au! / (2 * Math.log(2))).toBeCloseTo(1, 0);
    expect(losses!.train.au! + losses!.train.va!).toBeCloseTo(loss, 5);
  });

  it('training and validation rows are scored, and the tasks improve on both', () => {
    expect(Object.keys(epochs[0]!.trainScores!)).toEqual(['P_AU', 'P_VA']);
    expect(epochs[1]!.trainScores!.P_VA).toBeGreaterThan(epochs[0]!.trainScores!.P_VA!);
    expect(epochs[1]!.losses!.validation.au).toBeLessThan(epochs[0]!.losses!.validation.au!);
  });

  it('stopped in the middle of an epoch and resumed, it is the same', async () => {
    await expect(run('stopped', 1)).rejects.toThrow(Interrupted);
    const resumed = await run('stopped', undefined, true);
    const without = (list: readonly EpochRecord[]) => list.map(({ seconds: _, ...epoch }) => epoch);
    expect(without(resumed.stages[0]!.epochs)).toEqual(without(epochs));
  });
});

describe('the tally of an epoch', () => {
  const labels: LabelMatrix = {
    kind: 'continuous',
    width: 1,
    data: new Float32Array(4),
    has: Uint8Array.of(1, 1, 1, 0),
  };
  const answer = { labels: 'age', scale: 'values', offset: 0, width: 1 } as const;
  const against = { space: 'age', labels, taken: () => labels };
  const losses = [{ name: 'age', against, answering: { name: 'age', answer } }];
  const open = (before: Parameters<typeof openTally>[2] = { sums: [], answers: new Map() }) =>
    openTally(4, losses, before);
  const step = (loss: number, answers: readonly number[]) => ({
    loss,
    losses: [loss],
    answers: { age: Float32Array.from(answers) },
  });

  it('weighs a batch by its labeled rows, and one without any not at all', () => {
    const tally = open();
    expect(tally.losses()).toEqual({ age: null });
    tally.add(Int32Array.of(0, 1), step(1, [5, 6]));
    tally.add(Int32Array.of(2, 3), step(4, [7, 8]));
    tally.add(Int32Array.of(3), step(9, [8]));
    expect(tally.losses()).toEqual({ age: (1 * 2 + 4 * 1) / 3 });
    expect([...tally.answers().get('age')!.data]).toEqual([5, 6, 7, 8]);
  });

  it('continues from a checkpoint', () => {
    const first = open();
    first.add(Int32Array.of(0, 1), step(1, [5, 6]));
    const second = open({ sums: first.sums(), answers: first.answers() });
    second.add(Int32Array.of(2, 3), step(4, [7, 8]));
    expect(second.losses()).toEqual({ age: 2 });
    expect([...second.answers().get('age')!.data]).toEqual([5, 6, 7, 8]);
  });
});
