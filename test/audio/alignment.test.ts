import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { firstHop, hopOf, rowsFrom } from '../../src/audio/alignment.js';
import { readFrameRates } from '../../src/audio/frame-rates.js';
import { type FrameSoundOptions, openFrameSounds } from '../../src/audio/frame-sounds.js';
import { wavBytes } from '../../src/audio/write-wav.js';

describe('the hops of a frame', () => {
  it('are three per frame, of which a frame reads five (M3T)', () => {
    const at = (fps: number) => ({ by: 'count', hops: 3, fps }) as const;
    expect([30, 25, 29.97, 1e9].map((fps) => hopOf(at(fps), 16_000))).toEqual([177, 213, 177, 1]);
    expect([1, 2, 101].map((frame) => firstHop(frame, at(30), 16_000, 999, 5))).toEqual([0, 3, 300]);
  });

  it('are ten seconds around its time (TSAV): 1001 hops of 10 ms, the middle one at the frame', () => {
    const at = { by: 'time', hop: 441, fps: 30 } as const;
    const first = [1, 301, 331].map((frame) => firstHop(frame, at, 44_100, 5000, 1001));
    expect(first).toEqual([-500, 500, 600]);
    expect(hopOf(at, 44_100)).toBe(441);
    const stamped = { by: 'stamps', hop: 441, seconds: [0, 0.034, 12.34] } as const;
    expect(firstHop(3, stamped, 44_100, 5000, 1001)).toBe(734);
    const none = firstHop(4, stamped, 44_100, 5000, 2);
    expect([...rowsFrom({ hops: 1, width: 1, values: Float32Array.of(1) }, none, 2)]).toEqual([0, 0]);
  });

  it('have the same relative position in the sound as the frame has in the video: int(f * hops / frames)', () => {
    const at = { by: 'proportion', hop: 320, frames: 100 } as const;
    expect([1, 2, 3, 100].map((frame) => firstHop(frame, at, 16_000, 167, 1))).toEqual([0, 1, 3, 165]);
    expect(firstHop(50, at, 16_000, 167, 5)).toBe(79);
  });

  it('contain zeros before and after the sound', () => {
    const sound = { hops: 3, width: 2, values: Float32Array.of(1, 2, 3, 4, 5, 6) };
    expect([...rowsFrom(sound, 1, 2)]).toEqual([3, 4, 5, 6]);
    expect([...rowsFrom(sound, -1, 2)]).toEqual([0, 0, 1, 2]);
    expect([...rowsFrom(sound, 2, 3)]).toEqual([5, 6, 0, 0, 0, 0]);
    expect([...rowsFrom(sound, -1, 5)]).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 0, 0]);
    expect([...rowsFrom(sound, 7, 1), ...rowsFrom(sound, -4, 1)]).toEqual([0, 0, 0, 0]);
  });
});

const folder = mkdtempSync(join(tmpdir(), 'zoo-alignment-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the sound of a frame', () => {
  // 10 frames a second of 800 samples: silence except for a tone in frame 4.
  const samples = Float32Array.from({ length: 800 }, (_, i) =>
    i >= 240 && i < 320 ? Math.sin(2 * Math.PI * 0.25 * i) : 0,
  );
  const file = join(folder, 'tone.wav');
  writeFileSync(file, wavBytes(samples, 800));
  const plain = {
    rate: 800,
    window: 16,
    fft: 16,
    power: 2,
    mel: null,
    decibel: null,
    coefficients: null,
  } as const;

  it.each<readonly [string, FrameSoundOptions]>([
    ['count', { ...plain, center: false, alignment: { by: 'count', hops: 2, fps: 10 }, count: 2 }],
    [
      'time',
      {
        ...plain,
        center: 'zeros',
        alignment: { by: 'time', hop: 8, fps: 10 },
        count: 3,
      },
    ],
    [
      'proportion',
      { ...plain, center: 'zeros', alignment: { by: 'proportion', hop: 8, frames: 10 }, count: 1 },
    ],
  ])('is found by %s', (_, options) => {
    const frames = [1, 2, 3, 4, 5, 6, 7, 12].map(openFrameSounds(file, options));
    expect(frames.map(({ length }) => length)).toEqual(new Array(8).fill(9 * options.count));
    const loud = frames.map((rows) => rows.reduce((sum, value) => sum + value, 0));
    expect(loud[3]).toBeGreaterThan(10);
    for (const i of [0, 1, 5, 6, 7]) expect(loud[i]).toBeLessThan(1e-6);
    expect(frames[3]!.indexOf(Math.max(...frames[3]!)) % 9).toBe(4); // a quarter of the rate is bin 4 of 16
  });

  it('has the requested sample rate', () => {
    const other: FrameSoundOptions = {
      ...plain,
      rate: 16_000,
      center: false,
      alignment: { by: 'count', hops: 2, fps: 10 },
      count: 2,
    };
    expect(() => openFrameSounds(file, other)).toThrow(
      `${file} has 800 samples a second; expected 16000. Convert it: ffmpeg -i ${file} -ac 1 -ar 16000 -vn ${file.replace('.wav', '-16000.wav')}  [sample-rate]`,
    );
  });
});

describe('frame rates', () => {
  const file = join(folder, 'frames_fps.csv');
  const read = (text: string) => {
    writeFileSync(file, text);
    return readFrameRates(file);
  };

  it('are read per video, with and without a header', async () => {
    const expected = new Map([
      ['100-29-1080x1920', { frames: 2639, fps: 30 }],
      ['video2', { frames: 12, fps: 29.97 }],
    ]);
    const rows = '100-29-1080x1920,2639,30.0\nvideo2, 12, 29.97\n';
    expect(await read(rows)).toEqual(expected);
    expect(await read(`video,frames,fps\n${rows}`)).toEqual(expected);
  });

  it.each([
    ['a,10,thirty\n', ':1:1  video "a" has a frame rate of "thirty"; expected a number above 0.'],
    ['a,10,0\n', ':1:1  video "a" has a frame rate of "0"; expected a number above 0.'],
    ['a,10,\n', ':1:1  video "a" has a frame rate of ""; expected a number above 0.'],
    ['a,1.5,30\n', ':1:1  video "a" has "1.5" frames; expected a whole number above 0.'],
    ['a,1,30\na,1,30\n', ':2:1  video "a" is listed twice.'],
    ['a,1,30\n,1,30\n', ':2:1  the row names no video.'],
    ['a,1,30\nb,1\n', ':2:1  the row has 2 fields'],
  ])('refuses %j', async (text, sentence) => {
    await expect(read(text)).rejects.toThrow(`${file}${sentence}`);
  });
});
