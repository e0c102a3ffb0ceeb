import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import WeightsImport from '../../../src/commands/weights/import.js';
import WeightsInspect from '../../../src/commands/weights/inspect.js';
import { loadWeights } from '../../../src/weights/load.js';
import { archive, dictionary, tensor } from '../../weights/forge.js';

const fixture = (name: string): string => resolve('test/weights/fixtures', name);
const checkpoint = resolve('test/parity/golden/authors/checkpoint.pth');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-weights-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a command prints, and its exit code. */
async function printed(command: typeof WeightsInspect | typeof WeightsImport, ...argv: string[]) {
  const lines: string[] = [];
  const keep = (line: unknown = ''): boolean => lines.push(String(line)) > 0;
  const log = vi.spyOn(command.prototype, 'log').mockImplementation(keep);
  const errors = vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  const ended = await (command as typeof WeightsInspect).run(argv, process.cwd()).then(
    (result) => ({ result, exit: 0 }),
    (error: { oclif?: { exit: number } }) => ({ result: undefined, exit: error.oclif?.exit }),
  );
  for (const spy of [log, errors]) spy.mockRestore();
  return { text: lines.join('\n'), ...ended };
}

describe('zoo weights inspect', () => {
  it('lists names, shapes, types and totals', async () => {
    const { text, exit } = await printed(WeightsInspect, fixture('checkpoint.pth'));
    expect(text.split('\n').slice(2, 4)).toEqual([
      'module.fc.weight               [2, 3]  float32        6',
      'module.fc.bias                 [2]     float32        2',
    ]);
    expect(text).toMatch(
      /^PyTorch, from its "state_dict", PyTorch's layout: 7 arrays, 17 numbers; 0\.0 MB, sha256 [0-9a-f]{64}$/m,
    );
    expect(exit).toBe(0);
  });

  it('names the mapping that fits', async () => {
    expect((await printed(WeightsInspect, checkpoint)).text).toContain('Its names are those of nguyen-2022');
  });

  it('prints JSON', async () => {
    const { result } = await printed(WeightsInspect, fixture('state-dict.pt'), '--json');
    expect(result).toMatchObject({ format: 'PyTorch', layout: 'pytorch', mapping: null });
    const first = { name: 'float32', shape: [3, 4], type: 'float32' };
    expect(result).toMatchObject({ arrays: expect.arrayContaining([first]) });
  });

  it.each<[string, () => string, string]>([
    ['a file that requests to run code', () => fixture('evil.pt'), 'asks to call posix.system'],
    ['a folder', () => folder, 'is a folder, which is not supported. Name a file.  [unread-weights-file]'],
    ['nothing', () => written('empty', Buffer.alloc(0)), 'is an empty file, which is not supported.'],
    [
      'HDF5',
      () => written('x.h5', Buffer.from('\x89HDF\r\n\x1a\n', 'latin1')),
      'is an HDF5 file (Keras .h5, or MATLAB 7.3), which is not supported. Export the network as ONNX (tf2onnx does)',
    ],
    [
      'a page in place of a file',
      () => written('x.pt', Buffer.from('<!DOCTYPE html>')),
      'is an HTML page, which is not supported. Download the file itself, not the page that shows it.',
    ],
    [
      'a pickle of something else',
      () => written('x.pkl', Buffer.from([0x80, 4, 0x4e, 0x2e])),
      'is a Python pickle, which is not supported. Save the state_dict() of the model with torch.save.',
    ],
    [
      'arrays of numpy',
      () => written('x.npz', Buffer.from(`PK\x03\x04${'\0'.repeat(22)}\x05\0\0\0a.npy`, 'latin1')),
      'is a NumPy .npz archive, which is not supported. Save the arrays as safetensors: safetensors.numpy.save_file(',
    ],
    [
      'a model of TensorFlow.js',
      () => written('model.json', Buffer.from('{"format": "graph-model", "modelTopology": {}}')),
      'is the model.json of a TensorFlow.js model, which is not supported. Use it in a backbone of type "graph-model"',
    ],
    [
      'a text file',
      () => written('x.csv', Buffer.from('a,b\n')),
      'is a text file, which is not supported. Safetensors,',
    ],
    [
      'a file beyond memory',
      enormous,
      'has 3000000000000 bytes; weights files of up to 2147483647 are read.  [weights-file-too-large]',
    ],
  ])('refuses %s', async (_, file, sentence) => {
    const { text, exit } = await printed(WeightsInspect, file());
    expect(text).toContain(sentence);
    expect(exit).toBe(2);
  });
});

