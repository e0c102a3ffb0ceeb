import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import onnxProto from 'onnx-proto';
import { describe, expect, it } from 'vitest';
import { readOnnxFile } from '../../src/frozen/onnx-file.js';
import { type Attribute, type Graph, type Model, type Tensor, value } from './tiny-onnx.js';

const { onnx } = onnxProto;
/** Twelve numbers that are not in the model but in a file of the working folder. */
const outside: Tensor = {
  name: 'W',
  dataType: 1,
  dims: [3, 4],
  dataLocation: 1,
  externalData: [
    { key: 'location', value: 'secret.bin' },
    { key: 'length', value: '48' },
  ],
};
const graph = (more: Graph): Graph => ({
  name: 'g',
  input: [value('x', ['n', 3, 8, 8])],
  output: [value('y', ['n', 4])],
  ...more,
});
const model = (more: Graph, rest: Model = {}): Model => ({
  irVersion: 9,
  opsetImport: [{ version: 17 }],
  graph: graph(more),
  ...rest,
});
const withAttribute = (attribute: Attribute): Graph => ({
  node: [{ opType: 'Constant', output: ['W'], attribute: [{ name: 'value', ...attribute }] }],
});

const written = (bytes: Uint8Array): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'external-')), 'net.onnx');
  writeFileSync(file, bytes);
  return file;
};
const encoded = (one: Model): Uint8Array => onnx.ModelProto.encode(onnx.ModelProto.create(one)).finish();

/** An attribute of each kind that can hold a tensor. */
const attributes: readonly (readonly [string, Attribute])[] = [
  ['a tensor', { t: outside }],
  ['a list of tensors', { tensors: [{ dims: [0], dataType: 1 }, outside] }],
  ['the values of a sparse tensor', { sparseTensor: { values: outside } }],
  ['the indices of a sparse tensor', { sparseTensors: [{ indices: outside }] }],
  ['a subgraph', { g: graph({ initializer: [outside] }) }],
  ['a list of subgraphs', { graphs: [graph({ sparseInitializer: [{ values: outside }] })] }],
  ['a subgraph of a subgraph', { g: graph(withAttribute({ g: graph(withAttribute({ t: outside })) })) }],
];

describe('a tensor whose numbers are in another file is refused by name', () => {
  it.each<[string, Model]>([
    ['an initializer', model({ initializer: [outside] })],
    ['a sparse initializer', model({ sparseInitializer: [{ values: outside }] })],
    ...attributes.map(
      ([what, attribute]) =>
        [`an attribute with ${what}`, model(withAttribute(attribute))] as [string, Model],
    ),
    [
      'a local function',
      model({}, { functions: [{ name: 'f', domain: 'd', node: withAttribute({ t: outside }).node ?? [] }] }),
    ],
    [
      'training: initialization',
      model({}, { trainingInfo: [{ initialization: graph({ initializer: [outside] }) }] }),
    ],
    [
      'training: algorithm',
      model({}, { trainingInfo: [{ algorithm: graph(withAttribute({ t: outside })) }] }),
    ],
    [
      'a tensor with a location, not marked as external',
      model({ initializer: [{ ...outside, dataLocation: 0 }] }),
    ],
    [
      'a tensor marked as external, without a location',
      model({ initializer: [{ ...outside, externalData: [] }] }),
    ],
  ])('in %s', (_, one) => {
    expect(() => readOnnxFile(written(encoded(one)))).toThrow(
      'the numbers of its tensor "W" are in another file; save the model with its weights inside',
    );
  });

  it('or by the output of its node, if it has no name', () => {
    const { name: _, ...nameless } = outside;
    expect(() => readOnnxFile(written(encoded(model(withAttribute({ t: nameless })))))).toThrow('tensor "W"');
  });

  it('whichever of two values of the field a reader uses', () => {
    const tensor = onnx.TensorProto.encode(
      onnx.TensorProto.create({ ...outside, externalData: [] }),
    ).finish();
    for (const both of [
      [...tensor, 0x70, 0x00],
      [0x70, 0x00, ...tensor],
    ]) {
      const initializer = Buffer.from([0x2a, both.length, ...both]);
      const bytes = Buffer.concat([encoded(model({})), Buffer.from([0x3a, initializer.length]), initializer]);
      expect(() => readOnnxFile(written(bytes))).toThrow('in another file');
    }
  });

  it('a field number of more than 32 bits, which readers interpret differently, counts as damage', () => {
    // field 14 (data_location) for a reader that drops the bits above the 32nd
    const long = [0xf0, 0x80, 0x80, 0x80, 0x10, 0x01];
    const initializer = Buffer.from([0x2a, long.length, ...long]);
    const bytes = Buffer.concat([encoded(model({})), Buffer.from([0x3a, initializer.length]), initializer]);
    expect(() => readOnnxFile(written(bytes))).toThrow('it is damaged');
  });

  it('graphs that are nested without end are refused', () => {
    let one: Graph = graph({});
    for (let depth = 0; depth < 40; depth++) one = graph(withAttribute({ g: one }));
    expect(() => readOnnxFile(written(encoded(model(withAttribute({ g: one })))))).toThrow(
      'nested too deeply',
    );
  });
});
