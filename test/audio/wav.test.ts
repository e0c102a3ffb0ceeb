// cspell:ignore ftypisom isommp rifx
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openWav } from '../../src/audio/wav.js';
import { wavBytes } from '../../src/audio/write-wav.js';
import { golden } from '../parity/golden.js';

const folder = mkdtempSync(join(tmpdir(), 'zoo-sounds-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const kept = (bytes: Uint8Array | string, ending = 'wav'): string => {
  const file = join(folder, `${++files}.${ending}`);
  writeFileSync(file, bytes);
  return file;
};

const readWav = (file: string) => {
  const wav = openWav(file);
  try {
    return { rate: wav.rate, samples: wav.read(0, wav.length) };
  } finally {
    wav.close();
  }
};

/** `golden/sound-files.json`: files that libsndfile, ffmpeg and Python wrote, and the mean of their channels by libsndfile. */
interface FileCase {
  readonly name: string;
  readonly rate: number;
  readonly samples: readonly number[];
  readonly file: string;
}

describe('samples', () => {
  it.each(golden<FileCase>('sound-files'))('$name', ({ file, rate, samples }) => {
    const sound = readWav(kept(Buffer.from(file, 'base64')));
    expect(sound.rate).toBe(rate);
    expect(sound.samples).toHaveLength(samples.length);
    for (const [i, sample] of sound.samples.entries()) expect(sample).toBeCloseTo(samples[i]!, 7);
  });

  it('are read from a part of the file, with zeros beyond its ends', () => {
    const wav = openWav(kept(wavBytes(Float32Array.of(0.25, 0.5, -0.5, -1), 8000)));
    expect([wav.rate, wav.length]).toEqual([8000, 4]);
    expect([...wav.read(1, 2)]).toEqual([0.5, -0.5]);
    expect([...wav.read(-2, 4)]).toEqual([0, 0, 0.25, 0.5]);
    expect([...wav.read(3, 3)]).toEqual([-1, 0, 0]);
    expect([...wav.read(9, 2), ...wav.read(-5, 2)]).toEqual([0, 0, 0, 0]);
    wav.close();
  });

  it('are read in several pieces', () => {
    const samples = Float32Array.from({ length: 200_000 }, (_, i) => (i % 32_768) / 32_768);
    const read = readWav(kept(wavBytes(samples, 16_000))).samples;
    expect(Buffer.from(read.buffer).equals(Buffer.from(samples.buffer))).toBe(true);
  });

  it('are written as 16 bits and clipped to their range', () => {
    const { samples } = readWav(kept(wavBytes(Float32Array.of(-3, 1, 0.1, 1 / 32_768), 8000)));
    expect([...samples]).toEqual([-1, 32_767 / 32_768, 3277 / 32_768, 1 / 32_768]);
  });
});

/** A file of these chunks in this order; a chunk of odd length is padded. */
const riff = (...chunks: readonly (readonly [name: string, content: Buffer])[]): Buffer => {
  const inside = chunks.flatMap(([name, content]) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32LE(content.length, 4);
    return [head, content, Buffer.alloc(content.length % 2)];
  });
  const head = Buffer.from('RIFF\0\0\0\0WAVE', 'latin1');
  head.writeUInt32LE(4 + inside.reduce((sum, { length }) => sum + length, 0), 4);
  return Buffer.concat([head, ...inside]);
};

interface Layout {
  readonly tag?: number;
  readonly channels?: number;
  readonly rate?: number;
  readonly bits?: number;
  readonly align?: number;
}

const layout = ({ tag = 1, channels = 1, rate = 8000, bits = 16, ...given }: Layout): Buffer => {
  const { align = (channels * bits) / 8 } = given;
  const chunk = Buffer.alloc(16);
  chunk.writeUInt16LE(tag, 0);
  chunk.writeUInt16LE(channels, 2);
  chunk.writeUInt32LE(rate, 4);
  chunk.writeUInt32LE(rate * align, 8);
  chunk.writeUInt16LE(align, 12);
  chunk.writeUInt16LE(bits, 14);
  return chunk;
};
const four = Buffer.from([0, 64, 0, 192]);

it('finds its chunks in any order', () => {
  const bytes = riff(['LIST', Buffer.from('odd')], ['data', four], ['x   ', four], ['fmt ', layout({})]);
  expect([...readWav(kept(bytes)).samples]).toEqual([0.5, -0.5]);
});

