import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findImages } from '../../src/run/data/image-files.js';
import { type Beside, openPredictor } from '../../src/run/predict.js';
import { quietEvents } from './small.js';
import { everything, smallVideos, type Videos } from './videos.js';

let videos: Videos;
let run: string;
beforeAll(async () => {
  videos = await smallVideos();
  const page = everything('{ type: tiny }', 4)
    .replace(/^ {2}numbers:.*\n/m, '')
    .replace('ears, numbers]', 'ears]');
  run = await videos.trained('heard', page);
});

async function predicted(given: readonly string[], beside: Beside) {
  const notes: string[] = [];
  const events = { ...quietEvents(), note: (text: string) => void notes.push(text) };
  const { rows } = findImages(given.map((path) => join(videos.folder, path)));
  const predictor = await openPredictor({ run }, 'wasm', videos.context, events, beside);
  const { predictions } = await predictor.predict(rows, events).finally(predictor.close);
  return { predictions, notes };
}

describe('a model of several backbones that hears and has a memory', () => {
  it('predicts on the frames of videos and their sounds as in evaluation', async () => {
    const audio = { folder: join(videos.folder, 'audio') };
    const { predictions } = await predicted(['videos/v6', 'videos/v7'], { sounds: audio });
    const lines = readFileSync(join(run, 'predictions.jsonl'), 'utf8').trim().split('\n');
    const expected: readonly { outputs: { [head: string]: number[] } }[] = lines.map((line) =>
      JSON.parse(line),
    );
    expect(predictions).toHaveLength(12);
    expect(expected).toHaveLength(12);
    for (const [i, { outputs }] of predictions.entries())
      for (const [head, numbers] of Object.entries(expected[i]!.outputs))
        for (const [k, value] of numbers.entries()) expect(outputs[head]![k]).toBeCloseTo(value, 5);
  });

  it('reads another part of the sound at another frame rate', async () => {
    const sounds = { folder: join(videos.folder, 'audio'), fps: 20 };
    const { predictions } = await predicted(['videos/v6'], { sounds });
    const { predictions: asTrained } = await predicted(['videos/v6'], { sounds: { ...sounds, fps: 10 } });
    expect(predictions.at(5)!.outputs.color).not.toEqual(asTrained.at(5)!.outputs.color);
  });

  it('reports that the expected sound next to the frames is missing', async () => {
    await expect(predicted(['videos/v6'], {})).rejects.toThrow(/.*videos has no sounds: expected WAV files such as v6\.wav/); // biome-ignore format: one check
  });
});
