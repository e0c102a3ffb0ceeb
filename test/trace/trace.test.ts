import { describe, expect, it } from 'vitest';
import { casesOf } from '../../src/conformance/heads.js';
import { planWithHead, stage } from '../../src/conformance/pages.js';
import { WIDTH } from '../../src/conformance/stand-ins.js';
import type { HeadPart, Tensor, Tf } from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { traceModel } from '../../src/trace/record.js';
import { answered, type Given, planOf, requestOf } from './head-plan.js';
import { interpret } from './interpret.js';
import { networkPlan } from './network-plan.js';

const registry = stage(builtinParts);

/** The outputs of the traced graph and of the graph itself, for some rows. */
async function both(given: Given, outputs: readonly string[], rows: number) {
  const request = requestOf(given, outputs);
  const trace = await traceModel(request);
  const { fed, expected } = answered(given, request, rows);
  return { trace, found: interpret(trace, rows, fed), expected };
}

function expectClose(found: { [name: string]: number[] }, expected: { [name: string]: number[] }): void {
  for (const [name, values] of Object.entries(expected)) {
    expect(found[name]).toHaveLength(values.length);
    values.forEach((value, i) => {
      expect(found[name]![i]).toBeCloseTo(value, 5);
    });
  }
}

describe('a trace computes what the engine computes, at any batch size', () => {
  const heads = builtinParts.filter((part) => part.shelf === 'heads') as readonly HeadPart[];
  const cases = heads.flatMap((part) =>
    // Pages that read sequences are not exported.
    casesOf(part, 1)
      .filter(({ head }) => !head.temporal)
      .map((one, i) => [`${part.name} ${i}`, one] as const),
  );

  it.each(cases)('%s', async (_name, one) => {
    const plan = planWithHead(registry, one);
    const { trace, found, expected } = await both({ plan, registry }, ['tested'], 3);
    expectClose(found, expected);
    expect(trace.outputs[0]!.value.shape[0]).toEqual({ batch: 1 });
    expect(trace.inputs[0]!.value.shape).toEqual([{ batch: 1 }, WIDTH]);
  });

  it('for ones of the batch, and a product of two sizes', async () => {
    const given = planOf((tf, x) => {
      const [rows, width] = x.shape as [number, number];
      const flat = tf.mul(tf.reshape(x, [rows * width]), tf.ones([rows * width]));
      return tf.reshape(flat, [rows, width]);
    });
    const { trace, found, expected } = await both(given, ['tested'], 5);
    expectClose(found, expected);
    expect(trace.nodes.flatMap(({ outputs }) => outputs.map(({ shape }) => shape))).toContainEqual([
      { batch: 4 },
    ]);
  });
});

describe('the trace omits what is not needed:', () => {
  it('a result that nothing reads, and operations on constants', async () => {
    const given = planOf((tf, x) => {
      tf.exp(x);
      return tf.add(x, tf.sum(tf.square(tf.tensor1d([1, 2, 3]))));
    });
    const { trace, found, expected } = await both(given, ['tested'], 2);
    expectClose(found, expected);
    const own = trace.nodes.filter(({ owner }) => owner === 'tested');
    expect(own.map(({ kernel }) => kernel)).toEqual(['Add']);
    expect(Object.values(own[0]!.inputs).map(({ data }) => data && [...data])).toContainEqual([14]);
  });

  it('heads that are not requested', async () => {
    const given = planOf((tf, x) => tf.relu(x));
    const { trace } = await both(given, ['input'], 2);
    expect(new Set(trace.nodes.map(({ owner }) => owner))).toEqual(new Set(['input']));
  });
});

describe('batch norms are part of the convolutions before them', () => {
  it('and the outputs stay the same', async () => {
    const { trace, found, expected } = await both(networkPlan(), ['answer'], 2);
    expectClose(found, expected);
    const kernels = trace.nodes.map(({ kernel }) => kernel);
    expect(kernels.filter((kernel) => /Conv|Norm/.test(kernel))).toEqual([
      'FusedConv2D',
      'FusedDepthwiseConv2D',
      'FusedBatchNorm',
    ]);
  });
});

describe('what cannot be traced is refused by name', () => {
  it.each([
    ['dataSync', (tf: Tf, x: Tensor) => tf.mul(x, x.dataSync()[0]!)],
    ['arraySync', (tf: Tf, x: Tensor) => tf.add(x, (x.arraySync() as number[][])[0]![0]!)],
    ['bufferSync', (tf: Tf, x: Tensor) => tf.add(x, x.bufferSync().get(0, 0))],
  ])('reading numbers: %s', async (_name, forward) => {
    await expect(traceModel(requestOf(planOf(forward), ['tested']))).rejects.toThrow(
      'head "tested" (test/head) cannot be exported: it reads the numbers of a tensor while it computes (dataSync, arraySync or data). Compute with tensors instead, or export other heads with --heads.  [export-reads-numbers]',
    );
  });

  it.each([
    [
      'other kernels',
      (tf: Tf, x: Tensor) => (x.shape[0]! > 10 ? tf.relu(x) : tf.abs(x)),
      'its kernels depend on the batch size',
    ],
    [
      'other numbers',
      (tf: Tf, x: Tensor) => tf.mul(x, 1 / x.shape[0]!),
      'its constants depend on the batch size',
    ],
    [
      'another size',
      (tf: Tf, x: Tensor) => tf.slice(tf.concat([x, tf.zeros([1, 4])]), [0, 0], [x.shape[0]!, 4]),
      'a size is 8 for 7 rows and 12 for 11, which is not a multiple of the batch',
    ],
  ])('%s at another batch size', async (_name, forward, why) => {
    // biome-ignore format: rows above
    await expect(traceModel(requestOf(planOf(forward), ['tested']))).rejects.toThrow(why);
  });
});
