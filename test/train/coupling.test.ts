import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../../src/engine/settings.js';
import { ZooError } from '../../src/errors/problem.js';
import { Interrupted } from '../../src/errors/train.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { openPage } from '../../src/run/page/open.js';
import { runPage } from '../../src/run/run.js';
import type { Surroundings } from '../../src/run/surroundings.js';
import { decodeSafetensors } from '../../src/weights/safetensors/decode.js';
import { engines } from '../parity/engines.js';
import { type GoldenTensors, golden } from '../parity/golden.js';
import { quietEvents } from '../run/small.js';

/** `golden/coupling.json`: five steps of two heads that learn from labels and from each other, in PyTorch. */
interface Coupled {
  readonly name: string;
  readonly both: boolean;
  readonly sam: boolean;
  readonly seed: number;
  readonly width: number;
  readonly steps: number;
  readonly rate: number;
  readonly rows: readonly { vector: number[]; expression: number; units: number[] }[];
  /** By step: of ex, au, matching and soft. */
  readonly losses: readonly (readonly number[])[];
  readonly weights: GoldenTensors;
}

const cases = golden<Coupled>('coupling');
const [first] = cases as [Coupled];
let folder: string;
let context: Surroundings;

const page = ({ both, sam, seed, width, steps, rate, rows }: Coupled, losses = ''): string => `
name: coupled
seed: ${seed}
data: { type: s-aff-wild2, root: ${folder} }
backbone: { type: features, file: ${folder}/vectors.jsonl, values: vector, width: ${width} }
heads:
  ex: { type: fc, input: backbone, units: 8, labels: expression }
  au: { type: fc, input: backbone, units: 12, activation: sigmoid, labels: action-units }
  expected: { type: class-map, input: ex, map: expression-to-units, labels: action-units }
  evidence: { type: class-map, input: held, map: units-to-expression, from: labels, gives: logits }
  held: { type: detach, input: au }
stages:
  joint:
    train: [ex, au]
    rows: [action-units, expression, valence-arousal]
    losses:
      ex: { type: weighted-cross-entropy, weights: none }
      au: { type: binary-cross-entropy, weights: none }
      matching:
        { type: divergence, node: expected, target: au, by: cross-entropy, negatives: false, gradientTo: ${both ? 'both' : 'node'}, weight: 0.5 }
      soft: { type: divergence, node: ex, target: evidence }
${losses}
    optimizer: { type: sgd, rate: ${rate} }
    gradient: { type: ${sam ? 'sam' : 'plain'} }
    batch: ${rows.length}
    epochs: ${steps}
metrics: { P_EX: { type: f1-macro, node: ex }, P_AU: { type: f1-macro, node: au } }
`;

