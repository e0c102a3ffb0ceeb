import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCheckpoints } from '../../../src/run/record/checkpoints.js';
import type { CheckpointStore } from '../../../src/train/checkpoint.js';
import { decodeSafetensors } from '../../../src/weights/safetensors/decode.js';
import { encodeSafetensors, safetensorsParts } from '../../../src/weights/safetensors/encode.js';

const codec = { encode: safetensorsParts, decode: decodeSafetensors };
let folder: string;
let store: CheckpointStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-checkpoints-'));
  store = openCheckpoints(folder, 'au', codec);
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (epoch: number, inEpoch = 0) => ({
  arrays: new Map([['au/w', { shape: [2], data: Float32Array.from([epoch, inEpoch]) }]]),
  progress: { epoch, inEpoch, lossSum: 0.1, epochs: [], best: { epoch: 1, value: 0.5 }, seconds: 1 },
});
const files = () => readdirSync(folder).sort();
const newest = () => join(folder, files().at(-1)!);

describe('checkpoints', () => {
  it('are restored unchanged, the newest first; two are kept', () => {
    for (const one of [at(1), at(1, 7), at(2)]) store.save(one);
    expect(store.latest()).toEqual({ checkpoint: at(2), damaged: [] });
    expect(files()).toEqual(['00000100000007', '00000200000000'].map((n) => `au.step-${n}.safetensors`));
  });

  it('are not accepted if any one bit of them has changed', () => {
    store.save(at(1));
    store.save(at(2));
    const [file, bytes] = [newest(), readFileSync(newest())];
    for (let byte = 0; byte < bytes.length; byte++) {
      const flipped = Buffer.from(bytes);
      flipped[byte]! ^= 1 << (byte % 8);
      writeFileSync(file, flipped);
      const { checkpoint, damaged } = store.latest();
      expect(damaged, `byte ${byte}`).toEqual([file]);
      expect(checkpoint!.progress.epoch).toBe(1);
    }
  });

  it('of a newer format are refused, not taken for damaged', () => {
    // as a newer version would write it: another format, under the same digest
    const digest = createHash('sha256').update('2').update('{}').digest('hex');
    const metadata = { format: '2', progress: '{}', sha256: digest };
    writeFileSync(join(folder, 'au.best.safetensors'), encodeSafetensors(new Map(), metadata));
    expect(() => store.best()).toThrow(
      /au\.best\.safetensors was written by a newer version of zoo \(checkpoint format 2; this version reads format 1\).*\[unknown-format\]/,
    );
  });

  it('of the first version, which name no format, are read', () => {
    const { arrays, progress } = at(3);
    const text = JSON.stringify(progress);
    const { shape, data } = arrays.get('au/w')!;
    const sha256 = createHash('sha256')
      .update(text)
      .update(`au/w [${shape}]`)
      .update(Buffer.from(data.buffer));
    const metadata = { progress: text, sha256: sha256.digest('hex') };
    writeFileSync(join(folder, 'au.best.safetensors'), encodeSafetensors(arrays, metadata));
    expect(store.best()).toEqual({ checkpoint: at(3), damaged: [] });
  });

  it.each([0, 7, 100])('are damaged if only %i bytes are left', (length) => {
    store.saveBest(at(1));
    const file = newest();
    writeFileSync(file, readFileSync(file).subarray(0, length));
    expect(store.best()).toEqual({ damaged: [file] });
  });

  it('of later steps are removed when an earlier step is saved again', () => {
    store.save(at(4));
    store.save(at(5));
    store.save(at(2));
    expect(store.latest().checkpoint).toEqual(at(2));
  });

  it('are cleared when the stage is finished, and those of other stages stay', () => {
    const other = openCheckpoints(folder, 'au-2', codec);
    other.save(at(1));
    store.save(at(1));
    store.saveBest(at(1));
    store.finish(at(2));
    expect(files()).toEqual(['au-2.step-00000100000000.safetensors', 'au.safetensors']);
    expect(store.finished()).toEqual({ checkpoint: at(2), damaged: [] });
    expect(store.latest()).toEqual({ damaged: [] });
  });

  it('are neither saved nor cleared by a process that may no longer write', () => {
    store.save(at(1));
    let isAllowed = true;
    const late = openCheckpoints(folder, 'au', codec, {
      allowed: () => {
        if (!isAllowed) throw new Error('taken over');
      },
    });
    late.save(at(2));
    isAllowed = false;
    for (const write of [late.save, late.saveBest, late.finish])
      expect(() => write(at(3))).toThrow('taken over');
    expect(files()).toEqual(['00000100000000', '00000200000000'].map((n) => `au.step-${n}.safetensors`));
  });
});
