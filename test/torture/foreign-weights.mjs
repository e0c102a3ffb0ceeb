import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Writes the bundled weights as PyTorch would hold them, which `weights import` converts back: the names are timm's already, but
 * convolutions are [out, in, k, k] and dense layers [out, in].
 */
export function writeForeignWeights(bundled, file) {
  const bytes = readFileSync(bundled);
  const length = Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.subarray(8, 8 + length).toString());
  const data = bytes.subarray(8 + length);
  const arrays = Object.entries(header).filter(([name]) => name !== '__metadata__');
  const turned = [];
  const entries = [];
  let at = 0;
  for (const [name, { dtype, shape, data_offsets: range }] of arrays) {
    const array = toPytorch(shape, data.subarray(...range));
    const end = at + array.bytes.length;
    entries.push([name, { dtype, shape: array.shape, data_offsets: [at, end] }]);
    turned.push(array.bytes);
    at = end;
  }
  const text = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(text.length));
  writeFileSync(file, Buffer.concat([size, text, ...turned]));
}

function toPytorch(shape, bytes) {
  if (shape.length !== 4 && shape.length !== 2) return { shape, bytes };
  const [height, width] = shape.length === 4 ? shape : [1, 1];
  const isDepthwise = shape.length === 4 && shape[3] === 1;
  const [channels, filters] = isDepthwise ? [1, shape[2]] : shape.slice(-2);
  const area = height * width;
  const element = bytes.length / (area * channels * filters);
  const out = Buffer.alloc(bytes.length);
  for (let f = 0; f < filters; f++)
    for (let c = 0; c < channels; c++)
      for (let at = 0; at < area; at++) {
        const from = ((at * channels + c) * filters + f) * element;
        bytes.copy(out, ((f * channels + c) * area + at) * element, from, from + element);
      }
  return { shape: shape.length === 4 ? [filters, channels, height, width] : [filters, channels], bytes: out };
}