const opened = (text: string) => {
  const file = join(folder, 'page.yaml');
  writeFileSync(file, text);
  return openPage({ page: file }, context);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-coupling-'));
  mkdirSync(join(folder, 'cropped_aligned'));
  const keyOf = (split: string, i: number) => `${split}/${String(i + 1).padStart(5, '0')}.jpg`;
  const vectors: string[] = [];
  for (const split of ['training', 'validation']) {
    const lines = first.rows.map(({ vector, expression, units }, i) => {
      vectors.push(JSON.stringify({ image: keyOf(split, i), vector }));
      return [keyOf(split, i), 0, 0, expression, ...units].join(',');
    });
    const text = ['image,valence,arousal,expression,aus', ...lines, ''].join('\n');
    writeFileSync(join(folder, `${split}_set_annotations.txt`), text);
  }
  writeFileSync(join(folder, 'vectors.jsonl'), vectors.join('\n'));
  context = {
    registry: createRegistry(builtinParts),
    env: {},
    cache: readSettings(process.env).cache, // the folder of the engines
    zoo: resolve('zoo'),
    library: [resolve('zoo')],
    version: '0.0.0',
    now: () => new Date(0),
  };
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(engines)('nodes that learn from each other, on %s', (engine) => {
  test.each(cases)(
    'the losses and weights of five steps are those of PyTorch: $name',
    async (one) => {
      const run = join(folder, `${engine}-${cases.indexOf(one)}`);
      const request = { open: opened(page(one)), engine, folder: run, resume: false };
      const { stages } = await runPage(request, context, quietEvents());
      const trained = stages[0]!.epochs.map(({ losses }) => losses!.train);
      trained.forEach((losses, step) => {
        expect(Object.keys(losses)).toEqual(['ex', 'au', 'matching', 'soft']);
        Object.values(losses).forEach((loss, i) => {
          const expected = one.losses[step]![i]!;
          expect(Math.abs(loss! - expected), `step ${step}, loss ${i}`).toBeLessThan(1e-4 * expected);
        });
      });
      const file = 'weights.safetensors';
      const { arrays } = decodeSafetensors(readFileSync(join(run, file)), file);
      expect([...arrays.keys()].sort()).toEqual(Object.keys(one.weights).sort());
      for (const [name, { data }] of Object.entries(one.weights)) {
        const largest = data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        const off = data.reduce(
          (most, value, i) => Math.max(most, Math.abs(value - arrays.get(name)!.data[i]!)),
          0,
        );
        expect(off, name).toBeLessThan(1e-4 * largest);
      }
    },
    60_000,
  );

  test('stopped in the middle of an epoch and resumed, they end with the same bits', async () => {
    const text = page(first).replace(`batch: ${first.rows.length}`, 'batch: 16');
    const weights = async (name: string, stop?: number) => {
      const run = join(folder, `${engine}-${name}`);
      const request = { open: opened(text), engine, folder: run, resume: false };
      if (stop !== undefined)
        await expect(runPage(request, context, quietEvents(stop))).rejects.toThrow(Interrupted);
      await runPage({ ...request, resume: stop !== undefined }, context, quietEvents());
      return readFileSync(join(run, 'weights.safetensors'));
    };
    expect((await weights('stopped', 4)).equals(await weights('whole'))).toBe(true);
  }, 60_000);
});

describe('what a plan says of losses between nodes', () => {
  const planned = (change: (text: string) => string) => opened(change(page(first))).plan;
  const problems = (change: (text: string) => string) => {
    try {
      planned(change);
      return [];
    } catch (error) {
      if (error instanceof ZooError) return error.problems.map(({ code, path }) => `${code} ${path}`);
      throw error;
    }
  };
  const at = 'stages.joint.losses';

  test('it computes a target that moves and banks one that does not', () => {
    const [joint] = planned((text) => text).stages;
    expect(joint!.active).toEqual(['ex', 'au', 'expected', 'held', 'evidence']);
    expect(joint!.banked).toEqual(['backbone']);
    const alone = planned((text) =>
      text
        .replace('train: [ex, au]', 'train: [ex]')
        .replace(/^ {6}au: .*\n/m, '')
        .replace('gradientTo: both', 'gradientTo: node'),
    );
    expect(alone.stages[0]!.active).toEqual(['ex', 'expected']);
    expect(alone.stages[0]!.banked).toEqual(['backbone', 'au', 'evidence']);
  });

  test('without its own labels to learn from, a stage trains on all rows', () => {
    const plan = planned((text) =>
      text
        .replace(/^ {6}(ex|au): .*\n/gm, '')
        .replace(/^ {6}matching:\n.*\n/m, '')
        .replace(/^ {4}rows: .*\n/m, '')
        .replace('train: [ex, au]', 'train: [ex]')
        .replace(/^ {2}expected: .*\n/m, '')
        .replace(/^metrics.*$/m, ''),
    );
    expect(plan.stages[0]!.rows).toEqual([]);
  });

  test('it refuses a node as its own target, an unknown one, other labels, other widths', () => {
    const target = (node: string) => (text: string) => text.replace('target: evidence', `target: ${node}`);
    expect(problems(target('ex'))).toContain(`target-itself ${at}.soft.target`);
    expect(problems(target('exs'))).toContain(`unknown-node ${at}.soft.target`);
    expect(problems(target('au'))).toContain(`target-does-not-fit ${at}.soft.target`);
    expect(problems(target('held'))).toContain(`target-does-not-fit ${at}.soft.target`);
    expect(problems(target('backbone'))).toContain(`target-does-not-fit ${at}.soft.target`);
  });

  test('it refuses gradientTo without a target, and a loss for an unknown node', () => {
    expect(problems((text) => text.replace('target: evidence', 'gradientTo: both'))).toContain(
      `gradient-to-alone ${at}.soft.gradientTo`,
    );
    expect(problems((text) => text.replace('node: ex,', 'node: exs,'))).toContain(
      `unknown-node ${at}.soft.node`,
    );
    expect(problems((text) => text.replace('node: ex,', ''))).toContain(`unknown-node ${at}.soft`);
  });

  test('a node whose only path to a loss is a constant is refused', () => {
    const found = problems((text) =>
      text.replace(/^ {6}au: .*\n/m, '').replace('gradientTo: both', 'gradientTo: node'),
    );
    expect(found).toEqual(['trains-in-vain stages.joint.train.1']);
  });
});