const written = (name: string, bytes: Buffer): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

/** A sparse file of three terabytes. */
function enormous(): string {
  const file = written('enormous.pt', Buffer.from('PK\x03\x04'));
  truncateSync(file, 3e12);
  return file;
}

describe('zoo weights import', () => {
  it('reports what it used and skipped, and writes a file that loads like the original', async () => {
    const out = join(folder, 'authors.safetensors');
    const { text } = await printed(WeightsImport, checkpoint, '--out', out, '--list');
    expect(text).toMatch(
      /^module\.au\.class_linears\.0\.fc\.weight, module\.au\.class_linears\.1\.fc\.weight and 10 more +au\/blocks\.weight$/m,
    );
    expect(text).toContain('taken    92 arrays, as 26 (nguyen-2022)');
    expect(text).toMatch(
      /^left {5}.*num_batches_tracked and 11 more: a count of batches, which nothing needs$/m,
    );
    expect(text).toContain('left     optimizer: other entries of the checkpoint\n');
    expect(text).toContain(`${out} is written`);
    const places = { library: resolve('zoo/weights'), cache: folder };
    const events = {
      start: () => {},
      advance: () => {},
      done: () => {},
      note: () => {},
      stopping: () => false,
    };
    const [first, second] = [
      await loadWeights(checkpoint, places, events),
      await loadWeights(out, places, events),
    ];
    expect(new Map([...second.arrays].sort())).toEqual(new Map([...first.arrays].sort()));
    expect(second.reads).toEqual(first.reads);
    const again = await printed(WeightsImport, out, '--out', join(folder, 'again.safetensors'));
    expect(again.text).toContain("has the zoo's names and layout already");
  });

  const stem = archive(
    dictionary({
      'conv_stem.weight': tensor([1, 1, 2, 2], [4, 4, 2, 1]),
      'classifier.weight': tensor([2, 2], [2, 1]),
    }),
  );
  it.each<[string, readonly string[], readonly string[]]>([
    ['unknown names', [fixture('checkpoint.pth')], ['No mapping has the names in', '[no-mapping]']],
    [
      'an unknown mapping',
      [checkpoint, '--as', 'hsemoton'],
      ['There is no mapping "hsemoton". Did you mean "hsemotion"?'],
    ],
    [
      'another mapping',
      [checkpoint, '--as', 'hsemotion'],
      ['No array of', 'that hsemotion maps', '[nothing-mapped]'],
    ],
    [
      'half a network, and why',
      ['stem.pt', '--as', 'timm-efficientnet-b0'],
      [
        'it lacks bn1.weight',
        'conv_stem.weight [2,2,1,1] for [3,3,3,32]',
        'classifier.weight: its shape is [2, 2], and [Classes, 1280] was expected.  [weights-left-behind]',
      ],
    ],
  ])('refuses %s', async (_, argv, sentences) => {
    written('stem.pt', stem);
    const [file, ...more] = argv as [string, ...string[]];
    const out = join(folder, 'none.safetensors');
    const { text, exit } = await printed(WeightsImport, resolve(folder, file), '--out', out, ...more);
    for (const sentence of sentences) expect(text).toContain(sentence);
    expect(exit).toBe(2);
    expect(existsSync(out)).toBe(false);
  });
});
