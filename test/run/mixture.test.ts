import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Interrupted } from '../../src/errors/train.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { stream } from '../../src/random/stream.js';
import { createRegistry } from '../../src/registry.js';
import { checkDataset } from '../../src/run/data/check.js';
import { costOf } from '../../src/run/page/cost.js';
import { openPage } from '../../src/run/page/open.js';
import { runPage } from '../../src/run/run.js';
import type { Surroundings } from '../../src/run/surroundings.js';
import { decodeSafetensors } from '../../src/weights/safetensors/decode.js';
import { quietEvents } from './small.js';

const folder = mkdtempSync(join(tmpdir(), 'zoo-mixture-'));
afterAll(() => rmSync(folder, { recursive: true }));
const context: Surroundings = {
  registry: createRegistry(builtinParts),
  env: {},
  cache: join(folder, 'cache'),
  zoo: resolve('zoo'),
  library: [resolve('zoo')],
  version: '0.0.0',
  now: () => new Date(0),
};

// Two tables of vectors: one is labeled by whether the first number is above 0, the other by whether the second is.
const vectors: string[] = [];
for (const [name, label, sizes] of [
  ['ages', 'old', { train: 90, validation: 40 }],
  ['looks', 'glasses', { train: 30, validation: 40 }],
] as const) {
  const lines = Object.entries(sizes).flatMap(([part, count]) =>
    Array.from({ length: count }, (_, i) => {
      const x = stream(5, name, part, i).normal(4);
      vectors.push(JSON.stringify({ image: `${name}/${part}${i}`, vector: Array.from(x) }));
      return `${part}${i},${part},${Number(x[label === 'old' ? 0 : 1]! > 0)}`;
    }),
  );
  writeFileSync(join(folder, `${name}.csv`), `${[`id,part,${label}`, ...lines].join('\n')}\n`);
}
writeFileSync(join(folder, 'vectors.jsonl'), `${vectors.join('\n')}\n`);

const table = (name: string, label: string): string =>
  `{ type: manifest, root: ${folder}, file: ${name}.csv, image: false, key: id, split: part, labels: { ${label}: { columns: [${label}] } } }`;
const page = (options: string, more = ''): string => {
  const file = join(folder, 'page.yaml');
  writeFileSync(
    file,
    `name: mixed
data:
  type: mixture
  of: { ages: ${table('ages', 'old')}, looks: ${table('looks', 'glasses')} }
  ${options}
labels: { old: { kind: multi-label, names: [old] }, glasses: { kind: multi-label, names: [glasses] } }
backbone: { type: features, file: ${folder}/vectors.jsonl, values: vector, width: 4 }
heads:
  shared: { type: fc, input: backbone, units: 6, activation: tanh }
  old: { type: fc, input: shared, units: 1, batchNorm: true, activation: sigmoid, labels: old }
  glasses: { type: fc, input: shared, units: 1, batchNorm: true, activation: sigmoid, labels: glasses }
stages:
  both:
    train: [shared, old, glasses]
    losses: { old: { type: binary-cross-entropy }, glasses: { type: binary-cross-entropy } }
    optimizer: { type: adam, rate: 0.05 }
    batch: 12
    epochs: 6
metrics: { OLD: { type: accuracy, node: old }, GLASSES: { type: accuracy, node: glasses } }
${more}`,
  );
  return file;
};
const open = (options: string, set: readonly string[] = []) =>
  openPage({ page: page(options), set }, context);
const run = (
  options: string,
  name: string,
  {
    set = [],
    events = quietEvents(),
    resume = false,
  }: { set?: string[]; events?: ReturnType<typeof quietEvents>; resume?: boolean } = {},
) =>
  runPage({ open: open(options, set), engine: 'cpu', folder: join(folder, name), resume }, context, events);
const weights = (name: string) =>
  decodeSafetensors(readFileSync(join(folder, name, 'weights.safetensors')), name).arrays;

