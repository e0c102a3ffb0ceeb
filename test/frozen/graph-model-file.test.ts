import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { graphModelTensors, graphModelWidths, openGraphModel } from '../../src/frozen/graph-model.js';
import { readGraphModel } from '../../src/frozen/graph-model-file.js';
import { open } from '../parity/engines.js';

type Weights = { readonly [name: string]: readonly [shape: number[], values: number[]] };
type Node = readonly [name: string, op: string, input?: string[], attr?: object];

const FLOAT = { type: 'DT_FLOAT' };

/** A folder with a GraphModel: images `x` of 8 x 8 pixels, the weights as Const nodes. */
function writeGraphModel(nodes: readonly Node[], weights: Weights = {}, signature?: object): string {
  const dim = [-1, 8, 8, 3].map((side) => ({ size: String(side) }));
  const names = Object.keys(weights);
  const node = [
    { name: 'x', op: 'Placeholder', attr: { dtype: FLOAT, shape: { shape: { dim } } } },
    ...names.map((name) => ({ name, op: 'Const', attr: { dtype: FLOAT } })),
    ...nodes.map(([name, op, input = [], attr = {}]) => ({ name, op, input, attr: { T: FLOAT, ...attr } })),
  ];
  const specs = names.map((name) => ({
    name,
    shape: weights[name]![0],
    dtype: name.endsWith('axes') ? 'int32' : 'float32',
  }));
  const folder = mkdtempSync(join(tmpdir(), 'graph-model-'));
  const arrays = names.map((name) =>
    name.endsWith('axes') ? Int32Array.from(weights[name]![1]) : Float32Array.from(weights[name]![1]),
  );
  writeFileSync(join(folder, 'a.bin'), Buffer.concat(arrays.map((one) => Buffer.from(one.buffer))));
  const json = {
    format: 'graph-model',
    modelTopology: { node },
    weightsManifest: [{ paths: ['a.bin'], weights: specs }],
    ...(signature && { signature }),
  };
  writeFileSync(join(folder, 'model.json'), JSON.stringify(json));
  return join(folder, 'model.json');
}

const AXES = { 'pool/axes': [[2], [1, 2]] } as const satisfies {
  [name: string]: readonly [number[], number[]];
};
const pool: Node = ['pool', 'Mean', ['x', 'pool/axes'], { keep_dims: { b: false } }];
const plain = { transpose_a: { b: false }, transpose_b: { b: false } };
const dense = (name: string, from: string): Node => [name, 'MatMul', [from, `${name}/W`], plain];
const matrix = (reads: number, gives: number): readonly [number[], number[]] => [
  [reads, gives],
  Array.from({ length: reads * gives }, (_, i) => 0.5 * i - 1),
];
const both = { outputs: ['features', 'logits'] };

describe('nodes that go in a circle', () => {
  it.each<[string, Node[], string]>([
    [
      'of two',
      [
        ['m', 'Mean', ['r', 'pool/axes']],
        ['r', 'Relu', ['m']],
      ],
      'its nodes go in a circle: m <- r <- m',
    ],
    ['of one', [['r', 'Relu', ['r']]], 'its nodes go in a circle: r <- r'],
    [
      'behind a sound part',
      [pool, ['a', 'Add', ['pool', 'b']], ['b', 'Relu', ['a:0']], ['c', 'Relu', ['b']]],
      'a <- b <- a',
    ],
    [
      'through control inputs',
      [
        ['a', 'Relu', ['x', '^b']],
        ['b', 'Relu', ['a']],
      ],
      'a <- b <- a',
    ],
    [
      'of many',
      Array.from({ length: 50 }, (_, i): Node => [`n${i}`, 'Relu', [`n${(i + 1) % 50}`]]),
      'n0 <- n1 <- n2 <- n3 <- n4 <- n5 <- ...',
    ],
  ])('%s are refused', (_, nodes, sentence) => {
    expect(() => readGraphModel(writeGraphModel(nodes, AXES))).toThrow(sentence);
  });

  it('are not confused with a long chain, in any order of the file', () => {
    const chain = Array.from(
      { length: 20_000 },
      (_, i): Node => [`n${i}`, 'Relu', [i === 0 ? 'x' : `n${i - 1}`]],
    );
    expect(readGraphModel(writeGraphModel(chain.reverse())).outputs).toEqual(['n19999']);
  });

  it('nodes with the same name are refused', () => {
    expect(() => readGraphModel(writeGraphModel([pool, pool], AXES))).toThrow(
      'two of its nodes have one name',
    );
  });
});

