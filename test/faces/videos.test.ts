import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFrameRates } from '../../src/audio/frame-rates.js';
import { openWav } from '../../src/audio/wav.js';
import { createDice } from '../../src/faces/dice.js';
import { drawFaces } from '../../src/faces/draw.js';
import { clearFaces } from '../../src/faces/folder.js';
import { faceSet, imagesOf, type VideoSet } from '../../src/faces/options.js';
import { runs } from '../../src/faces/runs.js';
import type { Moment } from '../../src/faces/script.js';
import { annotateTrack } from '../../src/faces/track-labels.js';
import { RATE, speak } from '../../src/faces/voice.js';
import { labelSpaces } from '../../src/labels.js';
import { bindPart } from '../../src/part/bind.js';
import affWild2 from '../../src/parts/datasets/aff-wild2.js';
import { mean } from './probe.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'videos-'));
});
afterAll(() => rm(folder, { recursive: true }));

const small = { seed: 4, train: 3, validation: 2, frames: 5, fps: 5 };
const tasks = {
  'valence-arousal': 'VA_Estimation_Challenge',
  expression: 'EXPR_Classification_Challenge',
  'action-units': 'AU_Detection_Challenge',
};

const filesIn = async (root: string): Promise<string[]> => {
  const all = (await readdir(root, { recursive: true })).sort();
  const kinds = await Promise.all(all.map((name) => stat(join(root, name))));
  return all.filter((_, i) => kinds[i]!.isFile());
};

async function fingerprint(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of await filesIn(root)) hash.update(name).update(await readFile(join(root, name)));
  return hash.digest('hex');
}

test('the loader of Aff-Wild2 reads drawn videos; two people in a video share its sound', async () => {
  const root = join(folder, 'read');
  const synthetic = { ...small, train: 20, frames: 4, fps: 4 };
  const drawn = async (at: string, options: Parameters<typeof drawFaces>[1]) => {
    await drawFaces(at, options);
    return at;
  };
  const options = {
    type: 'aff-wild2',
    root,
    tasks,
    images: 'cropped_aligned',
    every: 1,
    tolerance: 0,
    synthetic,
  };
  const dataset = bindPart(affWild2, options);
  expect(dataset.expected).toEqual({ train: 80, validation: 8 });
  const table = await dataset.read({ labels: labelSpaces, drawFaces: drawn });
  expect([table.bad, table.root]).toEqual([[], root]);
  const { rows } = table;
  const videos = (split: string) =>
    new Set(rows.filter((row) => row.split === split).map(({ group }) => group!));
  expect([...videos('train')].filter((video) => videos('validation').has(video))).toEqual([]);
  const last = rows.filter(({ group }) => group === 'train-0020');
  expect(new Set(last.map(({ sequence }) => sequence))).toEqual(
    new Set(['train-0020_left', 'train-0020_right']),
  );
  for (const { key, sequence, position } of rows)
    expect(key).toBe(`${sequence}/${String(position).padStart(5, '0')}.jpg`);
  const rates = await readFrameRates(join(root, 'frames_fps.csv'));
  for (const video of [...videos('train'), ...videos('validation')]) {
    expect(rates.get(video)).toEqual({ frames: 4, fps: 4 });
    const wav = openWav(join(root, 'audio', `${video}.wav`));
    expect([wav.rate, wav.length]).toEqual([RATE, RATE]);
    wav.close();
  }
});

test('the same options draw the same files, and another seed, style or frame rate draws others', async () => {
  const print = async (name: string, options: Parameters<typeof drawFaces>[1]) => {
    await drawFaces(join(folder, name), options);
    return fingerprint(join(folder, name));
  };
  const first = await print('a', small);
  expect(await print('b', small)).toBe(first);
  const others = [{ seed: 5 }, { style: 'pretrain' }, { fps: 6 }, { frames: 6 }, { labelNoise: 0.5 }];
  for (const [i, other] of others.entries())
    expect(await print(`c${i}`, { ...small, ...other })).not.toBe(first);
});

test('each frame of each track counts as a step', async () => {
  const seen: [number, number][] = [];
  const options = { ...small, train: 20, frames: 2 };
  await drawFaces(join(folder, 'steps'), options, {
    progress: (done, total) => void seen.push([done, total]),
  });
  expect(imagesOf(options)).toBe(46);
  expect(seen).toEqual(Array.from({ length: 46 }, (_, i) => [i + 1, 46]));
});

test('videos replace images only if the user says so, and are removed completely', async () => {
  const root = join(folder, 'replaced');
  await drawFaces(root, { seed: 1, train: 2, validation: 1 });
  await expect(drawFaces(root, small)).rejects.toThrow(/\[other-faces\]/);
  await drawFaces(root, small, {}, true);
  await drawFaces(join(folder, 'fresh'), small);
  expect(await fingerprint(root)).toBe(await fingerprint(join(folder, 'fresh')));
  expect(clearFaces(root)).toEqual([]);
  await expect(stat(root)).rejects.toThrow(/ENOENT/);
});

