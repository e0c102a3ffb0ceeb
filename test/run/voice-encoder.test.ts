import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import type { PredictionRecord } from '../../src/report/record.js';
import { openPage } from '../../src/run/page/open.js';
import { runPage } from '../../src/run/run.js';
import type { Surroundings } from '../../src/run/surroundings.js';
import { quietEvents } from './small.js';

/**
 * `golden/voice-encoder.json`: PyTorch's LSTM and Linear on librosa's mel powers in float64, 160 steps around each frame of a sound; of a
 * small encoder with its file, and of every fifth frame by Resemblyzer's own.
 */
interface Golden {
  readonly wav: string;
  readonly small: { readonly file: string; readonly embeds: readonly number[][] };
  readonly resemblyzer: readonly number[][];
}
const golden: Golden = JSON.parse(
  readFileSync(new URL('../parity/golden/voice-encoder.json', import.meta.url), 'utf8'),
);
const FRAMES = 20;

interface Encoder {
  readonly file: string;
  readonly bands: number;
  readonly units: number;
}

/** A page whose heads `lstm` and `linear` are a frozen voice encoder, with a head that is trained on its outputs. */
const pageText = (folder: string, { file, bands, units }: Encoder): string => `
name: voice
data:
  type: manifest
  root: ${folder}
  file: labels.csv
  key: key
  split: split
  sequence: video
  position: frame
  labels: { loud: { column: loud } }
labels:
  loud: { kind: classes, names: [no, yes] }
  voice: { kind: continuous, names: [${Array.from({ length: units }, (_, i) => `v${i}`)}] }
images: { train: { resize: 16 }, evaluate: { resize: 16 } }
audio: { folder: ., rate: 16000, fps: 10 }
backbone: { type: small-cnn, widths: [2] }
backbones:
  sound: { type: log-mel, bands: ${bands}, window: 0.025, hop: 0.01, fft: 400, decibel: false, context: 160 }
heads:
  lstm: { type: recurrent, input: sound, cell: lstm, layers: 3, units: ${units}, steps: 160, answer: last, weights: ${file} }
  linear: { type: fc, input: lstm, units: ${units}, activation: relu, normalize: l2, labels: voice, weights: ${file} }
  loud: { type: fc, input: linear, units: 2, labels: loud }
training: { optimizer: { type: adam, rate: 0.05 }, batch: 20, epochs: 1 }
stages:
  all: { train: [loud], losses: { loud: { type: weighted-cross-entropy } } }
metrics: { accuracy: { type: accuracy, node: loud } }
`;

describe('a voice encoder, from the file that PyTorch wrote', () => {
  let folder: string;
  let context: Surroundings;
  const at = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zoo-voice-'));
    mkdirSync(at('pages'));
    const gray = { create: { width: 16, height: 16, channels: 3 as const, background: '#777777' } };
    writeFileSync(at('gray.png'), await sharp(gray).png().toBuffer());
    writeFileSync(at('clip.wav'), Buffer.from(golden.wav, 'base64'));
    writeFileSync(at('small.pt'), Buffer.from(golden.small.file, 'base64'));
    const rows = ['train', 'validation'].flatMap((split) =>
      Array.from(
        { length: FRAMES },
        (_, i) => `gray.png,${split}/${i},${split},clip,${i + 1},${i % 2 ? 'yes' : 'no'}`,
      ),
    );
    writeFileSync(at('labels.csv'), `${['image,key,split,video,frame,loud', ...rows].join('\n')}\n`);
    context = {
      registry: createRegistry(builtinParts),
      env: {},
      cache: at('cache'),
      zoo: resolve('zoo'),
      library: [resolve('zoo')],
      version: '0.0.0',
      now: () => new Date(0),
    };
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const open = (text: string) => {
    writeFileSync(at('page.yaml'), text);
    return openPage({ page: at('page.yaml') }, context);
  };
  /** The outputs of the encoder for the frames of the clip. */
  async function embeds(name: string, encoder: Encoder): Promise<readonly (readonly number[])[]> {
    const request = { open: open(pageText(folder, encoder)), engine: 'wasm', resume: false } as const;
    const record = await runPage({ ...request, folder: at(name) }, context, quietEvents());
    expect(record.environment['first weights of lstm']).toContain('sha256');
    return readFileSync(join(at(name), 'predictions.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as PredictionRecord).outputs.linear!);
  }
  function expectAlike(found: readonly (readonly number[])[], expected: readonly number[][]): void {
    expect(found).toHaveLength(expected.length);
    const off = found.flatMap((row, i) => row.map((value, k) => Math.abs(value - expected[i]![k]!)));
    expect(Math.max(...off)).toBeLessThan(1e-5);
  }

  const small = (): Encoder => ({ file: at('small.pt'), bands: 4, units: 3 });

  it('gives what PyTorch and librosa compute from a sound', async () => {
    expectAlike(await embeds('small', small()), golden.small.embeds);
  });

  const pretrained = process.env.RESEMBLYZER;
  it.skipIf(pretrained === undefined)(
    "of Resemblyzer's own too (set RESEMBLYZER to the path of its pretrained.pt)",
    async () => {
      const found = await embeds('real', { file: pretrained!, bands: 40, units: 256 });
      expectAlike(
        found.filter((_, i) => i % 5 === 0),
        golden.resemblyzer,
      );
    },
    120_000,
  );

  it('is refused by name if the file lacks it or does not exist, or if its size differs', async () => {
    const text = pageText(folder, small());
    const run = (changed: string) =>
      runPage(
        { open: open(changed), engine: 'wasm', folder: at('no'), resume: false, force: true },
        context,
        quietEvents(),
      );
    const renamed = text.replace('  lstm:', '  ears:').replace('input: lstm', 'input: ears');
    await expect(run(renamed)).rejects.toThrow(
      /has no weights of node "ears"\. It has weights of: "lstm", "linear"/,
    );
    const layers = text.replace('layers: 3', 'layers: 2');
    await expect(run(layers)).rejects.toThrow(
      /layers\.2\.input\.weight is \[3,12\] there and \[missing\]|run-weights-differ/,
    );
    expect(() => open(text.replaceAll('small.pt', 'none.pt'))).toThrow('weights-not-found');
    expect(() => open(text.replace('steps: 160', 'steps: 150'))).toThrow(
      '640 numbers, which 150 steps cannot share',
    );
    expect(() => open(text.replace(', answer: last', ''))).toThrow('set answer: last');
  });
});
