import { cpSync, readFileSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { ZooError } from '../../../src/errors/problem.js';
import { Interrupted } from '../../../src/errors/train.js';
import { openSource } from '../../../src/run/evaluate.js';
import { inputChanges } from '../../../src/run/record/input-changes.js';
import type { InputRow, RunInputs } from '../../../src/run/record/inputs.js';
import { runPage } from '../../../src/run/run.js';
import { quietEvents, type Small, smallWorkplace } from '../small.js';

const inputs = (rows: readonly InputRow[], more: Partial<RunInputs> = {}): RunInputs => ({
  format: 1,
  programs: { engine: 'wasm 1' },
  device: 'CPU',
  page: { seed: 1, stages: { au: { batch: 32 } } },
  files: { vectors: { name: 'v.npz', sha256: 'a'.repeat(64) } },
  rows,
  accepted: [],
  ...more,
});
const a: InputRow = ['train', 'a', 'one', [10, 5, 'x']];
const b: InputRow = ['train', 'b', 'one', [10, 5]];

test.each<[string, RunInputs, readonly string[]]>([
  ['nothing', inputs([a, b]), []],
  ['a label', inputs([a, ['train', 'b', 'two', [10, 5]]]), ['1 row has other labels: b (train)']],
  ['a removed row', inputs([b]), ['1 row is gone: a (train)']],
  ['an added row', inputs([a, b, ['train', 'c', 'one', null]]), ['1 row is new: c (train)']],
  ['another order', inputs([b, a]), ['the rows are in another order']],
  [
    'another split',
    inputs([a, ['validation', 'b', 'one', [10, 5]]]),
    ['1 row is gone: b (train)', '1 row is new: b (validation)'],
  ],
  ['an image copied, its content known', inputs([['train', 'a', 'one', [10, 9, 'x']], b]), []],
  [
    'the content of an image, as long and as old',
    inputs([['train', 'a', 'one', [10, 5, 'y']], b]),
    ['1 image has changed: a (train)'],
  ],
  [
    'the time of an image whose content is not known',
    inputs([a, ['train', 'b', 'one', [10, 6]]]),
    ['1 image has changed: b (train)'],
  ],
  ['an image that is gone', inputs([['train', 'a', 'one', null], b]), ['1 image has changed: a (train)']],
  [
    'the page',
    inputs([a, b], { page: { seed: 1, stages: { au: { batch: 64, epochs: 2 } } } }),
    ['page.yaml: stages.au.batch was 32 and is 64', 'page.yaml: stages.au.epochs was not set and is 2'],
  ],
  [
    'a file',
    inputs([a, b], { files: { vectors: { name: 'v.npz', sha256: 'b'.repeat(64) } } }),
    [`vectors (v.npz): sha256 ${'a'.repeat(12)}… at the start, sha256 ${'b'.repeat(12)}… now`],
  ],
  ['the engine', inputs([a, b], { programs: { engine: 'wasm 2' } }), ['engine was wasm 1 and is wasm 2']],
])('what has changed: %s', (_, now, expected) => {
  expect(inputChanges(inputs([a, b]), now)).toEqual(expected);
});

describe('a run that is resumed', () => {
  let small: Small;
  let started: string;
  let context: Small['context'];
  const labels = () => join(small.folder, 'data', 'training_set_annotations.txt');
  const set = ['au', 'ex', 'va'].map((stage) => `stages.${stage}.epochs=1`);
  const resume = async (folder: string, acceptChanges = false, engine?: 'cpu') => {
    const events = quietEvents();
    const open = await openSource({ run: folder }, context, events);
    const request = { open, engine, folder, resume: true, acceptChanges };
    return { record: await runPage(request, context, events), notes: events.notes };
  };
  const copyOf = (name: string): string => {
    cpSync(started, join(small.folder, name), { recursive: true });
    return join(small.folder, name);
  };
  const messageOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => '',
      (error: ZooError) => error.message,
    );

  beforeAll(async () => {
    small = smallWorkplace();
    context = small.context;
    started = join(small.folder, 'started');
    const request = { open: small.open(set), engine: 'wasm' as const, folder: started, resume: false };
    await expect(runPage(request, context, quietEvents(3))).rejects.toThrow(Interrupted);
  }, 60_000);
  afterAll(() => rmSync(small.folder, { recursive: true }));

  it('keeps its engine and provider, and is refused on others', async () => {
    const folder = copyOf('elsewhere');
    const environment = join(folder, 'environment.json');
    const message = await messageOf(resume(folder, false, 'cpu'));
    expect(message).toMatch(/engine was wasm tfjs-backend-wasm \S+ and is cpu tfjs-backend-cpu/);
    expect(message).toMatch(/provider was \w+ and is javascript/);
    const before = readFileSync(environment, 'utf8');
    expect(JSON.parse(before)).toMatchObject({ engine: 'wasm', provider: 'onnxruntime' });
    writeFileSync(environment, before.replace('"onnxruntime"', '"xnnpack"'));
    expect(await messageOf(resume(folder))).toContain('provider was onnxruntime and is xnnpack');
    writeFileSync(environment, before);
    const { record } = await resume(folder);
    expect(record.engine).toMatchObject({ name: 'wasm', provider: 'onnxruntime' });
  }, 60_000);

  it('that an earlier version started has its provider under another name', async () => {
    const folder = copyOf('earlier');
    const file = join(folder, 'inputs.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"provider":', '"matrix products":'));
    expect((await resume(folder)).record.engine.provider).toBe('onnxruntime');
  }, 60_000);

  it('is refused if labels or its own page have changed, and resumes if that is accepted', async () => {
    const [folder, before] = [copyOf('changed'), readFileSync(labels(), 'utf8')];
    const page = join(folder, 'page.yaml');
    writeFileSync(
      labels(),
      before.replace('training/00002.jpg,', 'training/00002.jpg,0.5,').replace(/(00002.jpg,0.5),[^,]*/, '$1'),
    );
    writeFileSync(page, readFileSync(page, 'utf8').replaceAll('batch: 32', 'batch: 16'));
    try {
      const message = await messageOf(resume(folder));
      expect(message).toContain('page.yaml: stages.au.batch was 32 and is 16');
      expect(message).toContain('1 row has other labels: training/00002.jpg (train)');
      const { record } = await resume(folder, true);
      expect(record.notes.join()).toMatch(/changed input: 1 row has other labels: training\/00002\.jpg/);
    } finally {
      writeFileSync(labels(), before);
    }
  }, 60_000);

  it('is refused if the vectors have changed, and not if they are only newer', async () => {
    const [folder, file] = [copyOf('vectors'), join(small.folder, 'vectors.jsonl')];
    utimesSync(file, new Date(), new Date(Date.now() + 60_000));
    const before = readFileSync(file);
    writeFileSync(
      file,
      before.toString().replace(/\d(?=\])/, (digit) => `${(Number(digit) + 1) % 10}`),
    );
    expect(await messageOf(resume(folder))).toContain('vectors (vectors.jsonl): sha256');
    writeFileSync(file, before);
    expect(await messageOf(resume(folder))).toBe('');
  }, 60_000);

  it('of an earlier version, without fingerprints, resumes with a warning', async () => {
    const folder = copyOf('earlier');
    unlinkSync(join(folder, 'inputs.json'));
    const { notes } = await resume(folder);
    expect(notes.join()).toContain('it is unknown whether what the run reads has changed');
  }, 60_000);
});
