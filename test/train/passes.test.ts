import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixedProduct } from '../../src/layers/fixed-product.js';
import type { Pass, Scalar, Tensor, Tf, Variable } from '../../src/part.js';
import { createPasses } from '../../src/train/passes.js';
import { engines, open } from '../parity/engines.js';

// By hand: f(W) = |x W|^2 / 2 for a row x = (1, 2) and W = I has d = x W = (1, 2), the gradient g = x^T d = [[1, 2], [2, 4]]
// with |g|^2 = 25, and x (W + r g) = x W + r (5, 10).
describe.each(engines)('a product with rows that both passes share, on %s', (engine) => {
  let tf: Tf;
  let x: Tensor;
  let W: Variable;
  beforeAll(async () => {
    tf = await open(engine);
    x = tf.tensor2d([[1, 2]]);
    W = tf.tidy(() => tf.variable(tf.expandDims<Tensor>(tf.eye(2), 0)));
  });
  afterAll(() => tf.dispose([x, W]));

  const passesOf = (variables: readonly Variable[], seen: number[][], inputs = [x]) =>
    createPasses(tf, variables, inputs, ({ updateStatistics, fixed }) => {
      const pass = { training: true, updateStatistics, fixed } as Pass;
      const scope = { tf, variable: () => W };
      const z = fixedProduct(scope, pass, x, () => tf.expandDims(x, 0), 'W');
      seen.push([...z.dataSync()]);
      const others = variables.filter((one) => one !== W).map((one) => tf.square(one) as Scalar);
      return tf.addN([tf.div(tf.sum(tf.square(z)), 2) as Scalar, ...others]);
    });

  test('the factors have the norm of the gradient, and the next pass is at W + r g', () => {
    const seen: number[][] = [];
    const passes = passesOf([W], seen);
    tf.tidy(() => {
      const { gradients, factors } = passes.evaluate({ updateStatistics: true, factored: true });
      expect(factors!.has(W)).toBe(true);
      expect(gradients[0]!.shape).toEqual([]);
      expect(factors!.squares().map((square) => square.dataSync()[0])).toEqual([25]);
      factors!.move(tf.scalar(0.5));
      const next = passes.evaluate({ updateStatistics: false });
      expect(seen).toEqual([
        [1, 2],
        [3.5, 7],
      ]);
      expect([...next.gradients[0]!.dataSync()]).toEqual([3.5, 7, 7, 14]); // x^T d at d = (3.5, 7)
      passes.evaluate({ updateStatistics: false, factored: true });
      expect(seen.at(-1)).toEqual([1, 2]); // from the values of the variables again
    });
    passes.dispose();
  });

  test('without a move, the next pass is at W', () => {
    const seen: number[][] = [];
    const passes = passesOf([W], seen);
    tf.tidy(() => {
      passes.evaluate({ updateStatistics: true, factored: true });
      passes.evaluate({ updateStatistics: false });
    });
    expect(seen).toEqual([
      [1, 2],
      [1, 2],
    ]);
    passes.dispose();
  });

  test('a frozen weight has no factors and does not move, nor one whose rows may change', () => {
    const other = tf.tidy(() => tf.variable(tf.scalar(1)));
    const seen: number[][] = [];
    for (const passes of [passesOf([other], seen), passesOf([W, other], seen, [])]) {
      tf.tidy(() => {
        const { factors } = passes.evaluate({ updateStatistics: true, factored: true });
        expect(factors!.has(W)).toBe(false);
        expect(factors!.squares()).toEqual([]);
        factors!.move(tf.scalar(0.5));
        passes.evaluate({ updateStatistics: false });
      });
      passes.dispose();
    }
    expect(seen).toEqual(Array.from({ length: 4 }, () => [1, 2]));
    other.dispose();
  });

  test('leaks no tensor', () => {
    const before = tf.memory().numTensors;
    const passes = passesOf([W], []);
    tf.tidy(() => {
      passes.evaluate({ updateStatistics: true, factored: true }).factors!.move(tf.scalar(0.5));
      passes.evaluate({ updateStatistics: false });
    });
    passes.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
