import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readAll } from '../../../src/weights/stored-array.js';
import { listWeights } from '../../../src/weights/weights-file.js';
import { archive, dictionary, op, tensor, zip } from '../forge.js';

const read = (bytes: Buffer) => readAll(listWeights(bytes, 'x.pt').arrays);
const pickle = (...parts: readonly Buffer[]): Buffer => archive(Buffer.concat([op.start, ...parts, op.stop]));
const sound = dictionary({ w: tensor([2, 2], [1, 2]) });
const repeated = (bytes: Buffer, times: number): Buffer => Buffer.alloc(bytes.length * times, bytes);

/** {"a": d, "b": d} of the dictionary d before it, `depth` times over: 2 ** depth paths from a few bytes. */
function laughs(depth: number): Buffer {
  const level = (i: number): Buffer[] => [
    op.dict,
    ...['a', 'b'].flatMap((key) => [op.text(key), op.get(i), op.setItem]),
    op.put(i + 1),
  ];
  return Buffer.concat([
    tensor([4], [1]),
    op.put(0),
    ...Array.from({ length: depth }, (_, i) => level(i)).flat(),
  ]);
}

describe('a forged file', () => {
  it('is read if it is valid', () => {
    expect(read(archive(sound)).get('w')).toEqual({ shape: [2, 2], data: Float32Array.of(1, 3, 2, 4) });
  });

  it.each<[string, () => Buffer, string]>([
    // pickles
    [
      'a call',
      () => pickle(op.name('os', 'system'), op.emptyTuple, op.reduce),
      'x.pt asks to call os.system',
    ],
    [
      'a call of the result of a call',
      () => pickle(op.name('torch', 'device'), op.emptyTuple, op.reduce, op.emptyTuple, op.reduce),
      'its pickle is damaged',
    ],
    [
      'a pickle in the pickle',
      () => pickle(op.name('torch.storage', '_load_from_bytes'), op.emptyTuple, op.reduce),
      'x.pt asks to call torch.storage._load_from_bytes',
    ],
    [
      'a name that moves the cursor',
      () => pickle(op.name('os\x1b[2J', 'system'), op.emptyTuple, op.reduce),
      'os?[2J.system',
    ],
    [
      'an instruction that calls',
      () => pickle(op.mark, Buffer.from('ios\nsystem\n')),
      'an instruction that is not read (number 105)',
    ],
    [
      'a name from an extension',
      () => pickle(Buffer.from([0x82, 1])),
      'an instruction that is not read (number 130)',
    ],
    ['a later protocol', () => archive(Buffer.from([0x80, 6])), 'a protocol after 5'],
    ['an empty stack', () => pickle(op.setItem), 'its pickle is damaged'],
    ['a mark that is missing', () => pickle(op.tuple), 'its pickle is damaged'],
    ['a missing memo', () => pickle(op.get(7)), 'its pickle is damaged'],
    [
      'a string beyond the end of the file',
      () => archive(Buffer.from('X\xff\xff\xff\x7f', 'latin1')),
      'its pickle is cut off',
    ],
    ['an unterminated name', () => pickle(Buffer.from(`c${'a'.repeat(5000)}`)), 'its pickle is cut off'],
    ['millions of dictionaries', () => pickle(repeated(op.dict, 500_000)), 'its pickle does not end'],
    [
      'millions of memos',
      () => pickle(op.dict, repeated(Buffer.from([0x94]), 1_000_000)),
      'its pickle does not end',
    ],
    [
      'millions of copies',
      () => pickle(op.dict, repeated(op.duplicate, 5_000_000)),
      'its pickle does not end',
    ],
    [
      'one list converted to dictionaries repeatedly',
      () => {
        const pair = Buffer.concat([op.mark, op.text('a'), op.number(1), op.tuple]);
        const pairs = Buffer.concat([
          op.mark,
          Buffer.concat([op.mark, repeated(pair, 10_000), op.tuple]),
          op.tuple,
          op.put(1),
        ]);
        const again = Buffer.concat([op.name('collections', 'OrderedDict'), op.get(1), op.reduce]);
        return pickle(pairs, repeated(again, 1000));
      },
      'its pickle does not end',
    ],
    [
      'a number beyond all numbers',
      () => pickle(Buffer.from([0x8a, 255, ...Array(255).fill(0x7f)])),
      'no tensor with a name',
    ],
    // what is in them
    ['no tensor', () => pickle(op.dict), 'no tensor with a name is in it'],
    [
      'a dictionary that contains itself',
      () => pickle(op.dict, op.put(1), op.text('a'), op.get(1), op.setItem),
      'nested in one another',
    ],
    ['many paths from few bytes', () => pickle(laughs(60)), 'more than 100000 tensors and modules are in it'],
    [
      'another persistent object',
      () => pickle(op.text('file'), op.persistent),
      'something that is not a storage of numbers',
    ],
    // tensors
    [
      'an offset beyond its numbers',
      () => archive(dictionary({ w: tensor([2], [1], { offset: 3 }) })),
      '"w" of shape [2] reaches beyond its 16 bytes',
    ],
    [
      'strides beyond its numbers',
      () => archive(dictionary({ w: tensor([2, 2], [3, 1]) })),
      '"w" of shape [2,2] reaches beyond its 16 bytes',
    ],
    [
      'more numbers than there are',
      () => archive(dictionary({ w: tensor([8], [1], { count: 8 }) })),
      '"w" of shape [8] reaches beyond its 16 bytes',
    ],
    [
      'one number repeated 10^12 times',
      () => archive(dictionary({ w: tensor([2 ** 40], [0]) })),
      'its arrays would take 4398046511104 bytes in memory',
    ],
    [
      'a shape beyond all numbers',
      () => archive(dictionary({ w: tensor(Array(40).fill(2 ** 50), Array(40).fill(0)) })),
      'its arrays would take Infinity bytes',
    ],
    [
      'more axes than any',
      () => archive(dictionary({ w: tensor(Array(65).fill(1), Array(65).fill(0)) })),
      'not described as PyTorch does',
    ],
    [
      'a negative stride',
      () => archive(dictionary({ w: tensor([2], [2 ** 32 - 1]) })),
      'reaches beyond its 16 bytes',
    ],
    // archives
    ['no data.pkl', () => zip([['x/version', { bytes: sound }]]), 'a zip without a data.pkl'],
    ['missing storages', () => zip([['x/data.pkl', { bytes: sound }]]), 'the numbers of "w" are missing'],
    [
      'TorchScript',
      () =>
        zip([
          ['x/data.pkl', { bytes: sound }],
          ['x/constants.pkl', { bytes: sound }],
        ]),
      'x.pt is a TorchScript archive, which is not supported.',
    ],
    [
      'the other byte order',
      () =>
        zip([
          ['x/data.pkl', { bytes: sound }],
          ['x/byteorder', { bytes: Buffer.from('big') }],
        ]),
      'it is big-endian',
    ],
    [
      'two files of one name',
      () =>
        zip([
          ['x/data.pkl', { bytes: sound }],
          ['x/data.pkl', { bytes: sound }],
        ]),
      'two of the files in it have the same name',
    ],
    [
      'overlapping files',
      () =>
        zip([
          ['x/data.pkl', { bytes: sound }],
          ['x/data/0', { bytes: sound, at: 0 }],
        ]),
      'its file "x/data/0" overlaps another one',
    ],
    ['a file beyond the end', () => zip([['x/data.pkl', { bytes: sound, at: 2 ** 31 }]]), 'it is cut off'],
    [
      'a zip bomb',
      () => {
        const bytes = deflateRawSync(Buffer.alloc(100_000_000));
        return zip([['x/data.pkl', { bytes, method: 8, size: 100_000_000 }]]);
      },
      'it would unpack from',
    ],
    [
      'a zip of many bombs, each of which is small enough',
      () => {
        const bytes = deflateRawSync(Buffer.alloc(2 ** 22));
        const bombs = Array.from(
          { length: 64 },
          (_, i) => [`x/data/${i}`, { bytes, method: 8, size: 2 ** 22 }] as const,
        );
        return zip([['x/data.pkl', { bytes: sound }], ...bombs]);
      },
      'it would unpack from',
    ],
    [
      'a zip bomb with a small declared size',
      () => zip([['x/data.pkl', { bytes: deflateRawSync(Buffer.alloc(100_000_000)), method: 8, size: 100 }]]),
      'its file "x/data.pkl" is damaged',
    ],
    [
      'an encrypted file, or an unknown compression',
      () => zip([['x/data.pkl', { bytes: sound, method: 14 }]]),
      'packed in a way that is not read',
    ],
  ])('%s is refused', (_, make, sentence) => {
    expect(() => read(make())).toThrow(sentence);
  });
});