it.each<readonly [name: string, bytes: Buffer, sentence: RegExp]>([
  ['no layout', riff(['data', four]), /it has no "fmt " chunk.*\[bad-sound\]/],
  [
    'a short layout',
    riff(['fmt ', Buffer.alloc(4)], ['data', four]),
    /"fmt " chunk has 4 bytes; expected at least 16/,
  ],
  ['no samples', riff(['fmt ', layout({})]), /it has no samples \(no "data" chunk\)/],
  [
    'no channel',
    riff(['fmt ', layout({ channels: 0, align: 2 })], ['data', four]),
    /has 0 channels and 8000 samples a second/,
  ],
  ['no rate', riff(['fmt ', layout({ rate: 0 })], ['data', four]), /has 1 channels and 0 samples a second/],
  [
    'A-law',
    riff(['fmt ', layout({ tag: 6, bits: 8 })], ['data', four]),
    /samples of an unsupported format \(A-law\)\. Convert it: ffmpeg -i \S+ -ac 1 -ar 8000 -vn \S+-8000\.wav/,
  ],
  [
    'an unknown format',
    riff(['fmt ', layout({ tag: 999 })], ['data', four]),
    /unsupported format \(format 999\)/,
  ],
  [
    'integers of 12 bits',
    riff(['fmt ', layout({ bits: 12, align: 2 })], ['data', four]),
    /unsupported format \(12-bit integers\)/,
  ],
  [
    'floats of 16 bits',
    riff(['fmt ', layout({ tag: 3 })], ['data', four]),
    /unsupported format \(16-bit floating-point numbers\)/,
  ],
  [
    'a contradiction',
    riff(['fmt ', layout({ channels: 2, align: 3 })], ['data', four]),
    /2 channels of 16 bits, and says that they take 3 bytes together/,
  ],
  [
    'half a sample',
    riff(['fmt ', layout({})], ['data', four.subarray(0, 3)]),
    /has 3 bytes of samples, not a multiple of 2/,
  ],
  [
    'a value that is not a number',
    riff(['fmt ', layout({ tag: 3, bits: 32 })], ['data', Buffer.from([0, 0, 192, 127])]),
    /its sample 1 is not a number/,
  ],
  [
    'a length beyond 4 GiB',
    Buffer.from('RF64\xff\xff\xff\xffWAVEds64', 'latin1'),
    /is a sound of the form RF64, not a WAV file/,
  ],
])('refuses a file with %s', (_, bytes, sentence) => {
  expect(() => readWav(kept(bytes))).toThrow(sentence);
});

it('refuses every file that is cut off', () => {
  const whole = wavBytes(Float32Array.from({ length: 20 }, Math.sin), 8000);
  for (let length = 0; length < whole.length; length++)
    expect(() => readWav(kept(whole.subarray(0, length))), `${length}`).toThrow(/\[(bad-sound|not-wav)\]/);
  expect(() => readWav(kept(whole.subarray(0, 60)))).toThrow(
    /it is cut off \(its header says 40 bytes of samples; it has 16\)/,
  );
});

it('reads or refuses a file with any bytes changed', () => {
  const whole = wavBytes(Float32Array.from({ length: 8 }, Math.sin), 8000);
  for (let at = 0; at < 44; at++) {
    for (const value of [0, 1, 127, 128, 255]) {
      const bytes = Buffer.from(whole);
      bytes[at] = value;
      const file = kept(bytes);
      try {
        expect(readWav(file).samples.every(Number.isFinite)).toBe(true);
      } catch (error) {
        expect(String(error)).toMatch(/\[(bad-sound|not-wav)\]/);
      }
    }
  }
});

it.each<readonly [what: string, bytes: Buffer | string, sentence: RegExp]>([
  [
    'mp4',
    Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42', 'latin1'),
    /is a video or sound, not a WAV file\. Convert it: ffmpeg -i (\S+)\.mp4 -ac 1 -ar 16000 -vn \1\.wav {2}\[not-wav\]/,
  ],
  ['mp3', Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'), /, not a WAV file\. Convert it: ffmpeg/],
  ['txt', 'a sound\n', /is a text file, not a WAV file/],
  ['bin', '', /is an empty file, not a WAV file/],
])('refuses %s, and shows how to convert it if possible', (ending, bytes, sentence) => {
  expect(() => readWav(kept(bytes, ending))).toThrow(sentence);
});

it('opens only regular files', () => {
  const pipe = join(folder, 'pipe.wav');
  execFileSync('mkfifo', [pipe]);
  mkdirSync(join(folder, 'folder.wav'));
  expect(() => readWav(pipe)).toThrow(/it is a pipe, not a regular file/);
  expect(() => readWav(join(folder, 'folder.wav'))).toThrow(/it is a folder, not a regular file/);
  expect(() => readWav(join(folder, 'none.wav'))).toThrow(
    /cannot be read as a sound: it does not exist\. {2}\[bad-sound\]/,
  );
});
