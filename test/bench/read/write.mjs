// The annotation files that test/bench/read.mjs reads. Functions return what to read, and the number of rows in it.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CLASSES, generator, nameOf, UNITS } from '../scale/write.mjs';

const AT_ONCE = 4096;
/** Lines of each file of Aff-Wild2. */
const FRAMES = 4000;

/** A table with the columns of the `manifest` in test/bench/scale. */
export function writeCsv(folder, lines) {
  const path = join(folder, 'labels.csv');
  const file = openSync(path, 'w');
  const random = generator(7);
  writeSync(file, `image,split,video,valence,arousal,expression,${UNITS}\n`);
  const lineOf = (row) => {
    const name = nameOf(row);
    const split = row % 1600 < 1200 ? 'train' : 'validation';
    return `${[name, split, name.split('/', 1)[0], affect(random), affect(random), CLASSES[whole(random, 8)], ...bits(random)].join()}\n`;
  };
  for (let first = 0; first < lines; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, lines - first);
    writeSync(file, Array.from({ length: count }, (_, i) => lineOf(first + i)).join(''));
  }
  closeSync(file);
  return { path, rows: lines };
}

const TASKS = {
  'valence-arousal': ['valence,arousal', (random) => `${affect(random)},${affect(random)}`],
  expression: [
    'Neutral,Anger,Disgust,Fear,Happiness,Sadness,Surprise,Other',
    (random) => String(whole(random, 8)),
  ],
  'action-units': [UNITS.join(), (random) => bits(random).join()],
};

/** The three tasks of Aff-Wild2, each with the same videos: this many lines in all, and a row for every three of them. */
export function writeVideos(folder, lines) {
  const random = generator(7);
  const videos = Math.ceil(lines / FRAMES / 3);
  for (const [task, [header, lineOf]] of Object.entries(TASKS)) {
    for (const set of ['Train_Set', 'Validation_Set'])
      mkdirSync(join(folder, task, set), { recursive: true });
    for (let video = 0; video < videos; video++) {
      const set = video % 4 === 0 ? 'Validation_Set' : 'Train_Set';
      const body = Array.from({ length: FRAMES }, () => `${lineOf(random)}\n`).join('');
      writeFileSync(join(folder, task, set, `video${video}.txt`), `${header}\n${body}`);
    }
  }
  return { path: folder, rows: videos * FRAMES };
}

const affect = (random) => (1.8 * random() - 0.9).toFixed(4);
const whole = (random, below) => Math.floor(below * random());
const bits = (random) => UNITS.map(() => Number(random() > 0.7));
