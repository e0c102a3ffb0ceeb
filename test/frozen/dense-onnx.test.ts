import { describe, expect, it } from 'vitest';
import { onnxTensors, onnxWidths, openOnnx } from '../../src/frozen/onnx-model.js';
import { floats, longs, type Node, node, type Tensor, writeOnnx } from './tiny-onnx.js';

/** The matrix [3, 2] of every layer below, and its bias. */
const MATRIX = [1, 2, 3, 4, 5, 6];
const TURNED = [1, 3, 5, 2, 4, 6];
const BIAS = [0.5, -0.5];
const bias = floats('b', [2], BIAS);
const pooled: Node[] = [node('GlobalAveragePool', ['x'], 'map'), node('Flatten', ['map'], 'pool')];

/** Two images of 8 x 8 pixels whose channels have these means. */
const MEANS = [
  [1, 0, 2],
  [-1, 3, 0.25],
];
const pixels = Float32Array.from({ length: 2 * 192 }, (_, i) => MEANS[Math.floor(i / 192)]![i % 3]!);
const LOGITS = MEANS.map((row) =>
  [0, 1].map((column) => row.reduce((sum, x, i) => sum + x * MATRIX[2 * i + column]!, BIAS[column]!)),
);

async function run(file: string, outputs: string[]): Promise<Float32Array> {
  const model = await openOnnx(file, { outputs }, [8, 8]);
  const vectors = await model.run(pixels, 2);
  model.close();
  return vectors;
}

