import { beforeAll, expect, test } from 'vitest';
import { createDice } from '../../src/faces/dice.js';
import { UNITS } from '../../src/faces/emotions.js';
import { faceSet, type VideoSet } from '../../src/faces/options.js';
import { drawPerson, type Person } from '../../src/faces/person.js';
import { drawScript } from '../../src/faces/script.js';
import { RATE, speak } from '../../src/faces/voice.js';
import { correlation, heldOutAccuracy, heldOutError, mean } from './probe.js';

/** What can be read from drawn videos, and what cannot: of frames alone, of their order, of the voice. */

const SECONDS = 4;
const calm = { valence: 0, arousal: 0, expressiveness: 1 };
const set = faceSet({ seed: 2, train: 110, validation: 1, frames: 48, labelNoise: 0 }) as VideoSet;

/** A second of a video. */
interface Second {
  readonly video: number;
  readonly arousal: number;
  readonly valence: number;
  /** What the face shows, on average. */
  readonly shown: readonly number[];
  /** Of the voice: level in dB while it is heard, and pitch in octaves. */
  readonly level: number;
  readonly pitch: number;
}
let people: readonly Person[];
let seconds: readonly Second[];
beforeAll(() => {
  people = Array.from({ length: set.train }, (_, video) => drawPerson(set, 'train', video, ''));
  seconds = people.flatMap(secondsOf);
}, 120_000);

function secondsOf({ speaker }: Person, video: number): Second[] {
  const sound = speak(speaker, SECONDS);
  return Array.from({ length: SECONDS }, (_, s) => {
    const moments = Array.from({ length: set.fps }, (_, i) => speaker.at(s + i / set.fps));
    const heard = sound.subarray(s * RATE, (s + 1) * RATE);
    const levels = Array.from({ length: 50 }, (_, i) => levelOf(heard.subarray(i * 320, i * 320 + 320)));
    return {
      video,
      arousal: mean(moments.map(({ arousal }) => arousal)),
      valence: mean(moments.map(({ valence }) => valence)),
      shown: UNITS.map((_, u) => mean(moments.map(({ units }) => units[u]!))),
      level: mean(levels.filter((level) => level > -42)),
      pitch: pitchOf(heard),
    };
  }).filter(({ level }) => !Number.isNaN(level));
}

const levelOf = (piece: Float32Array): number => 10 * Math.log10(mean([...piece].map((x) => x * x)) + 1e-9);

/** Octaves: the median of the best lags of the autocorrelation of loud pieces of 50 ms, between 70 and 400 Hz. */
function pitchOf(sound: Float32Array): number {
  const found: number[] = [];
  for (let at = 0; at + 800 <= sound.length; at += 1600) {
    const piece = sound.subarray(at, at + 800);
    if (levelOf(piece) < -35) continue;
    const scores = Array.from({ length: 230 - 40 }, (_, i) => {
      let [product, power] = [0, 1e-9];
      for (let n = 0; n + 230 < piece.length; n++) {
        product += piece[n]! * piece[n + 40 + i]!;
        power += piece[n + 40 + i]! ** 2;
      }
      return product / Math.sqrt(power);
    });
    const best = Math.max(...scores);
    found.push(Math.log2(RATE / (40 + scores.findIndex((score) => score > 0.97 * best))));
  }
  return found.sort((a, b) => a - b)[Math.floor(found.length / 2)] ?? Number.NaN;
}

test('the level of the voice shows its arousal', () => {
  expect(
    correlation(
      seconds.map(({ level }) => level),
      seconds.map(({ arousal }) => arousal),
    ),
  ).toBeGreaterThan(0.6);
});

test.each([
  ['low', (calm: number) => calm < 150],
  ['high', (calm: number) => calm >= 150],
])('the pitch of a %s voice also shows its arousal', (_, isOne) => {
  const some = seconds.filter(
    ({ video, pitch }) => isOne(people[video]!.speaker.pitch) && !Number.isNaN(pitch),
  );
  expect(some.length).toBeGreaterThan(100);
  expect(
    correlation(
      some.map(({ pitch }) => pitch),
      some.map(({ arousal }) => arousal),
    ),
  ).toBeGreaterThan(0.6);
});

test('without the voice, arousal is predicted worse: a face does not show its mood', () => {
  const arousal = seconds.map((one) => one.arousal);
  const seen = heldOutError(
    seconds.map(({ shown }) => shown),
    arousal,
  );
  const heard = heldOutError(
    seconds.map(({ shown, level }) => [...shown, level]),
    arousal,
  );
  expect(heard).toBeLessThan(0.6 * seen);
});

/** A weak display of fear or surprise: what a frame in its middle shows, and how many frames its brows took to rise. */
interface Display {
  readonly isFear: boolean;
  readonly still: readonly number[];
  readonly rise: number;
}

/** The weak displays of fear and surprise in a long video that begin at rest. */
function weakDisplays(video: number): Display[] {
  const [brow, frown, fear, surprise] = [0, 2, 3, 6];
  const script = drawScript(createDice(5, 'probe', video), calm, 60);
  const moments = Array.from({ length: 60 * set.fps }, (_, i) => script(i / set.fps));
  return moments.flatMap(({ expression }, begin) => {
    if (![fear, surprise].includes(expression) || moments[begin - 1]?.expression === expression) return [];
    const length = moments.slice(begin).findIndex((one) => one.expression !== expression);
    const { units } = moments[begin + Math.floor(length / 2)]!;
    const before = moments.slice(Math.max(0, begin - 8), begin + 8).map((one) => one.units[brow]!);
    const isWeak = length >= 6 && units[brow]! < 0.55 && units[frown]! < 0.25;
    if (!isWeak || Math.max(...before.slice(0, 4)) > 0.1) return [];
    const rise = before.filter((level) => level > 0.15 * units[brow]! && level < 0.9 * units[brow]!).length;
    return [{ isFear: expression === fear, still: units, rise }];
  });
}

test('only the onset distinguishes weak surprise from weak fear', () => {
  const all = Array.from({ length: 180 }, (_, video) => weakDisplays(video)).flat();
  const kinds = [true, false].map((isFear) => all.filter((one) => one.isFear === isFear));
  const least = Math.min(...kinds.map(({ length }) => length));
  expect(least).toBeGreaterThan(60);
  // As many of each, so that chance is a half; pairs go to one side each, so that both sides have both.
  const even = Array.from({ length: least }, (_, i) => (i % 2 ? kinds : [...kinds].reverse()).map((kind) => kind[i]!)).flat(); // biome-ignore format: one thought
  const isFear = even.map((one) => Number(one.isFear));
  expect(heldOutAccuracy(even.map(({ still }) => still), isFear)).toBeLessThan(0.62); // biome-ignore format: one thought
  expect(heldOutAccuracy(even.map(({ rise }) => [rise]), isFear)).toBeGreaterThan(0.85); // biome-ignore format: one thought
});
