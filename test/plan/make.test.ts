import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ZooError } from '../../src/errors/problem.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { openPage } from '../../src/run/page/open.js';
import type { Surroundings } from '../../src/run/surroundings.js';

const folder = mkdtempSync(join(tmpdir(), 'zoo-plan-'));
const context: Surroundings = {
  registry: createRegistry(builtinParts),
  env: {},
  cache: join(folder, 'cache'),
  zoo: resolve('zoo'),
  library: [resolve('zoo')],
  version: '0.0.0',
  now: () => new Date(0),
};

const paper = (set: readonly string[] = []) =>
  openPage({ page: 'zoo/mtl-cross-attn.yaml', profile: 'paper', set, keepUnset: true }, context).plan;

describe("the plan of the paper's page", () => {
  const plan = paper();
  const node = (name: string) => plan.nodes.find((one) => one.name === name)!;
  const stage = (name: string) => plan.stages.find((one) => one.name === name)!;

  // Nguyen et al. 2022 at C = 1288: 12 (C^2 + C) blocks + 24 C batch norms + 2 (C^2 + C) graph + 24 node norm + 12 C scores
  it.each([
    ['au', 12 * (1288 ** 2 + 1288) + 24 * 1288 + 2 * (1288 ** 2 + 1288) + 24 + 12 * 1288],
    ['ex', 8 * 1288 + 8 + 896],
    ['va', 2 * 1288 + 2 + 4],
  ])("stage %s trains as many parameters as the paper's model has", (name, count) => {
    expect(stage(name).trainable).toBe(count);
  });

  it('joins 1280 features and 8 logits', () => {
    expect(node('backbone').output.shape).toEqual([1288]);
    expect(node('backbone').outputs).toEqual({
      features: { offset: 0, width: 1280 },
      logits: { offset: 1280, width: 8 },
    });
  });

  it('joins several inputs, and resolves a named output', () => {
    const joined = paper(['heads.va.input=[backbone, au]', 'heads.emotion.input=backbone.logits']);
    const signal = (name: string) => joined.nodes.find((one) => one.name === name)!.signals.input;
    expect(signal('va')).toEqual({ shape: [1288 + 12], scale: 'features' });
    expect(signal('emotion')).toEqual({ shape: [8], scale: 'logits' });
  });

  it.each([
    ['au', ['au'], ['backbone']],
    ['ex', ['emotion', 'ex'], ['backbone', 'au']],
    ['va', ['va'], ['backbone']],
  ])('stage %s computes %j each step, and %j once', (name, active, banked) => {
    expect(stage(name).active).toEqual(active);
    expect(stage(name).banked).toEqual(banked);
  });

  it('has the label spaces by which rows are read and selected, even if no node predicts them', () => {
    const own = 'labels={mood: {kind: classes, names: [calm, cross]}}';
    const without = ['~heads.ex', '~heads.emotion', '~stages.ex', '~metrics.P_EX', '~metrics.P_MTL'];
    const { labels } = paper([own, ...without, 'stages.va.rows=[expression]']);
    expect(Object.keys(labels).sort()).toEqual(['action-units', 'expression', 'mood', 'valence-arousal']);
  });

  it('names labels by their numbers if the page only gives a count', () => {
    expect(paper(['labels={age: {kind: classes, names: 3}}']).labels.age).toEqual({
      name: 'age',
      kind: 'classes',
      names: ['0', '1', '2'],
    });
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });
});