describe('the last dense layer', () => {
  const weights: Weights = { ...AXES, 'a/W': matrix(3, 6), 'b/W': matrix(6, 7), 'c/W': matrix(3, 4) };
  const branches: Node[] = [
    pool,
    dense('a', 'pool'),
    ['relu', 'Relu', ['a']],
    dense('b', 'relu'),
    dense('c', 'pool'),
  ];

  it('of two branches is refused, and they are listed', () => {
    expect(() => graphModelWidths(writeGraphModel(branches, weights), both, [8, 8])).toThrow(
      'has 2 last dense layers, so "features" is ambiguous. It could be "relu" [6] (input of "b" [7]); "pool" [3] (input of "c" [4]).',
    );
  });

  it('is the one that the page names', () => {
    const wanted = { ...both, tensors: { features: 'pool', logits: 'c' } };
    const file = writeGraphModel(branches, weights);
    expect(graphModelWidths(file, wanted, [8, 8])).toEqual({ features: 3, logits: 4 });
    expect(graphModelTensors(file, wanted)).toEqual({
      features: { name: 'pool', shape: [3] },
      logits: { name: 'c', shape: [4] },
    });
  });

  it('is the one that leads to the output that the model declares', () => {
    const file = writeGraphModel(branches, weights, { outputs: { emotion: { name: 'b:0' } } });
    expect(graphModelWidths(file, both, [8, 8])).toEqual({ features: 6, logits: 7 });
  });

  it('may get its matrix through Identity and Transpose', async () => {
    const turned = [...pool] as unknown as Node;
    const nodes: Node[] = [
      turned,
      ['same', 'Identity', ['a/W']],
      ['turned', 'Transpose', ['same', 'perm/axes'], { Tperm: { type: 'DT_INT32' } }],
      ['y', 'MatMul', ['pool', 'turned'], plain],
    ];
    const all: Weights = {
      ...AXES,
      'perm/axes': [[2], [1, 0]],
      'a/W': [
        [2, 3],
        [1, 2, 3, 4, 5, 6],
      ],
    };
    const file = writeGraphModel(nodes, all);
    expect(graphModelWidths(file, both, [8, 8])).toEqual({ features: 3, logits: 2 });
    const model = await openGraphModel(file, both, [8, 8], await open('cpu'));
    const pixels = Float32Array.from({ length: 192 }, (_, i) => [1, 0, 2][i % 3]!);
    // 1 x 1 + 2 x 3 and 1 x 4 + 2 x 6
    expect(Array.from(await model.run(pixels, 1))).toEqual([1, 0, 2, 7, 16]);
    model.close();
  });

  it('is not a layer that gates a map', () => {
    const nodes: Node[] = [
      pool,
      dense('a', 'pool'),
      ['gate', 'Sigmoid', ['a']],
      ['gated', 'Mul', ['x', 'gate']],
      ['y', 'Mean', ['gated', 'pool/axes']],
    ];
    expect(() =>
      graphModelWidths(writeGraphModel(nodes, { ...AXES, 'a/W': matrix(3, 3) }), both, [8, 8]),
    ).toThrow('convolutions, pooling or other branches follow "a"');
  });
});

describe('a GraphModel is stopped before it runs', () => {
  const pixels = new Float32Array(192);
  const ran = async (file: string, engine: 'cpu' | 'wasm') => {
    const model = await openGraphModel(file, { outputs: ['y'] }, [8, 8], await open(engine));
    await model.run(pixels, 1).finally(() => model.close());
  };

  it.each(['cpu', 'wasm'] as const)('an operation whose output is enormous, on %s', async (engine) => {
    const nodes: Node[] = [
      pool,
      ['wide', 'Fill', ['dims/axes', 'one']],
      ['tiled', 'Sum', ['wide', 'pool/axes']],
      ['y', 'Add', ['pool', 'tiled']],
    ];
    const all: Weights = {
      'pool/axes': [[2], [1, 2]],
      'dims/axes': [[3], [1, 40_000, 40_000]],
      one: [[], [1]],
    };
    await expect(ran(writeGraphModel(nodes, all), engine)).rejects.toThrow('[model-too-large]');
  });

  it('a product of two vectors that is enormous', async () => {
    const nodes: Node[] = [
      pool,
      ['column', 'Fill', ['column/axes', 'one']],
      ['row', 'Fill', ['row/axes', 'one']],
      ['outer', 'MatMul', ['column', 'row'], plain],
      ['sum', 'Sum', ['outer', 'all/axes']],
      ['y', 'Add', ['pool', 'sum']],
    ];
    const all: Weights = {
      ...AXES,
      'column/axes': [[2], [2 ** 20, 1]],
      'row/axes': [[2], [1, 2 ** 20]],
      'all/axes': [[2], [0, 1]],
      one: [[], [1]],
    };
    await expect(ran(writeGraphModel(nodes, all), 'cpu')).rejects.toThrow('[model-too-large]');
  });

  it('a product that would take hours, and one after the time limit', async () => {
    const nodes: Node[] = [
      pool,
      ['a', 'Fill', ['square/axes', 'one']],
      ['b', 'MatMul', ['a', 'a'], plain],
      ['sum', 'Sum', ['b', 'all/axes']],
      ['y', 'Add', ['pool', 'sum']],
    ];
    const all = (side: number): Weights => ({
      ...AXES,
      'square/axes': [[2], [side, side]],
      'all/axes': [[2], [0, 1]],
      one: [[], [1]],
    });
    await expect(ran(writeGraphModel(nodes, all(11_000)), 'cpu')).rejects.toThrow(
      /did not finish within 120 seconds.*\[model-too-slow\]/,
    );
    vi.stubEnv('ZOO_MODEL_SECONDS', '0.05');
    await expect(ran(writeGraphModel(nodes, all(700)), 'cpu')).rejects.toThrow('[model-too-slow]');
    vi.unstubAllEnvs();
    await ran(writeGraphModel(nodes, all(100)), 'cpu');
  });

  it('a loop', async () => {
    const nodes: Node[] = [pool, ['y', 'StatelessWhile', ['pool']]];
    await expect(ran(writeGraphModel(nodes, AXES), 'cpu')).rejects.toThrow(
      'has the operation "StatelessWhile" (a loop, branch or output of variable size), which is not supported.',
    );
  });
});
