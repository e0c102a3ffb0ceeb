import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { wavBytes } from '../../src/audio/write-wav.js';
import { type AnyPart, defineBackbone } from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { stream } from '../../src/random/stream.js';
import { createRegistry } from '../../src/registry.js';
import { openPage } from '../../src/run/page/open.js';
import { runPage } from '../../src/run/run.js';
import type { Surroundings } from '../../src/run/surroundings.js';
import { quietEvents } from './small.js';

/** A small network over images, which have their own normalization. */
const network = defineBackbone({
  name: 'tiny',
  schema: {
    type: 'object',
    additionalProperties: false,
    description: 'A tiny network.',
    properties: { type: { const: 'tiny', description: 'Picks it.' } },
    required: ['type'],
  },
  normalize: { mean: [0.4, 0.5, 0.6], std: [0.2, 0.3, 0.25] },
  bind: () => ({
    network: (ops, image) => {
      const a = ops.relu(ops.conv(image, 'a', { filters: 4, kernel: 3, stride: 2, padding: 1, bias: true }));
      return { features: ops.globalAveragePool(a) };
    },
  }),
}) as unknown as AnyPart;

/** Small videos of noise with a tone each, and functions that train pages on them. */
export interface Videos {
  readonly folder: string;
  readonly context: Surroundings;
  /** Trains a page of this name with these keys, and returns the folder of the run. */
  trained(name: string, keys: string): Promise<string>;
}

/** Frames of each video, and of these in a second. */
export const FRAMES = 7;
const FPS = 10;
const RATE = 8000;

/** Keys of a page over the videos: what sees, hears and reads numbers, and reads them over `length` frames. */
export const everything = (backbone: string, length: number | 'whole'): string => `
windows: { length: ${length}${length === 'whole' ? '' : ', stride: 2'}, gaps: repeat }
audio: { folder: audio, rate: ${RATE}, fps: ${FPS} }
backbone: ${backbone}
backbones:
  side: { type: tiny }
  voice: { type: log-mel, context: 3, bands: 8, mean: -40, std: 20, map: 8 }
  ears: { type: tiny, input: voice }
  numbers: { type: features, file: FOLDER/numbers.csv, width: 3 }
heads:
  h: { type: fc, input: [backbone, side, ears, numbers], units: 6 }
  memory: { type: recurrent, input: h, units: 4 }
  color: { type: fc, input: memory, units: 2, labels: color }
  alone: { type: fc, input: side, units: 2, labels: color }
stages:
  only:
    train: [side, h, memory, color, alone]
    losses: { color: { type: weighted-cross-entropy }, alone: { type: weighted-cross-entropy } }
metrics: { accuracy: { type: accuracy, node: color } }
`;

export async function smallVideos(): Promise<Videos> {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-videos-'));
  copyFileSync(resolve('test/parts/backbones/golden/small.onnx'), join(folder, 'small.onnx'));
  const context: Surroundings = {
    registry: createRegistry([...builtinParts, network]),
    env: {},
    cache: join(folder, 'cache'),
    zoo: resolve('zoo'),
    library: [resolve('zoo')],
    version: '0.0.0',
    now: () => new Date(0),
  };
  await draw(folder);
  const trained = async (name: string, keys: string): Promise<string> => {
    const page = join(folder, `${name}.yaml`);
    writeFileSync(page, pageText(name, keys).replaceAll('FOLDER', folder));
    const out = join(folder, 'runs', name);
    await runPage({ open: openPage({ page }, context), engine: 'wasm', folder: out, resume: false }, context, quietEvents()); // biome-ignore format: one call
    return out;
  };
  return { folder, context, trained };
}

const pageText = (name: string, keys: string): string => `name: ${name}
data: { type: manifest, root: FOLDER, file: frames.csv, sequence: video, position: frame, labels: { color: { column: color } } }
labels: { color: { kind: classes, names: [red, green] } }
images: { train: { resize: 8 }, evaluate: { resize: 8 } }
training: { optimizer: { type: adam, rate: 0.05 }, batch: 2, epochs: 2 }
${keys}`;

/** Six videos to train on and two to validate, red or green; the fourth frame of each is missing. */
async function draw(folder: string): Promise<void> {
  const lines = ['image,video,frame,split,color'];
  const numbers = ['image,x,y,z'];
  const rates = Array.from({ length: 8 }, (_, video) => `v${video},${FRAMES},${FPS}`);
  writeFileSync(join(folder, 'rates.csv'), `${['video,frames,fps', ...rates].join('\n')}\n`);
  mkdirSync(join(folder, 'audio'));
  for (let video = 0; video < 8; video++) {
    mkdirSync(join(folder, 'videos', `v${video}`), { recursive: true });
    const seconds = stream(1, 'tone', video).normal((FRAMES * RATE) / FPS);
    const tone = seconds.map((noise, at) => 0.3 * Math.sin(at * (0.1 + 0.05 * (video % 2))) + 0.02 * noise);
    writeFileSync(join(folder, 'audio', `v${video}.wav`), wavBytes(tone, RATE));
    for (let frame = 1; frame <= FRAMES; frame++) {
      if (frame === 4) continue;
      const name = `videos/v${video}/${String(frame).padStart(5, '0')}.png`;
      const data = Uint8Array.from(stream(1, 'frame', video, frame).uniform(12 * 10 * 3), (u, at) =>
        Math.round(u * (at % 3 === video % 2 ? 255 : 120)),
      );
      await sharp(data, { raw: { width: 12, height: 10, channels: 3 } })
        .png()
        .toFile(join(folder, name));
      lines.push(`${name},v${video},${frame},${video < 6 ? 'train' : 'validation'},${video % 2 === 0 ? 'red' : 'green'}`); // biome-ignore format: one line
      numbers.push([name, ...stream(1, 'numbers', video, frame).normal(3)].join(','));
    }
  }
  writeFileSync(join(folder, 'frames.csv'), `${lines.join('\n')}\n`);
  writeFileSync(join(folder, 'numbers.csv'), `${numbers.join('\n')}\n`);
}
