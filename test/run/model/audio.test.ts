import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wavBytes } from '../../../src/audio/write-wav.js';
import type { ZooError } from '../../../src/errors/problem.js';
import { fingerprints } from '../../../src/many/inputs.js';
import { builtinParts } from '../../../src/parts/builtin.js';
import { stream } from '../../../src/random/stream.js';
import { createRegistry } from '../../../src/registry.js';
import { evaluate } from '../../../src/run/evaluate.js';
import { openPage } from '../../../src/run/page/open.js';
import { runPage } from '../../../src/run/run.js';
import type { Surroundings } from '../../../src/run/surroundings.js';
import { quietEvents } from '../small.js';

const [RATE, FPS, FRAMES] = [8000, 10, 12];

/** Videos of one gray picture, whose frames are labeled by what is heard at their time: a high tone or a low one, half a second each. */
async function workplace(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-audio-'));
  mkdirSync(join(folder, 'audio'));
  const gray = { create: { width: 16, height: 16, channels: 3 as const, background: '#777777' } };
  writeFileSync(join(folder, 'gray.png'), await sharp(gray).png().toBuffer());
  const rows = ['image,key,split,video,frame,tone'];
  for (let video = 0; video < 8; video++) {
    const phase = stream(1, video).uniform(1)[0]!;
    const isHigh = (seconds: number): boolean => (Math.floor(seconds / 0.5) + video) % 2 === 0;
    const samples = Float32Array.from({ length: (FRAMES / FPS) * RATE }, (_, i) => {
      const t = i / RATE;
      return 0.3 * Math.sin(2 * Math.PI * ((isHigh(t) ? 1800 : 300) * t + phase));
    });
    writeFileSync(join(folder, 'audio', `v${video}.wav`), wavBytes(samples, RATE));
    for (let frame = 1; frame <= FRAMES; frame++) {
      const tone = isHigh((frame - 1) / FPS + 0.01) ? 'high' : 'low';
      rows.push(
        `gray.png,v${video}/${frame},${video < 5 ? 'train' : 'validation'},v${video},${frame},${tone}`,
      );
    }
  }
  writeFileSync(join(folder, 'labels.csv'), `${rows.join('\n')}\n`);
  writeFileSync(join(folder, 'tones.yaml'), pageText(folder));
  return folder;
}

const pageText = (folder: string): string => `
name: tones
data:
  type: manifest
  root: ${folder}
  file: labels.csv
  key: key
  split: split
  sequence: video
  position: frame
  labels: { tone: { column: tone } }
labels: { tone: { kind: classes, names: [low, high] } }
images: { train: { resize: 16, views: 2 }, evaluate: { resize: 16 } }
audio: { rate: ${RATE}, fps: ${FPS} }
backbone: { type: small-cnn, widths: [4] }
backbones:
  voice: { type: log-mel, bands: 16, context: 3, mean: -40, std: 20 }
heads:
  tone: { type: fc, input: [backbone, voice], units: 2, labels: tone }
training: { optimizer: { type: adam, rate: 0.05 }, batch: 20 }
stages:
  all: { train: [backbone, tone], losses: { tone: { type: weighted-cross-entropy } }, epochs: 8 }
metrics: { accuracy: { type: accuracy, node: tone } }
`;

