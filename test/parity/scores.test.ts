import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { probabilities } from '../../src/decision.js';
import { readSettings } from '../../src/engine/settings.js';
import type { LabelKind, Scale, Scored } from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { answersText } from '../../src/report/answers-text.js';
import type { PredictionRecord } from '../../src/report/record.js';
import { evaluate } from '../../src/run/evaluate.js';
import { readRun } from '../../src/run/record/saved.js';
import { runPage } from '../../src/run/run.js';
import type { NamedArray } from '../../src/weights/named-array.js';
import { encodeSafetensors } from '../../src/weights/safetensors/encode.js';
import { quietEvents, type Small, smallWorkplace } from '../run/small.js';
import { engines } from './engines.js';
import { type GoldenTensor, golden } from './golden.js';

/** A case of `golden/scores.json`: float32 outputs, and their scores by scikit-learn and numpy. */
interface ScoreCase {
  readonly name: string;
  readonly kind: LabelKind;
  readonly scale: Scale;
  readonly threshold: number;
  readonly output: GoldenTensor;
  readonly target: GoldenTensor;
  readonly f1PerClass?: readonly number[];
  readonly f1Macro?: number;
  readonly accuracy?: number;
  readonly cccPerClass?: readonly number[];
  readonly ccc?: number;
}

const cases = golden<ScoreCase>('scores');
const { bind } = createRegistry(builtinParts);

const scoredOf = ({ kind, scale, output, target }: ScoreCase): Scored => {
  const [rows, width] = output.shape as [number, number];
  const values = Float32Array.from(output.data);
  const prediction = probabilities(values, { kind, scale, width });
  return { kind, scale, output: values, prediction, target: Float32Array.from(target.data), rows, width };
};

describe('scikit-learn on the outputs of a model, before any softmax', () => {
  test.each(cases)('$name, threshold $threshold', (one) => {
    const scoreOf = (type: string) =>
      bind('metrics', { type, threshold: one.threshold }).score!(scoredOf(one));
    if (one.kind === 'continuous') {
      expect(scoreOf('ccc').value).toBeCloseTo(one.ccc!, 12);
      return;
    }
    expect(scoreOf('f1-macro').value).toBeCloseTo(one.f1Macro!, 12);
    expect(scoreOf('accuracy').value).toBeCloseTo(one.accuracy!, 12);
    const { perClass } = scoreOf('f1-per-class');
    expect(perClass).toHaveLength(one.f1PerClass!.length);
    for (const [i, expected] of one.f1PerClass!.entries()) expect(perClass![i]).toBeCloseTo(expected, 12);
  });
});

/** A case as a head that copies its columns of the vectors: its weights are ones and zeros. */
interface Head {
  readonly node: string;
  readonly metric: string;
  readonly score: number;
  readonly at: number;
  readonly one: ScoreCase;
}
const heads: Head[] = [];
for (const [node, metric, score, name] of [
  ['ex', 'f1-macro', 'f1Macro', 'logits that tie in a float32 softmax'],
  ['au', 'f1-macro', 'f1Macro', 'logits of labels, some exactly 0'],
  ['va', 'ccc', 'ccc', 'values'],
] as const) {
  const one = cases.find((other) => other.name === name)!;
  const at = heads.reduce((sum, head) => sum + head.one.output.shape[1]!, 0);
  heads.push({ node, metric, score: one[score]!, at, one });
}
const unitsOf = (node: string): number => heads.find((head) => head.node === node)!.one.output.shape[1]!;
const width = heads.reduce((sum, { one }) => sum + one.output.shape[1]!, 0);
const ROWS = heads[0]!.one.output.shape[0]!;
const rowOf = ({ shape, data }: GoldenTensor, row: number): readonly number[] =>
  data.slice(row * shape[1]!, (row + 1) * shape[1]!);

describe.each(engines.filter((name) => name !== 'cpu'))('zoo evaluate, on %s', (engine) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zoo-scores-'));
    const lines = Array.from({ length: ROWS }, (_, row) => {
      const truth = Object.fromEntries(heads.map(({ node, one }) => [node, rowOf(one.target, row)]));
      const named = Object.entries(truth).flatMap(([node, values]) =>
        values.map((value, i) => [`${node}${i}`, value] as const),
      );
      return { image: `${row}`, split: 'validation', ...Object.fromEntries(named), ex: truth.ex!.indexOf(1) };
    });
    const vectors = lines.map(({ image }, row) => {
      return { image, vector: heads.flatMap(({ one }) => rowOf(one.output, row)) };
    });
    const text = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    writeFileSync(
      join(folder, 'labels.jsonl'),
      text([{ ...lines[0], image: 't', split: 'train' }, ...lines]),
    );
    writeFileSync(join(folder, 'vectors.jsonl'), text([{ ...vectors[0], image: 't' }, ...vectors]));
    writeFileSync(join(folder, 'page.yaml'), pageText(folder));
    const arrays = heads.flatMap(({ node, at, one }): [string, NamedArray][] => {
      const units = one.output.shape[1]!;
      const inputs = width + (node === 'ex' ? unitsOf('au') : 0);
      const data = new Float32Array(inputs * units);
      for (let i = 0; i < units; i++) data[(at + i) * units + i] = 1;
      return [
        [`${node}/output.weight`, { shape: [inputs, units], data }],
        [`${node}/output.bias`, { shape: [units], data: new Float32Array(units) }],
      ];
    });
    writeFileSync(join(folder, 'weights.safetensors'), encodeSafetensors(new Map(arrays)));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('scores the vectors, and its files have them to the last bit', async () => {
    const source = { page: join(folder, 'page.yaml'), weights: join(folder, 'weights.safetensors') };
    const context = {
      registry: createRegistry(builtinParts),
      env: {},
      cache: readSettings(process.env).cache, // where engines are
      zoo: resolve('zoo'),
      library: [resolve('zoo')],
      version: '0.0.0',
      now: () => new Date(0),
    };
    const { scores, predictions, plan } = await evaluate(
      source,
      'validation',
      engine,
      context,
      quietEvents(),
    );
    for (const { node, score } of heads) expect(scores[node]!.value, node).toBeCloseTo(score, 12);
    const { nodes, labels } = plan;
    const [header, ...lines] = [...answersText(predictions, nodes, labels, 'csv')]
      .join('')
      .trim()
      .split('\n');
    const columns = header!.split(',');
    const json = [...answersText(predictions, nodes, labels, 'jsonl')].join('').trim().split('\n');
    for (const { node, one } of heads) {
      const name = one.scale === 'logits' ? `${node}.logits` : node;
      const first = columns.findIndex((column) => column.startsWith(`${name}.`));
      for (let row = 0; row < ROWS; row++) {
        const expected = Array.from(rowOf(one.output, row), Math.fround);
        const cells = lines[row]!.split(',').slice(first, first + expected.length);
        expect(Array.from(cells, (cell) => Math.fround(Number(cell)))).toEqual(expected);
        const { [name]: object } = JSON.parse(json[row]!);
        const { answer: _, ...values } = object;
        expect(Object.values(values).map((value) => Math.fround(value as number))).toEqual(expected);
      }
    }
    for (const line of json) {
      const { ex, 'ex.logits': logits } = JSON.parse(line);
      const most = Math.max(...(Object.values(logits) as number[]));
      expect(logits[ex.answer]).toBe(most);
    }
  });
});