describe('what a plan refuses, and where', () => {
  const page = (lines: string): string => `name: bad
extends: mtl-cross-attn
data: { type: s-aff-wild2, root: nowhere }
${lines}`;
  const head = (text: string) => `heads:\n  ${text}\n`;
  // [mistake, page, line, code, words of the sentence]; lines counted by hand: the text starts at line 4
  it.each([
    ['an unknown node', head('va: { input: backbon }'), 5, 'unknown-node', 'Did you mean "backbone"?'],
    [
      'an unknown output',
      head('va: { input: backbone.feature }'),
      5,
      'unknown-output',
      'Did you mean "features"?',
    ],
    ['an output of a head', head('va: { input: au.logits }'), 5, 'unknown-output', 'one output only'],
    [
      'an unknown node in a list',
      'heads:\n  va:\n    input:\n      - backbone\n      - backbon',
      8,
      'unknown-node',
      'Did you mean',
    ],
    [
      'rows of unknown labels',
      'stages: { va: { rows: [valence-arousel] } }',
      4,
      'unknown-labels',
      'Did you mean',
    ],
    ['a circle', head('au: { input: ex }'), 5, 'cycle', 'au -> ex -> au'],
    ['unknown labels', head('va: { labels: valence }'), 5, 'unknown-labels', '"valence-arousal"'],
    ['a wrong width', head('va: { units: 3 }'), 5, 'wrong-width', 'gives 3 numbers'],
    [
      'a map where a vector is needed',
      `backbone: { outputs: [features, logits, map] }\n${head('va: { input: backbone.map }')}`,
      6,
      'option-refused',
      '[49, 1280]',
    ],
    ['keys of another shape', head('ex: { key: au }'), 5, 'option-refused', ''],
    [
      'a head that nothing reads',
      head('more: { type: fc, input: backbone, units: 4 }'),
      5,
      'dead-head',
      'no stage trains head',
    ],
    [
      'a loss of a node without a prediction',
      'stages: { ex: { losses: { emotion: { type: ccc } } } }',
      4,
      'no-answer',
      '"emotion"',
    ],
    [
      'a loss that does not fit',
      'stages: { va: { losses: { va: { type: binary-cross-entropy } } } }',
      4,
      'loss-does-not-fit',
      'values of continuous',
    ],
    [
      'a stage that trains a node without effect',
      'stages: { va: { train: [va, emotion] } }',
      4,
      'trains-in-vain',
      '"emotion"',
    ],
    [
      'a loss that reaches no trained node',
      'stages: { va: { train: [emotion] } }',
      4,
      'loss-reaches-nothing',
      '"va"',
    ],
    [
      'a trained node that does not exist',
      'stages: { va: { train: [vaa] } }',
      4,
      'unknown-node',
      'Did you mean "va"?',
    ],
    [
      'a metric that does not exist',
      'stages: { va: { select: P_VAA } }',
      4,
      'unknown-metric',
      'Did you mean "P_VA"?',
    ],
    [
      'a metric of another stage',
      'stages: { va: { select: P_EX } }',
      4,
      'select-unmoved',
      '"P_EX", but none of its losses trains the node that it scores. It can select by: "P_VA".',
    ],
    [
      'a sum that other stages move too',
      'stages: { va: { select: P_MTL } }',
      4,
      'select-unmoved',
      'It can select by: "P_VA".',
    ],
    [
      'a matrix joined to a vector',
      'backbone: { outputs: [features, map] }\nheads: { va: { input: [backbone.map, au] } }',
      5,
      'not-joinable',
      '[49,1280]',
    ],
    [
      'a metric of many numbers',
      'metrics: { P_VA: { type: f1-per-class, node: ex } }\nstages: { ex: { select: P_VA } }',
      5,
      'select-not-a-number',
      '',
    ],
    [
      'a metric that does not fit',
      'metrics: { P_VA: { type: accuracy, node: va } }',
      4,
      'metric-does-not-fit',
      'continuous',
    ],
    ...(
      [
        ['au', 'head "au"'],
        ['va', 'head "va"'],
      ] as const
    ).map(([stage, what]): [string, string, number, string, string] => [
      `a batch of one row for ${what}`,
      `stages: { ${stage}: { batch: 1 } }`,
      4,
      'batch-too-small',
      what,
    ]),
    [
      'a batch of one row for a loss over the batch',
      'heads: { va: { batchNorm: false } }\nstages: { va: { batch: 1 } }',
      5,
      'batch-too-small',
      'loss "ccc"',
    ],
    ['sizes that differ', 'images: { evaluate: { resize: 200 } }', 4, 'image-sizes-differ', '224'],
    [
      'sizes that differ in one side',
      'images: { train: { resize: [120, 96], crop: [112, 96] }, evaluate: { resize: [112, 90] } }',
      4,
      'image-sizes-differ',
      '112 x 96 pixels and evaluation images 112 x 90',
    ],
    [
      'a crop that is wider than the image',
      'images: { train: { resize: [120, 96], crop: [112, 100] } }',
      4,
      'crop-too-large',
      'a crop of 112 x 100 pixels does not fit an image resized to 120 x 96',
    ],
  ])('%s', (_mistake, lines, line, code, words) => {
    const file = join(folder, 'bad.yaml');
    writeFileSync(file, page(lines));
    const problems = problemsOf(file);
    expect(problems.map((problem) => problem.code)).toContain(code);
    const problem = problems.find((one) => one.code === code)!;
    expect(problem.message).toContain(words);
    expect(`${problem.place?.file}:${problem.place?.line}`).toBe(`${file}:${line}`);
  });
});

function problemsOf(file: string) {
  try {
    openPage({ page: file, keepUnset: true }, context);
  } catch (error) {
    if (error instanceof ZooError) return error.problems;
    throw error;
  }
  return [];
}