describe('a run on several data sets', () => {
  it('trains each task on the samples that have its label, and scores each data set', async () => {
    const { scores, groups, data, stages } = await run('batch: { ages: 2, looks: 1 }', 'ratio');
    expect(data.train).toMatchObject({ rows: 120, labeled: { old: 90, glasses: 30 } });
    expect(stages[0]!.steps).toBe(6 * 12); // ceil(90 / 8) = 12 batches of 8 and 4
    expect(scores.OLD!.value).toBeGreaterThan(0.85);
    expect(scores.GLASSES!.value).toBeGreaterThan(0.85);
    expect(groups!.by).toBe('data set');
    expect(groups!.each).toEqual([
      { group: 'ages', rows: 40, scores: { OLD: scores.OLD!.value, GLASSES: null } },
      { group: 'looks', rows: 40, scores: { OLD: null, GLASSES: scores.GLASSES!.value } },
    ]);
  });

  it.each([
    ['by name', 'batch: { ages: 2, looks: 1 }'],
    ['proportional', 'batch: proportional'],
    ['alternating', 'batch: alternating'],
  ])('in batches %s, stopped in an epoch and resumed, ends with the same bits', async (name, options) => {
    await run(options, `${name} whole`);
    await expect(run(options, `${name} stopped`, { events: quietEvents(3) })).rejects.toThrow(Interrupted);
    await run(options, `${name} stopped`, { resume: true });
    for (const file of ['weights.safetensors', 'metrics.jsonl', 'predictions.jsonl'])
      expect(readFileSync(join(folder, `${name} stopped`, file))).toEqual(
        readFileSync(join(folder, `${name} whole`, file)),
      );
  });

  it('in alternating batches does not change the head without labels or its statistics, and trains the shared nodes', async () => {
    const set = ['stages.both.epochs=1', 'data.epoch=12']; // one batch, of ages
    await run('batch: alternating', 'first', { set });
    await run('batch: alternating', 'nothing', { set: [...set, 'stages.both.optimizer.rate=1e-30'] });
    const [moved, still] = [weights('first'), weights('nothing')];
    const changed = [...moved.keys()].filter(
      (key) => String(moved.get(key)!.data) !== String(still.get(key)!.data),
    );
    expect(changed.filter((key) => key.startsWith('glasses/'))).toEqual([]);
    expect(changed.some((key) => key.startsWith('old/'))).toBe(true);
    expect(changed.some((key) => key.startsWith('shared/'))).toBe(true);
    const statistics = [...moved.keys()].filter((key) => /running_mean/.test(key));
    expect(statistics.map((key) => [key, [...moved.get(key)!.data].every((one) => one === 0)])).toEqual([
      ['glasses/output.norm.running_mean', true],
      ['old/output.norm.running_mean', false],
    ]);
  });

  it('is planned with the rows of each data set and the steps of an epoch', async () => {
    const { cost } = await costOf(open('batch: { ages: 2, looks: 1 }'), 'cpu', context);
    expect(cost.rows.mixture).toEqual({
      members: { ages: { train: 90, validation: 40 }, looks: { train: 30, validation: 40 } },
      stages: { both: 144 },
    });
    expect(cost.stages[0]!.stepsPerEpoch).toBe(12);
  });

  it('is checked by zoo data check, set by set', async () => {
    const found = await checkDataset({ page: page(''), images: false }, context, quietEvents());
    expect(found).toMatchObject({
      type: 'mixture',
      root: null,
      rows: 200,
      members: { ages: 130, looks: 70 },
    });
  });

  it.each([
    ['epoch: longest', 'data.epoch  has no effect with proportional batches'],
    [
      'batch: { ages: 1, photos: 1 }',
      'data.batch.photos  the mixture has no data set "photos": it has ages, looks.',
    ],
    ['batch: { ages: 1 }', 'the number of samples per batch is missing for looks'],
    [
      'batch: { ages: 4, looks: 1 }',
      'stages.both.batch  a batch of 12 cannot be divided 4 : 1 between "ages" and "looks": use a multiple of 5.',
    ],
  ])('with %s is refused', (options, said) => expect(() => open(options)).toThrow(said));

  it('is refused with sampling, with audio, and as a part of another mixture', () => {
    expect(() => open('', ['stages.both.sampling={ balanced: old }'])).toThrow('sampling-of-mixture');
    expect(() => open('', ['audio={ fps: 12 }'])).toThrow('audio is read from one folder');
    const inner = `{ type: mixture, of: { a: ${table('ages', 'old')}, b: ${table('looks', 'glasses')} } }`;
    expect(() => open('', [`data.of.more=${inner}`])).toThrow('data.of.more  is a mixture itself');
  });
});
