import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probabilities } from '../../src/decision.js';
import { ZooError } from '../../src/errors/problem.js';
import { fingerprints } from '../../src/many/inputs.js';
import type { PredictionRecord, RunRecord } from '../../src/report/record.js';
import { evaluate } from '../../src/run/evaluate.js';
import { openPage } from '../../src/run/page/open.js';
import { openPredictor } from '../../src/run/predict.js';
import { runPage } from '../../src/run/run.js';
import { quietEvents, type Small, smallWorkplace } from './small.js';

let small: Small;
let record: RunRecord;
const at = (name: string): string => join(small.folder, name);

const page = (more = '', columns = '16'): string => `
name: fused
data: { type: s-aff-wild2, root: ${at('data')} }
backbone: { type: features, file: ${at('vectors.jsonl')}, values: vector, width: ${columns} }
heads:
  ex: { type: fc, input: backbone, units: 8, labels: expression }
  va: { type: fc, input: backbone, units: 2, labels: valence-arousal }
training: { optimizer: { type: adam, rate: 0.01 }, batch: 64, epochs: 1 }
stages:
  all:
    train: [ex, va]
    losses: { ex: { type: weighted-cross-entropy }, va: { type: mse } }
metrics:
  P_EX: { type: f1-macro, node: ex }
${more}`;

const FUSED = `  P_BOTH: { type: f1-macro, node: both }
  SUM: { type: sum, of: [P_EX, P_BOTH] }
postprocess:
  both: { blend: { nodes: [ex], weights: [1], runs: [{ run: "\${env:OTHER}", node: ex, weight: 3 }] } }
  even: { smooth: { node: both, span: 3 } }
`;

const opened = (text: string, context = small.context) => {
  writeFileSync(at('page.yaml'), text);
  return openPage({ page: at('page.yaml') }, context);
};
const run = (text: string, folder: string, resume = false, events = quietEvents()) =>
  runPage({ open: opened(text), engine: 'cpu', folder: at(folder), resume }, small.context, events);
const predictionsOf = (folder: string): readonly PredictionRecord[] =>
  readFileSync(join(at(folder), 'predictions.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const problem = async (work: () => unknown): Promise<ZooError['problems'][number]> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof ZooError) return error.problems[0]!;
    throw error;
  }
  throw new Error('nothing was refused');
};

beforeAll(async () => {
  const made = smallWorkplace();
  small = { ...made, context: { ...made.context, env: { OTHER: join(made.folder, 'other') } } };
  await run(page().replace('rate: 0.01', 'rate: 0.1'), 'other');
  record = await run(page(FUSED), 'fused');
}, 60_000);
afterAll(() => rmSync(small.folder, { recursive: true }));