describe('a dense layer is found, however its matrix is computed', () => {
  const gemm = (matrix: string): Node[] => [node('Gemm', ['pool', matrix, 'b'], 'y')];
  const product = (matrix: string): Node[] => [
    node('MatMul', ['pool', matrix], 'p'),
    node('Add', ['p', 'b'], 'y'),
  ];
  const half: Tensor = {
    name: 'h',
    dataType: 10,
    dims: [3, 2],
    int32Data: [0x3c00, 0x4000, 0x4200, 0x4400, 0x4500, 0x4600],
  };
  const bytes: Tensor = { name: 'q', dataType: 3, dims: [3, 2], int32Data: [2, 4, 6, 8, 10, 12] };
  const matrix = floats('W', [3, 2], MATRIX);

  it.each<[string, Tensor[], Node[]]>([
    ['as an initializer', [matrix], gemm('W')],
    [
      'as a Constant',
      [],
      [node('Constant', [], 'W', { value: { t: { ...matrix, name: '' } } }), ...gemm('W')],
    ],
    ['through Identity', [matrix], [node('Identity', ['W'], 'I'), ...product('I')]],
    ['through Cast', [half], [node('Cast', ['h'], 'W', { to: 1 }), ...gemm('W')]],
    [
      'through DequantizeLinear',
      [bytes, floats('s', [], [0.5]), { name: 'z', dataType: 3, dims: [], int32Data: [0] }],
      [node('DequantizeLinear', ['q', 's', 'z'], 'W'), ...product('W')],
    ],
    [
      'through Transpose',
      [floats('T', [2, 3], TURNED)],
      [node('Transpose', ['T'], 'W', { perm: [1, 0] }), ...product('W')],
    ],
    [
      'through Transpose without an order',
      [floats('T', [2, 3], TURNED)],
      [node('Transpose', ['T'], 'W'), ...gemm('W')],
    ],
    [
      'through Reshape',
      [floats('F', [6], MATRIX), longs('r', [2], [-1, 2])],
      [node('Reshape', ['F', 'r'], 'W'), ...product('W')],
    ],
    [
      'scaled',
      [
        floats(
          'H',
          [3, 2],
          MATRIX.map((x) => x / 2),
        ),
        floats('two', [1, 2], [2, 2]),
      ],
      [node('Mul', ['H', 'two'], 'W'), ...product('W')],
    ],
    [
      'through all of them',
      [half],
      [
        node('Transpose', ['h'], 'hT'),
        node('Cast', ['hT'], 'c', { to: 1 }),
        node('Constant', [], 'r', { value: { t: longs('', [2], [0, -1]) } }),
        node('Reshape', ['c', 'r'], 'd'),
        node('Identity', ['d'], 'W'),
        node('Gemm', ['pool', 'W', 'b'], 'y', { transB: 1 }),
      ],
    ],
  ])('%s', async (how, initializer, nodes) => {
    const file = writeOnnx({ node: [...pooled, ...nodes], initializer: [...initializer, bias] }, { y: 2 });
    const wanted = { outputs: ['features', 'logits'] };
    expect(onnxWidths(file, wanted, [8, 8])).toEqual({ features: 3, logits: 2 });
    expect(onnxTensors(file, wanted)).toEqual({
      features: { name: 'pool', shape: [3] },
      logits: { name: 'y', shape: [2] },
    });
    const found = await run(file, wanted.outputs);
    MEANS.flatMap((row, i) => [...row, ...LOGITS[i]!]).forEach((value, i) => {
      // onnxruntime rounds what it multiplies with an 8-bit matrix to 8 bits too
      expect(Math.abs(found[i]! - value)).toBeLessThan(how.includes('Dequantize') ? 0.1 : 1e-4);
    });
  });

  it.each<[string, (string | number)[], Tensor[], Node[], string]>([
    [
      'a 1 x 1 convolution of a pooled map',
      ['map', 3, 1, 1],
      [floats('C', [2, 3, 1, 1], TURNED)],
      [node('Conv', ['map', 'C', 'b'], 'c'), node('Flatten', ['c'], 'y')],
      'c',
    ],
    [
      'MatMulInteger',
      ['pool', 3],
      [{ name: 'q', dataType: 3, dims: [3, 2], int32Data: [2, 4, 6, 8, 10, 12] }, floats('s', [], [0.5])],
      [
        { ...node('DynamicQuantizeLinear', ['pool'], 'a'), output: ['a', 'as', 'az'] },
        node('MatMulInteger', ['a', 'q', 'az'], 'i'),
        node('Cast', ['i'], 'f', { to: 1 }),
        node('Mul', ['as', 's'], 'scale'),
        node('Mul', ['f', 'scale'], 'p'),
        node('Add', ['p', 'b'], 'y'),
      ],
      'y',
    ],
    [
      'QLinearMatMul',
      ['pool', 3],
      [
        { name: 'q', dataType: 3, dims: [3, 2], int32Data: [2, 4, 6, 8, 10, 12] },
        { name: 'z', dataType: 3, dims: [], int32Data: [0] },
        floats('s', [], [0.5]),
        floats('in', [], [0.03125]),
        floats('out', [], [0.25]),
      ],
      [
        node('QuantizeLinear', ['pool', 'in', 'z'], 'a'),
        node('QLinearMatMul', ['a', 'in', 'z', 'q', 's', 'z', 'out', 'z'], 'i'),
        node('DequantizeLinear', ['i', 'out', 'z'], 'p'),
        node('Add', ['p', 'b'], 'y'),
      ],
      'y',
    ],
  ])('%s is a dense layer', async (_, [features], initializer, nodes, logits) => {
    const file = writeOnnx({ node: [...pooled, ...nodes], initializer: [...initializer, bias] }, { y: 2 });
    const wanted = { outputs: ['features', 'logits'] };
    expect(onnxWidths(file, wanted, [8, 8])).toEqual({ features: 3, logits: 2 });
    const found = onnxTensors(file, wanted);
    expect([found.features!.name, found.logits!.name]).toEqual([features, logits]);
    const vectors = await run(file, wanted.outputs);
    MEANS.flatMap((row, i) => [...row, ...LOGITS[i]!]).forEach((value, i) => {
      expect(Math.abs(vectors[i]! - value)).toBeLessThan(0.2); // 8 bits
    });
  });

  it('its width is unknown if its matrix is computed in another way', () => {
    const nodes = [...pooled, node('Einsum', ['W', 'W'], 'E'), node('MatMul', ['pool', 'E'], 'y')];
    const file = writeOnnx({ node: nodes, initializer: [floats('W', [3, 3], [...MATRIX, 7, 8, 9])] }, {});
    expect(() => onnxWidths(file, { outputs: ['logits'] }, [8, 8])).toThrow('[unknown-width]');
  });
});

