// cspell:ignore timecode
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { picture } from '../../../src/audio/picture.js';
import { readTimestamps } from '../../../src/audio/timestamps.js';
import { wavBytes } from '../../../src/audio/write-wav.js';
import { bindPart } from '../../../src/part/bind.js';
import logMel from '../../../src/parts/backbones/log-mel.js';

const folder = mkdtempSync(join(tmpdir(), 'zoo-log-mel-'));

const defaults = {
  type: 'log-mel',
  window: 0.025,
  hop: 0.01,
  center: 'zeros',
  power: 2,
  bands: 64,
  low: 0,
  scale: 'slaney',
  area: true,
  decibel: true,
  top: 80,
  context: 1,
  mean: 0,
  std: 1,
};
const bound = (options: object) =>
  bindPart(logMel, { ...defaults, ...options }, ['backbones', 'voice']).audio!;
const why = (options: object, rate = 16_000): string => {
  try {
    return String(bound(options).shape(rate));
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the numbers of a frame', () => {
  it('are as many as in the recipes of M3T, TSAV and the recalled one of A/V-MT-VGG-RNN', () => {
    expect(bound({ hopsPerFrame: 3, context: 5, bands: 40, fft: 512 }).shape(16_000)).toEqual([200]);
    expect(bound({ window: 0.02, context: 1001, fft: 1024 }).shape(44_100)).toEqual([64_064]);
    const maps = { bands: false, window: 0.033, hop: 0.022, context: 24, map: 96 };
    expect(bound(maps).shape(44_100)).toEqual([96, 96, 3]);
    expect(bound({ bands: false, fft: 512, context: 2 }).shape(16_000)).toEqual([514]);
    expect(bound({ coefficients: 13, context: 2 }).shape(16_000)).toEqual([26]);
  });

  // The golden numbers are librosa's, of the whole sound; those of a frame are its rows around the frame.
  it('equal those of librosa at its time, in the scale of the page', async () => {
    const { cases, signals } = JSON.parse(
      readFileSync(new URL('../../parity/golden/spectrograms.json', import.meta.url), 'utf8'),
    );
    const golden = cases.find(({ name }: { name: string }) => name.includes('TSAV'));
    const { options, signal, shape, values } = golden;
    const rate = Number(signal);
    const file = join(folder, 'golden.wav');
    writeFileSync(file, floatWav(signals[signal], rate));
    const read = await bound({
      window: options.window / rate,
      hop: options.hop / rate,
      fft: options.fft,
      center: options.center,
      power: options.power,
      ...options.mel,
      decibel: true,
      top: options.decibel.top ?? false,
      context: 3,
      mean: 1,
      std: 2,
    }).open({ file, frames: { fps: rate / options.hop } }, { rate, align: 'time' });
    const [hops, width] = shape as [number, number];
    const middle = Math.floor(hops / 2);
    const expected = (values as number[]).slice((middle - 1) * width, (middle + 2) * width);
    const found = read([middle + 1]);
    expect(found).toHaveLength(3 * width);
    for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo((value - 1) / 2, 4);
  });
});

/** A WAV file of 32-bit floating-point samples, so that none is rounded. */
function floatWav(samples: readonly number[], rate: number): Buffer {
  const bytes = Buffer.alloc(44 + 4 * samples.length);
  wavBytes(new Float32Array(0), rate).copy(bytes);
  bytes.writeUInt32LE(36 + 4 * samples.length, 4);
  bytes.writeUInt16LE(3, 20); // floating point
  bytes.writeUInt32LE(4 * rate, 28);
  bytes.writeUInt16LE(4, 32);
  bytes.writeUInt16LE(32, 34);
  bytes.writeUInt32LE(4 * samples.length, 40);
  samples.forEach((sample, i) => {
    bytes.writeFloatLE(sample, 44 + 4 * i);
  });
  return bytes;
}

const PICTURE = [
  [4, 1.5, -0.5, 1.5, 1.5, 1],
  [2.8, 1.7, 0.7, 1.1, 1.1, 1],
  [1, 2, 2.5, 0.5, 0.5, 1],
  [0.4, 1.4, 2.5, 2.9, 2, 1],
  [0, 1, 2.5, 4.5, 3, 1],
];

// PICTURE: torch.nn.functional.interpolate(image, (5, 6), mode='bilinear', align_corners=False), PyTorch 2.13
it('a picture has time to the right and frequency upwards, resized as PyTorch does', () => {
  const hops = Float32Array.from([0, 1, 4, 2, 3, -1, 5, 0, 2, 1, 1, 1]); // four hops of three bands
  const found = picture(hops, 4, [5, 6, 3]);
  const red = Array.from({ length: 30 }, (_, i) => found[i * 3]!);
  for (const [i, value] of PICTURE.flat().entries()) expect(red[i]).toBeCloseTo(value, 5);
  for (let i = 0; i < 30; i++) expect(new Set(found.subarray(i * 3, i * 3 + 3)).size).toBe(1);
});

it('refuses options that do not go together, or with the sample rate', () => {
  expect(why({ bands: false, coefficients: 13 })).toContain('cepstral coefficients are made from mel bands');
  expect(why({ bands: 12, coefficients: 13 })).toContain('12 mel bands have at most 12');
  expect(why({ fft: 256 })).toContain('shorter than the window, which has 400 at 16000 Hz');
  expect(why({ high: 9000 })).toContain('9000 Hz is above half the sample rate');
  expect(why({ low: 4000, high: 3000 })).toContain('not below the end of the highest, 3000 Hz');
});

it('reads the time stamps that mkvextract writes', async () => {
  writeFileSync(join(folder, 'clip.txt'), '# timecode format v2\n0\n33.4\n66\n');
  expect(await readTimestamps(folder, ['clip_left', 'clip'])).toEqual([0, 0.0334, 0.066]);
  writeFileSync(join(folder, 'bad.txt'), '0\nsoon\n');
  await expect(readTimestamps(folder, ['bad'])).rejects.toThrow('line 2 is "soon"; expected milliseconds');
  await expect(readTimestamps(folder, ['none'])).rejects.toThrow('it does not exist');
});