describe('a step that blends another run', () => {
  it('is the weighted mean of both predictions of a row, for any order of the rows', async () => {
    const lines = readFileSync(join(at('other'), 'predictions.jsonl'), 'utf8')
      .trim()
      .split('\n');
    const there = predictionsOf('other');
    const logits = { kind: 'classes', scale: 'logits', width: 8 } as const;
    predictionsOf('fused').forEach(({ key, outputs }, i) => {
      expect(there[i]!.key).toBe(key);
      const [a, b] = [probabilities(outputs.ex!, logits), probabilities(there[i]!.outputs.ex!, logits)];
      outputs.both!.forEach((value, k) => {
        expect(value).toBeCloseTo((a[k]! + 3 * b[k]!) / 4, 6);
      });
    });
    cpSync(at('other'), at('reversed'), { recursive: true });
    writeFileSync(join(at('reversed'), 'predictions.jsonl'), `${lines.reverse().join('\n')}\n`);
    const reversed = await run(page(FUSED).replace(/"\$\{env:OTHER\}"/, at('reversed')), 'from reversed');
    expect(reversed.scores.P_BOTH).toEqual(record.scores.P_BOTH);
  });

  it('is scored by evaluate, and omitted for other rows', async () => {
    const events = quietEvents();
    const again = await evaluate({ run: at('fused') }, 'validation', 'cpu', small.context, events);
    expect(again.scores.P_BOTH!.value).toBeCloseTo(record.scores.P_BOTH!.value!, 6);
    expect(events.notes).toEqual([]);
    const train = await evaluate({ run: at('fused') }, 'train', 'cpu', small.context, events);
    expect(Object.keys(train.scores)).toEqual(['P_EX']);
    expect(events.notes.join()).toContain('without the postprocess steps "both", "even"');
    const predictor = await openPredictor({ run: at('fused') }, 'cpu', small.context, events, {
      vectors: at('vectors.jsonl'),
    });
    const { predictions } = await predictor.predict([...predictor.rows!].slice(0, 2), events);
    predictor.close();
    expect(Object.keys(predictions.at(0)!.outputs)).toEqual(['ex', 'va']);
  });

  it('is in the record by the folder and hash of that run, and a change is noticed', async () => {
    const [blended] = record.blended!.both!;
    expect(blended).toMatchObject({ run: `\${env:OTHER}`, node: 'ex' });
    const file = join(at('other'), 'predictions.jsonl');
    const text = readFileSync(file, 'utf8');
    const prints = () => fingerprints(small.context, quietEvents())(opened(page(FUSED)));
    const before = await prints();
    expect(await prints()).toEqual(before);
    await expect(run(page(FUSED), 'stopped', false, quietEvents(1))).rejects.toThrow();
    writeFileSync(file, text.replace(/(\d)\]/, '1$1]'));
    expect(await prints()).not.toEqual(before);
    await expect(run(page(FUSED), 'stopped', true)).rejects.toThrow('predictions of ${env:OTHER}');
    const events = quietEvents();
    await evaluate({ run: at('fused') }, 'validation', 'cpu', small.context, events);
    expect(events.notes.join()).toContain('are not those that the run has blended');
    writeFileSync(file, text);
  });

  it('is refused by name if that run predicts something else', async () => {
    const other = (change: string, to: string): string => page(FUSED).replace(change, to);
    const place = (column: number) => ({ place: { line: 18, column } });
    const [runs, node] = ['"${env:OTHER}", node: ex', 'node: ex, weight: 3'];
    expect(await problem(() => opened(other(runs, `${at('data')}, node: ex`)))).toMatchObject({
      code: 'not-a-run',
      ...place(54),
    });
    expect(await problem(() => opened(other(node, 'node: au')))).toMatchObject({ code: 'blended-node' });
    const labels = await problem(() => opened(other(node, 'node: va')));
    expect(labels).toMatchObject({ code: 'blended-labels', path: 'postprocess.both.blend.runs.0' });
    expect(labels.message).toContain('predicts "valence", "arousal"; expected the labels of "expression"');
    const tuned = other('span: 3', 'span: [1, 3], select: P_BOTH, tune: train');
    expect(await problem(() => opened(tuned))).toMatchObject({ code: 'span-metric' });
    const onTrain = `${page(FUSED)}  cut: { smooth: { node: both, span: [1, 3], tune: train } }\n`;
    const scored = onTrain.replace('postprocess:', '  CUT: { type: f1-macro, node: cut }\npostprocess:');
    expect(await problem(() => opened(scored))).toMatchObject({
      code: 'blend-on-train',
      path: 'postprocess.cut.smooth.tune',
    });
  });

  it('is refused before training if that run has not predicted every row', async () => {
    cpSync(at('other'), at('fewer'), { recursive: true });
    const lines = readFileSync(join(at('other'), 'predictions.jsonl'), 'utf8')
      .trim()
      .split('\n');
    writeFileSync(join(at('fewer'), 'predictions.jsonl'), `${lines.slice(2).join('\n')}\n`);
    const fewer = page(FUSED).replace('"${env:OTHER}"', at('fewer'));
    const lacking = await problem(() => run(fewer, 'not trained'));
    expect(lacking).toMatchObject({ code: 'blended-rows' });
    expect(lacking.message).toContain('no predictions of 2 of 120 rows, such as "validation/00001.jpg"');
    expect(() => readFileSync(join(at('not trained'), 'metrics.jsonl'))).toThrow();
  });
});
