import { describe, expect, it } from 'vitest';
import { listWeights } from '../../../src/weights/weights-file.js';
import { archive, dictionary, entries, op, tensor } from '../forge.js';

const w = tensor([4], [1]);
const one = op.number(1);

describe('which tensors of a file are its weights', () => {
  it.each<[string, { [key: string]: Buffer }, string[], string | undefined]>([
    ['a state dict', { 'a.w': w, 'b.w': w }, ['a.w', 'b.w'], undefined],
    ['a state dict in a checkpoint', { epoch: one, state_dict: entries({ w }) }, ['w'], 'state_dict'],
    [
      'the likelier of two',
      { ema: entries({ w }), model: entries({ v: w }), state_dict: entries({ w }) },
      ['w'],
      'state_dict',
    ],
    [
      'not the tensors of an optimizer',
      { net: entries({ w }), optimizer: entries({ state: entries({ m: w }) }) },
      ['w'],
      'net',
    ],
    [
      'parts of a model by their names',
      { encoder: entries({ w }), head: entries({ w }), optim: entries({ w }) },
      ['encoder.w', 'head.w'],
      undefined,
    ],
    [
      'an entry of that name that has no tensor',
      { model: entries({ depth: one }), more: entries({ w }) },
      ['more.w'],
      undefined,
    ],
    ['numbers beside them', { w, step: one }, ['w'], undefined],
  ])('%s', (_, named, names, entry) => {
    const read = listWeights(archive(dictionary(named)), 'x.pt');
    expect([...read.arrays.keys()]).toEqual(names);
    expect(read.entry).toBe(entry);
  });
});
