import { beforeAll, describe, expect, test } from 'vitest';
import { evaluationPass } from '../../../src/graph/graph.js';
import type { Scope, Tf } from '../../../src/part.js';
import detach from '../../../src/parts/heads/detach.js';
import { engines, open } from '../../parity/engines.js';

describe.each(engines)('detach on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });

  test('returns its input, and no gradient', () => {
    const bound = detach.bind({ type: 'detach', input: 'x' });
    const signal = { shape: [2, 2], scale: 'probabilities' } as const;
    expect(bound.infer({ input: signal })).toEqual({ output: signal, variables: [], detached: true });
    tf.tidy(() => {
      const scope: Scope = { tf, variable: () => expect.unreachable('it has no variables') };
      const forward = bound.build(scope, { input: signal });
      const x = tf.tensor3d([1, 2, 3, 4], [1, 2, 2]);
      // d/dx of x times the constant x is x, not 2 x.
      const gradient = tf.grad((v) => tf.sum(tf.mul(v, forward({ input: v }, evaluationPass('held')))))(x);
      expect([...gradient.dataSync()]).toEqual([1, 2, 3, 4]);
    });
  });
});