describe('a page with audio', () => {
  let folder: string;
  let context: Surroundings;
  const at = (name: string): string => join(folder, name);
  const open = (set: readonly string[] = []) => openPage({ page: at('tones.yaml'), set }, context);
  const run = (name: string, set: readonly string[] = [], events = quietEvents(), resume = false) =>
    runPage({ open: open(set), engine: 'wasm', folder: at(name), resume }, context, events);
  const problem = (set: readonly string[]): ZooError['problems'][number] => {
    try {
      open(set);
    } catch (error) {
      return (error as ZooError).problems[0]!;
    }
    throw new Error('the page is sound');
  };

  beforeAll(async () => {
    folder = await workplace();
    const library = [resolve('zoo')];
    context = {
      registry: createRegistry(builtinParts),
      env: {},
      cache: at('cache'),
      zoo: library[0]!,
      library,
      version: '0.0.0',
      now: () => new Date(0),
    };
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('learns from the sound at each frame, together with images', async () => {
    const record = await run('heard');
    expect(record.scores.accuracy!.value).toBeGreaterThan(0.9);
    const again = await evaluate({ run: at('heard') }, 'validation', 'wasm', context, quietEvents());
    expect(again.scores).toEqual(record.scores);
    const deaf = await run('deaf', ['~backbones', '~audio', 'heads.tone.input=backbone']);
    expect(deaf.scores.accuracy!.value).toBeLessThan(0.7);
  });

  it('resumes to the same weights, but not with other sounds', async () => {
    await expect(run('stopped', [], quietEvents(5))).rejects.toThrow();
    const first = at('audio/v0.wav');
    const original = readFileSync(first);
    const kept = Buffer.from(original);
    const { atime, mtime } = statSync(first);
    writeFileSync(first, wavBytes(new Float32Array(RATE), RATE));
    await expect(run('stopped', [], quietEvents(), true)).rejects.toThrow('sounds');
    writeFileSync(first, kept.fill(1, kept.length - 2));
    utimesSync(first, atime, mtime); // as long and as old
    await expect(run('stopped', [], quietEvents(), true)).rejects.toThrow('sounds');
    writeFileSync(first, original); // a copy
    await run('stopped', [], quietEvents(), true);
    const weights = (name: string) => readFileSync(join(at(name), 'weights.safetensors'));
    expect(weights('stopped').equals(weights('heard'))).toBe(true);
  });

  it('a study has a new unit once a sound, its frame rate or the order of frames changes', async () => {
    const file = at('audio/v1.wav');
    const now = (set: readonly string[] = []) => fingerprints(context, quietEvents())(open(set));
    const first = await now();
    expect(await now()).toEqual(first);
    const original = readFileSync(file);
    writeFileSync(file, wavBytes(new Float32Array(RATE), RATE));
    expect(await now()).not.toEqual(first);
    writeFileSync(file, original);
    expect(await now()).toEqual(first);
    expect(await now(['audio.fps=9'])).not.toEqual(first);
    const swapped = readFileSync(at('labels.csv'), 'utf8').replace(
      /,v0,1,(.*)\n(.*),v0,2,/,
      ',v0,2,$1\n$2,v0,1,',
    );
    writeFileSync(at('swapped.csv'), swapped);
    expect(await now(['data.file=swapped.csv'])).not.toEqual(first);
    // If nothing reads the order, it remains the same unit.
    const frames = ['~backbones', '~audio', 'heads.tone.input=backbone'];
    expect(await now([...frames, 'data.file=swapped.csv'])).toEqual(await now(frames));
  });

  it('a network reads the picture of a sound', async () => {
    const record = await run('ears', [
      'backbones={voice: {type: log-mel, bands: 16, context: 5, mean: -40, std: 20, map: 16}, ears: {type: small-cnn, widths: [4, 8], input: voice}}',
      'backbone={type: small-cnn, widths: [2]}',
      'heads.tone.input=ears',
      'stages.all.train=[ears, tone]',
      'stages.all.epochs=20',
    ]);
    expect(record.scores.accuracy!.value).toBeGreaterThan(0.9);
  });

  it('a sound that several sequences share is found by their group, and rows without one are silent', async () => {
    const text = readFileSync(at('labels.csv'), 'utf8').replaceAll(/,v7,(\d+),/g, ',v7_left,$1,');
    writeFileSync(at('left.csv'), text);
    const events = quietEvents();
    await run('left', ['data.file=left.csv', 'stages.all.epochs=1'], events);
    expect(events.notes).toContain('12 of 96 rows have no sound, and are silent');
  });

  it('reports an error at its place', async () => {
    expect(problem(['~audio'])).toMatchObject({ code: 'no-audio', path: 'backbones.voice' });
    expect(problem(['~backbones', 'heads.tone.input=backbone'])).toMatchObject({ code: 'audio-unread' });
    expect(problem(['~data.sequence', '~data.position'])).toMatchObject({ code: 'audio-needs-frames' });
    expect(problem(['audio.align=proportion'])).toMatchObject({ code: 'proportion-needs-counts' });
    expect(problem(['backbones.voice.high=5000'])).toMatchObject({ path: 'backbones.voice.high' });
    await expect(run('none', ['audio.folder=sounds'])).rejects.toThrow('[no-sounds]');
    await expect(run('fast', ['audio.rate=16000'])).rejects.toThrow('[sample-rate]');
  });
});