test('runs cover their share, and their lengths cover the allowed range', () => {
  const found = runs(createDice(1, 'runs'), 200_000, 0.05, [3, 8]);
  expect(mean(found.map((run) => Number(run >= 0)))).toBeCloseTo(0.05, 2);
  const lengths = new Map<number, number>();
  for (const run of found) if (run >= 0) lengths.set(run, (lengths.get(run) ?? 0) + 1);
  expect(new Set(lengths.values())).toEqual(new Set([3, 4, 5, 6, 7, 8]));
  expect(new Set(runs(createDice(1, 'all'), 20, 1, [3, 8])).has(-1)).toBe(false);
  expect(runs(createDice(1, 'none'), 20, 0, [3, 8])).toEqual(new Array(20).fill(-1));
});

const still = { units: new Array<number>(12).fill(0), expression: 0, valence: 0, arousal: 0 };

test('annotators of valence and arousal are slow and late', () => {
  const set = faceSet({ seed: 1, train: 1, validation: 1, frames: 40, fps: 10, labelNoise: 0 }) as VideoSet;
  const script = (t: number): Moment => ({ ...still, valence: t < 1 ? 0 : 1 });
  const [file] = annotateTrack(createDice(1, 'slow'), script, set, 'train', true);
  const [header, ...lines] = file!.text.trimEnd().split('\n');
  expect([file!.folder, header, lines.length]).toEqual(['VA_Estimation_Challenge', 'valence,arousal', 40]);
  // A step at 1 s is seen at 1.3 s, and followed with a time constant of .4 s: 1 - exp(-n / 4) after n frames.
  const expected = (i: number) => (i < 13 ? 0 : 1 - Math.exp(-(i - 12) / 4));
  const labeled = lines.flatMap((line, i) =>
    line === '-5,-5' ? [] : [[i, Number(line.split(',')[0])] as const],
  );
  expect(labeled.length).toBeGreaterThan(20);
  for (const [i, valence] of labeled) expect(valence).toBeCloseTo(expected(i), 3);
});

test('frames at a change of expression have no label, and units are active from .25 on', () => {
  const set = faceSet({ seed: 1, train: 1, validation: 1, frames: 30, fps: 10, labelNoise: 0 }) as VideoSet;
  const script = (t: number): Moment => ({
    ...still,
    expression: t < 1 ? 0 : 4,
    units: still.units.map((_, i) => (i === 6 ? t / 4 : 0)),
  });
  const [, expression, units] = annotateTrack(createDice(3, 'change'), script, set, 'train', true);
  const [, ...classes] = expression!.text.trimEnd().split('\n');
  expect(classes.slice(9, 11)).toEqual(['-1', '-1']);
  expect(classes.every((label, i) => label === '-1' || label === (i < 10 ? '0' : '4'))).toBe(true);
  const [header, ...bits] = units!.text.trimEnd().split('\n');
  expect(header).toBe('AU1,AU2,AU4,AU6,AU7,AU10,AU12,AU15,AU23,AU24,AU25,AU26');
  const smiles = bits.map((line) => line.split(',')[6]);
  expect(smiles.every((bit, i) => bit === '-1' || bit === (i >= 10 ? '1' : '0'))).toBe(true);
});

test('a steady voice has its level and its pitch', () => {
  const voice = (moment: Partial<Moment>) =>
    speak({ pitch: 125, speech: () => 1, at: () => ({ ...still, ...moment }), seed: 1, path: ['steady'] }, 1);
  const level = (sound: Float32Array) => 10 * Math.log10(mean([...sound].map((x) => x * x)));
  expect(level(voice({}))).toBeCloseTo(-24, 0);
  expect(level(voice({ arousal: 1 })) - level(voice({}))).toBeCloseTo(9, 0);
  // Its vibrato, 1.5 semitones at .9 Hz, is over after 1 / .9 s; the cycles until then are those of the pitch.
  const cycles = (sound: Float32Array) => {
    const turns = Array.from({ length: 4 }, (_, k) => k).map((k) => {
      const f = 125 * 2 ** (k / 12);
      return [f, energyAt(sound, f)] as const;
    });
    return turns.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
  };
  expect(cycles(voice({}))).toBeLessThan(cycles(voice({ arousal: 0.5 })));
});

/** Power at a frequency, by the definition of the Fourier transform with a window wide enough for the vibrato. */
function energyAt(sound: Float32Array, f: number): number {
  const piece = sound.subarray(0, 1600);
  let [re, im] = [0, 0];
  piece.forEach((x, i) => {
    re += x * Math.cos((2 * Math.PI * f * i) / RATE);
    im += x * Math.sin((2 * Math.PI * f * i) / RATE);
  });
  return re * re + im * im;
}
