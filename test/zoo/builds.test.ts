import { describe, expect, it } from 'vitest';
import { openEngine } from '../../src/engine/open.js';
import { buildGraph, evaluationPass } from '../../src/graph/graph.js';
import { labelSpaces } from '../../src/labels.js';
import { backbonesOf } from '../../src/plan/backbones.js';
import { makePlan } from '../../src/plan/make.js';
import { checkPage } from '../../src/schema/check.js';
import { readPage } from '../../src/spec/read.js';
import { file, names, registry } from './zoo.js';

const ROWS = 3;
/** A page on 16 numbers per row instead of an image, so that it builds fast. */
const small = ['backbone={ type: features, file: rows.npy, width: 16 }'];
/** Smaller dense layers, and pages that read more of a backbone than its vector. */
const changed: { readonly [page: string]: readonly string[] } = {
  'baseline-vgg-face': ['heads.shared.hidden=[8]', 'heads.shared.units=8'],
  'baseline-mixaugment': ['heads.shared.hidden=[8]', 'heads.shared.units=8', '~training.mixup'],
  'mtl-identity-attributes': ['stages.identity.train=[identity]', 'stages.expressions.train=[feats, ex]'],
  'mtl-frame-heads': ['heads.va.input=backbone'],
  'mtl-frame-heads-smooth': ['heads.va.input=backbone'],
  'av-mt-vgg-rnn': [
    '~audio',
    '~backbones.voice',
    'backbones.ears={ type: features, file: sounds.npy, width: 16 }',
    'heads.heard.units=8',
    'stages.joint.train=[shared, heard, memory, au, ex, va]',
  ],
};

const { tf } = await openEngine('cpu');

describe.each(names)('zoo/%s.yaml, reduced', (name) => {
  const set = [...small, ...(changed[name] ?? [])];
  const spec = readPage(file(name), { env: {}, cache: 'cache', library: ['zoo'], keepUnset: true, set });
  const plan = makePlan(checkPage(spec, registry), registry, labelSpaces, (path) => spec.place(path));
  const heads = plan.nodes.filter(({ shelf }) => shelf === 'heads');

  it('builds what its plan says, and predicts', () => {
    const order = heads.map((head) => head.name);
    const graph = buildGraph(plan, order, registry, tf, 1);
    const backbone = tf.reshape(tf.linspace(-1, 1, ROWS * 16), [ROWS, 16]);
    const feeds = Object.fromEntries(backbonesOf(plan).map((node) => [node.name, backbone]));
    const values = graph.forward(order, feeds, evaluationPass, undefined, { length: ROWS });
    for (const head of heads) {
      expect(values[head.name]!.shape).toEqual([ROWS, ...head.output.shape]);
      const answers = [...values[head.name]!.dataSync()];
      expect(answers.every(Number.isFinite)).toBe(true);
      if (head.output.scale === 'probabilities') {
        for (const answer of answers) expect(Math.abs(answer - 0.5)).toBeLessThanOrEqual(0.5 + 1e-6);
      }
    }
    graph.dispose();
  });
});
