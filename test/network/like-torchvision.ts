import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EngineName } from '../../src/engine/engine.js';
import { declareNetwork } from '../../src/network/declare.js';
import type { Network } from '../../src/network/ops.js';
import { findOnnxruntime, onnxRunner } from '../../src/network/run-onnx.js';
import { tensorRunner } from '../../src/network/run-tensors.js';
import { tensorOps } from '../../src/network/tensors.js';
import type { Tensor, Tf, Variable } from '../../src/part.js';
import { fitWeights } from '../../src/weights/fit.js';
import { fromPytorch } from '../../src/weights/turn.js';
import { open, quick } from '../parity/engines.js';
import { formula, formulaWeights, spread } from './formula.js';
import { near } from './near.js';

const SIZE = 64;
const PLACES = 4;

/** A network of torchvision's, with its golden numbers (test/parity/torchvision_backbones.py). */
export interface Torchvision {
  readonly name: string;
  /** With these outputs, eight classes and no dropout. */
  network(outputs: readonly string[], classes?: number): Network;
  /** Width of the pooled features. */
  readonly width: number;
  /** Billions of multiply-adds of an image of 224 pixels, as torchvision documents them (`_ops`). */
  readonly operations: number;
  /**
   * How far a float32 gradient may be from float64, relative to its length: a rectified number near 0 may be on either side. PyTorch
   * 2.14.1 in float32: ResNet-18 4.4e-3, ResNet-50 6.9e-3, MobileNetV3-Small 1e-5.
   */
  readonly gradientError: number;
  /** Engines that compute it in seconds. */
  readonly engines?: readonly EngineName[];
}

/** Compares a network with torchvision: parameters, evaluation on each runner, a training step. */
export function describeLikeTorchvision(given: Torchvision): void {
  const { name, network, width, operations, gradientError, engines = quick } = given;
  const golden = JSON.parse(
    readFileSync(new URL(`../parts/backbones/golden/${name}.json`, import.meta.url), 'utf8'),
  );
  const weightsOf = (made: Network) => {
    const { variables } = declareNetwork(made, [SIZE, SIZE]);
    return {
      variables,
      weights: fitWeights('the formula', fromPytorch(formulaWeights(variables)), variables),
    };
  };

  it("has torchvision's parameters and operations", () => {
    const { variables, outputs, flops } = declareNetwork(network(['features', 'logits'], 1000), [224, 224]);
    const weights = variables.filter(({ role }) => role === 'weight');
    const count = weights.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
    expect(count).toBe(golden.parameters);
    expect(outputs).toEqual({ features: width, logits: 1000 });
    expect(flops / 2e9 / operations).toBeCloseTo(1, 1);
  });

  describe('in evaluation', () => {
    const made = network(['features', 'logits', 'map']);
    const { weights } = weightsOf(made);
    const pixels = spread('image', 2 * SIZE * SIZE * 3, 2);
    const check = (output: Float32Array) => {
      const expected = golden.evaluation;
      const row = width + 8 + PLACES * width;
      expect(output.length).toBe(2 * row);
      const of = (from: number, to: number) =>
        [0, 1].map((image) => [...output.slice(image * row + from, image * row + to)]);
      const [features, logits, map] = [of(0, width), of(width, width + 8), of(width + 8, row)];
      const first4 = map[1]!.filter((_, i) => i % width < 4);
      close(features[1]!.slice(0, 8), expected['features of the second image, first 8'], 1e-4);
      close([mean(features.flat().map(Math.abs))], [expected['mean magnitude of the features']], 1e-4);
      close(logits.flat(), expected.logits.flat(), 1e-4);
      close(first4, expected['map of the second image, first 4 of each place'], 1e-4);
      close([mean(map.flat().map(Math.abs))], [expected['mean magnitude of the map']], 1e-4);
    };

    it.each(engines)(
      'gives the outputs of torchvision, on tfjs: %s',
      { timeout: 120_000 },
      async (engine) => {
        const tf = await open(engine);
        const runner = tensorRunner(tf, made, weights);
        const before = tf.memory().numTensors;
        check(await runner.run(pixels, 2, [SIZE, SIZE]));
        expect(tf.memory().numTensors).toBe(before);
        runner.close();
      },
    );

    it('gives the outputs of torchvision, on onnxruntime', async ({ skip }) => {
      const ort = await findOnnxruntime();
      if (!ort) return skip('onnxruntime is not installed');
      const runner = await onnxRunner(ort, made, weights, [SIZE, SIZE]);
      check(await runner.run(pixels, 2, [SIZE, SIZE]));
      runner.close();
    });
  });

  describe.each(engines)('in training, on %s', (engine) => {
    const made = network(['logits']);
    it('has the logits, gradients and running statistics of PyTorch', { timeout: 120_000 }, async () => {
      const tf = await open(engine);
      const { variables, weights } = weightsOf(made);
      const values = new Map(
        variables.map(({ name, role }) => {
          const { shape, data } = weights.get(name)!;
          return [name, tf.variable(tf.tensor(data, [...shape]), role === 'weight')] as const;
        }),
      );
      const { logits, grads } = step(tf, made, values);
      close([...logits], golden.training.logits.flat(), 1e-3);
      for (const [name, { norm, dot }] of Object.entries<{ norm: number; dot: number }>(
        golden.training.gradients,
      )) {
        const found = toPytorch(tf, grads[values.get(name)!.name]!);
        const probe = formula(`probe ${name}`, found.length);
        const product = found.reduce((sum, g, i) => sum + g * (2 * probe[i]! - 1), 0);
        const length = Math.sqrt(found.reduce((sum, g) => sum + g * g, 0));
        const off = Math.max(Math.abs(length / norm - 1), Math.abs(product - dot) / norm);
        expect(off, name).toBeLessThan(gradientError);
      }
      for (const [name, expected] of Object.entries<number[]>(golden.training.running))
        close([...values.get(name)!.dataSync().slice(0, 4)], expected, 1e-4);
      tf.dispose([...values.values()]);
    });
  });
}

/** The logits of two images in training, and the gradients of their product with the target. */
function step(tf: Tf, network: Network, values: ReadonlyMap<string, Variable>) {
  const scope = { tf, variable: (name: string) => values.get(name)! };
  const pass = { training: true, updateStatistics: true, dropoutMask: () => tf.scalar(1) };
  let logits = new Float32Array();
  const { grads } = tf.variableGrads(
    () => {
      const image = tf.tensor4d(spread('image', 2 * SIZE * SIZE * 3, 2), [2, SIZE, SIZE, 3]);
      const output: Tensor = network(tensorOps(scope, pass), image).logits!;
      logits = Float32Array.from(output.dataSync());
      return tf.sum(tf.mul(output, tf.tensor2d(spread('target', 16), [2, 8])));
    },
    [...values.values()].filter((variable) => variable.trainable),
  );
  return { logits, grads };
}

/** Every number within a share of the largest expected. */
function close(found: readonly number[], expected: readonly number[], share: number): void {
  near(found, expected, share * Math.max(...expected.map(Math.abs)));
}

/** [k, k, in, out] to [out, in, k, k], and [in, out] to [out, in]; depthwise [k, k, c, 1] to [c, 1, k, k]. */
function toPytorch(tf: Tf, x: Tensor): Float32Array {
  const order = x.rank === 4 ? (x.shape[3] === 1 ? [2, 3, 0, 1] : [3, 2, 0, 1]) : x.rank === 2 ? [1, 0] : [0];
  return tf.transpose(x, order).dataSync() as Float32Array;
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