const pageText = (folder: string): string => {
  const names = (node: string): readonly string[] =>
    Array.from({ length: unitsOf(node) }, (_, i) => `${node}${i}`);
  // No loss accepts logits of labels, so the classes read them with weights of 0.
  const inputOf = (node: string) => (node === 'ex' ? ['backbone', 'au'] : 'backbone');
  return JSON.stringify({
    name: 'scores',
    data: {
      type: 'manifest',
      root: folder,
      file: 'labels.jsonl',
      split: 'split',
      labels: {
        ex: { column: 'ex', map: Object.fromEntries(names('ex').map((name, i) => [`${i}`, name])) },
        au: { columns: names('au') },
        va: { columns: names('va') },
      },
    },
    labels: {
      ex: { kind: 'classes', names: names('ex') },
      au: { kind: 'multi-label', names: names('au') },
      va: { kind: 'continuous', names: names('va') },
    },
    backbone: { type: 'features', file: join(folder, 'vectors.jsonl'), values: 'vector', width },
    heads: Object.fromEntries(
      heads.map(({ node }) => [
        node,
        { type: 'fc', input: inputOf(node), units: unitsOf(node), labels: node },
      ]),
    ),
    stages: {
      all: {
        train: ['ex', 'va'],
        losses: { ex: { type: 'weighted-cross-entropy' }, va: { type: 'ccc' } },
        optimizer: { type: 'sgd', rate: 0.1 },
        batch: 2,
        epochs: 1,
      },
    },
    metrics: Object.fromEntries(heads.map(({ node, metric }) => [node, { type: metric, node }])),
  });
};

describe('every score of a run follows from its predictions.jsonl', () => {
  let small: Small;
  let run: string;
  beforeAll(async () => {
    small = smallWorkplace();
    run = join(small.folder, 'run');
    const request = { open: small.open(), engine: 'wasm' as const, folder: run, resume: false };
    await runPage(request, small.context, quietEvents());
  }, 120_000);
  afterAll(() => rmSync(small.folder, { recursive: true }));

  const metrics = { P_AU: ['au', 'f1-macro'], P_EX: ['ex', 'f1-macro'], P_VA: ['va', 'ccc'] } as const;

  test('by the metrics themselves, to the last bit', () => {
    const { record, predictions } = readRun(run);
    for (const [name, [node, type]] of Object.entries(metrics)) {
      const space = record.labels[record.answers[node]!]!;
      const rows = predictions.filter(({ truth }) => truth[space.name]);
      const values = (of: (row: PredictionRecord) => readonly (number | null)[]) =>
        Float32Array.from(rows.flatMap(of), (value) => value ?? Number.NaN);
      const output = values(({ outputs }) => outputs[node]!);
      const [scale, kind] = [record.scales![node]!, space.kind];
      const form = { kind, scale, width: space.names.length };
      const scored = {
        ...form,
        output,
        prediction: probabilities(output, form),
        target: values(({ truth }) => truth[space.name]!),
        rows: rows.length,
      };
      const { value } = bind('metrics', { type, node, threshold: 0.5 }).score!(scored);
      expect(value, name).toBe(record.scores[name]!.value);
    }
  });

  const script = fileURLToPath(new URL('scores.py', import.meta.url));
  const python = process.env.PYTHON ?? 'python3';
  const there = spawnSync(python, ['-c', 'import sklearn']).status === 0;
  test.runIf(there)('by scikit-learn, if it is installed', () => {
    const of = ['P_AU=au:f1', 'P_EX=ex:f1', 'P_VA=va:ccc'];
    const { stdout, stderr } = spawnSync(python, [script, run, ...of], { encoding: 'utf8' });
    expect(stderr).toBe('');
    const { scores } = JSON.parse(readFileSync(join(run, 'run.json'), 'utf8'));
    for (const [name, value] of Object.entries(JSON.parse(stdout))) {
      expect(value, name).toBeCloseTo(scores[name].value, 12);
    }
  });
});