describe('a model with several branches', () => {
  const dense = (from: string, to: string): Node => node('Gemm', [from, `W.${to}`], to);
  const weights = (to: string, reads: number, gives: number): Tensor =>
    floats(
      `W.${to}`,
      [reads, gives],
      Array.from({ length: reads * gives }, (_, i) => 0.1 * i - 0.3),
    );
  const two = writeOnnx(
    {
      node: [
        ...pooled,
        dense('pool', 'hidden1'),
        node('Relu', ['hidden1'], 'relu1'),
        dense('relu1', 'emotion'),
        dense('pool', 'hidden2'),
        node('Relu', ['hidden2'], 'relu2'),
        dense('relu2', 'va'),
        node('Tanh', ['va'], 'vaTanh'),
      ],
      initializer: [
        weights('hidden1', 3, 6),
        weights('emotion', 6, 7),
        weights('hidden2', 3, 4),
        weights('va', 4, 2),
      ],
    },
    { emotion: 7, vaTanh: 2 },
  );
  const both = { outputs: ['features', 'logits'] };

  it('is refused, and its branches are listed with their shapes', () => {
    const refused = () => onnxWidths(two, both, [8, 8]);
    expect(refused).toThrow(
      'has 2 last dense layers, so "features" is ambiguous. It could be "relu1" [6] (input of "emotion" [7]); "relu2" [4] (input of "va" [2]). Choose one, for example tensors: { features: "relu1" }.',
    );
    expect(refused).toThrow(
      '"logits" is ambiguous. It could be "emotion" [7] (from "relu1" [6]); "va" [2] (from "relu2" [4]).',
    );
  });

  it('is read if the page names it', async () => {
    const tensors = { features: 'relu1', logits: 'emotion' };
    expect(onnxWidths(two, { ...both, tensors }, [8, 8])).toEqual({ features: 6, logits: 7 });
    expect(onnxTensors(two, { outputs: ['va', 'mood'], tensors: { mood: 'vaTanh' } })).toEqual({
      va: { name: 'va', shape: [2] },
      mood: { name: 'vaTanh', shape: [2] },
    });
    const model = await openOnnx(two, { ...both, tensors }, [8, 8]);
    expect(Array.from(await model.run(pixels, 2))).toEqual(Array.from(await run(two, ['relu1', 'emotion'])));
    model.close();
  });

  it.each([
    ['a tensor that does not exist', { features: 'relu11' }, 'has no tensor "relu11". Did you mean "relu1"?'],
    [
      'an output that is not wanted',
      { feature: 'relu1' },
      '"tensors" has "feature", which is not in "outputs". Did you mean "features"?',
    ],
  ])('names %s', (_, tensors, sentence) => {
    expect(() => onnxWidths(two, { ...both, tensors }, [8, 8])).toThrow(sentence);
  });

  it('has features, but no logits, if the branches read the same tensor', () => {
    const file = writeOnnx(
      {
        node: [...pooled, dense('pool', 'a'), node('Identity', ['pool'], 'same'), dense('same', 'b')],
        initializer: [weights('a', 3, 7), weights('b', 3, 2)],
      },
      { a: 7, b: 2 },
    );
    expect(onnxWidths(file, { outputs: ['features'] }, [8, 8])).toEqual({ features: 3 });
    expect(() => onnxWidths(file, { outputs: ['logits'] }, [8, 8])).toThrow('[ambiguous-layer]');
  });

  it('has one branch if the others lead to no output', () => {
    const file = writeOnnx(
      {
        node: [...pooled, dense('pool', 'a'), dense('pool', 'unused')],
        initializer: [weights('a', 3, 7), weights('unused', 3, 2)],
      },
      { a: 7 },
    );
    expect(onnxWidths(file, both, [8, 8])).toEqual({ features: 3, logits: 7 });
  });
});

