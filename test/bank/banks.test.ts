import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  type BackboneSource,
  Banks,
  type BanksOptions,
  type Computer,
  type View,
} from '../../src/bank/banks.js';
import type { Chunk } from '../../src/bank/fill.js';
import type { VectorSource } from '../../src/part.js';

const folder = mkdtempSync(join(tmpdir(), 'banks-'));

/** The output for the one row; its image, if any, cannot be opened. */
async function* oneRow(hasImage: boolean): AsyncGenerator<Chunk> {
  const failed = hasImage ? [{ row: 0, why: 'it cannot be opened' }] : [];
  yield { first: 0, vectors: Float32Array.of(7, 8), failed };
}

type Maker = Partial<Computer> & {
  readonly runBy?: string;
  readonly source?: BackboneSource;
  readonly save?: boolean;
};

/** Banks over one image, which count how often the backbone runs. */
function banksBy(
  { runBy = 'onnxruntime', source, save = true, ...computedBy }: Maker,
  ran: string[] = [],
): Banks {
  const version = { zoo: '1.0.0', heads: 'wasm 4.22.0', ...computedBy };
  const chunks = ({ rows }: View) => {
    ran.push(`${version.zoo} on ${runBy}`);
    return oneRow(rows.at(0)!.image !== null);
  };
  return new Banks({
    folder,
    save,
    plan: { nodes: [{ name: 'backbone', shelf: 'backbones', inputs: {}, output: { shape: [2] } }] },
    backbone: async () => ({ source: source ?? { width: 2, identity: 'one', chunks }, runBy }),
    computedBy: version,
    events: { start: () => {}, advance: () => {}, done: () => {}, reused: () => {} },
  } as unknown as BanksOptions);
}

const viewOf = (key: string, image: string | null): View =>
  ({
    rows: [{ key, image, split: 'train', labels: {} }],
    pipeline: { resize: 8 },
    mode: 'evaluate',
    views: 1,
    seed: 0,
  }) as unknown as View;

it('an image that is a link to itself does not affect other images', async () => {
  const image = join(folder, 'loop.jpg');
  symlinkSync('loop.jpg', image);
  const { feed, failed } = await banksBy({}).feed('backbone', viewOf('loop', image));
  expect(failed).toEqual([{ row: 0, why: 'it cannot be opened' }]);
  expect([...(await feed.read(Int32Array.of(0), 0))]).toEqual([7, 8]);
});

it('another version of the program and another engine of the backbone have separate banks', async () => {
  const ran: string[] = [];
  const makers = [{}, { zoo: '1.0.1' }, { runBy: 'wasm 4.22.0' }, { heads: 'tensorflow 4.22.0' }, {}];
  for (const maker of makers) await banksBy(maker, ran).feed('backbone', viewOf('face', null));
  expect(ran).toEqual(['1.0.0 on onnxruntime', '1.0.1 on onnxruntime', '1.0.0 on wasm 4.22.0']);
});

it('vectors that can only be read in order are saved once, also if outputs are not, and then read by position', async () => {
  let unpacked = 0;
  const open: VectorSource['open'] = (keys, keep) =>
    keep({
      identity: ['hash of a file', keys.length],
      rows: 3,
      async *chunks() {
        unpacked++;
        yield Float32Array.of(1, 2, 3, 4);
        yield Float32Array.of(5, 6);
      },
    });
  const rows = ['a', 'b', 'c'].map((key) => ({ key, image: null, split: 'train', labels: {} }));
  for (const save of [false, true]) {
    const { feed } = await banksBy({ source: { width: 2, open }, save }).feed('backbone', {
      ...viewOf('', null),
      rows,
    } as View);
    expect([...(await feed.read(Int32Array.of(2, 0), 0))]).toEqual([5, 6, 1, 2]);
  }
  expect(unpacked).toBe(1);
});
