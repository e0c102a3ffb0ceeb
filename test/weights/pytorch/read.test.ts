import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listWeights } from '../../../src/weights/weights-file.js';

const folder = new URL('../fixtures/', import.meta.url);
const bytesOf = (name: string): Buffer => readFileSync(new URL(name, folder));

interface Golden {
  readonly tensors: { readonly [name: string]: { type: string; shape: number[]; values: number[] } };
  readonly entry?: string;
}
/** Files that PyTorch wrote, and what it reads them to (fixtures/pytorch.py, with its versions). */
const { files } = JSON.parse(bytesOf('pytorch.json').toString()) as { files: { [name: string]: Golden } };

describe('files of torch.save', () => {
  it.each(Object.entries(files))('%s is read as PyTorch reads it', (name, { tensors, entry }) => {
    const read = listWeights(bytesOf(name), name);
    expect(read.entry).toBe(entry);
    const found = [...read.arrays].map(([key, { shape, type, read }]) => {
      return [key, { type, shape, values: [...read()] }] as const;
    });
    const single = Object.entries(tensors).map(([key, { type, shape, values }]) => {
      return [key, { type, shape, values: values.map(Math.fround) }] as const;
    });
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(single));
  });

  it.each([
    ['evil.pt', 'posix.system'],
    ['evil-legacy.pth', 'posix.system'],
    ['evil-module.pt', 'posix.system'],
    ['evil-exec.pt', '__builtin__.exec'],
    ['evil-tensor.pt', 'torch.serialization.load'],
  ])('%s is refused, and %s is not called', (name, call) => {
    const sentence = `${name} asks to call ${call} when it is loaded, which weights do not need. Nothing was run.`;
    expect(() => listWeights(bytesOf(name), name)).toThrow(sentence);
    expect(existsSync('owned')).toBe(false);
  });

  it.each([
    ['float8.pt', 'its element type float8_e4m3fn is not read'],
    ['complex.pt', 'its element type, of torch.ComplexFloatStorage, is not read'],
    ['sparse.pt', 'it has a tensor of a kind that is not read (torch._utils._rebuild_sparse_tensor)'],
  ])('%s is refused: %s', (name, sentence) => {
    expect(() => listWeights(bytesOf(name), name)).toThrow(
      `${name} is not a valid PyTorch file: ${sentence}.`,
    );
  });
});