describe('a dense layer inside a model is not its last layer', () => {
  const squeeze = floats('s', [3, 2], MATRIX);
  const excite = floats('e', [2, 3], MATRIX);
  const gate: Node[] = [
    ...pooled,
    node('MatMul', ['pool', 's'], 'small'),
    node('Relu', ['small'], 'relu'),
    node('MatMul', ['relu', 'e'], 'large'),
    node('Sigmoid', ['large'], 'gate'),
  ];

  it.each<[string, Node[], Tensor[]]>([
    [
      'a gate on a map, pooled then',
      [
        ...gate,
        node('Reshape', ['gate', 'r'], 'places'),
        node('Mul', ['x', 'places'], 'gated'),
        node('GlobalAveragePool', ['gated'], 'again'),
        node('Flatten', ['again'], 'y'),
      ],
      [longs('r', [4], [0, 3, 1, 1])],
    ],
    ['a gate on the vector', [...gate, node('Mul', ['pool', 'gate'], 'y')], []],
    ['a branch that is added', [...gate, node('Add', ['gate', 'pool'], 'y')], []],
  ])('%s', (_, nodes, more) => {
    const file = writeOnnx({ node: nodes, initializer: [squeeze, excite, ...more] }, { y: 3 });
    expect(() => onnxWidths(file, { outputs: ['features'] }, [8, 8])).toThrow(
      'has no last dense layer, so "features" does not exist: convolutions, pooling or other branches follow "small", "large". Name a tensor in "outputs".',
    );
    expect(onnxWidths(file, { outputs: ['y'] }, [8, 8])).toEqual({ y: 3 });
  });

  it('but one before a softmax in several nodes is', () => {
    const nodes = [
      ...pooled,
      node('MatMul', ['pool', 's'], 'logit'),
      node('ReduceMax', ['logit'], 'most', { axes: [1] }),
      node('Sub', ['logit', 'most'], 'less'),
      node('Exp', ['less'], 'exp'),
      node('ReduceSum', ['exp', 'one'], 'sum'),
      node('Div', ['exp', 'sum'], 'y'),
    ];
    const file = writeOnnx({ node: nodes, initializer: [squeeze, longs('one', [1], [1])] }, { y: 2 });
    expect(onnxTensors(file, { outputs: ['features', 'logits'] })).toEqual({
      features: { name: 'pool', shape: [3] },
      logits: { name: 'logit', shape: [2] },
    });
  });

  it('and a layer whose output a branch continues from is not', () => {
    const body = { name: 'body', node: [node('Add', ['v', 'logit'], 'w')] };
    const nodes = [
      ...pooled,
      node('MatMul', ['pool', 's'], 'logit'),
      node('If', ['c'], 'y', { then_branch: { g: body } }),
    ];
    const file = writeOnnx(
      { node: nodes, initializer: [squeeze, { name: 'c', dataType: 9, dims: [], int32Data: [1] }] },
      { y: 2 },
    );
    expect(() => onnxWidths(file, { outputs: ['logits'] }, [8, 8])).toThrow('[no-dense-layer]');
  });
});

describe('a model for images that are not square', () => {
  const nodes: Node[] = [...pooled, node('Gemm', ['pool', 'W'], 'y')];
  const shaped = (shape: (number | string)[]): string =>
    writeOnnx({ node: nodes, initializer: [floats('W', [3, 2], MATRIX)] }, { y: 2 }, shape);
  it.each([
    [['n', 3, 6, 8], '6 x 8 pixels (height x width, "x")'],
    [['n', 6, 8, 3], '6 x 8 pixels (height x width, "x")'],
  ])('%j is refused with the size to set', (shape, sides) => {
    const asked = () => onnxWidths(shaped(shape), { outputs: ['logits'] }, [8, 8]);
    expect(asked).toThrow(sides);
    expect(asked).toThrow('images.evaluate.resize to [6, 8].');
  });

  it('runs on images of its size', async () => {
    const model = await openOnnx(shaped(['n', 3, 6, 8]), { outputs: ['features'] }, [6, 8]);
    const images = Float32Array.from(
      { length: 2 * 6 * 8 * 3 },
      (_, i) => MEANS[Math.floor(i / 144)]![i % 3]!,
    );
    const found = await model.run(images, 2);
    model.close();
    MEANS.flat().forEach((value, i) => void expect(found[i]).toBeCloseTo(value, 5));
  });

  it('runs if its sides are dynamic or square', async () => {
    for (const shape of [
      ['batch', 3, 'height', 'width'],
      ['batch', 3, 8, 8],
    ]) {
      const found = await run(shaped(shape), ['features']);
      MEANS.flat().forEach((value, i) => void expect(found[i]).toBeCloseTo(value, 5));
    }
  });
});
