import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../files/staged.js';
import type { BoundTracker, TrackedRun, TrackerPart, Tracking } from '../part.js';
import { boundToTry } from './bound.js';
import { Broken, type Remark } from './outcome.js';

/** Losses of the epochs that a tracker receives: numbers that appear nowhere else, exact in float32. */
const LOSSES = [0.8359375, 0.5546875, 0.3671875, 0.2109375];
const EVENTS = ['epoch', 'scores', 'end'];

/** The tracker starts and accepts all events; what it writes into the run's folder has every epoch, in order. */
export async function checkTracker(part: TrackerPart): Promise<Remark> {
  let seen = false;
  for (const { bound } of boundToTry(part)) {
    await inFolder(async (folder) => {
      await tell(bound, runIn(folder), LOSSES);
      seen = expectOrder(writtenIn(folder), LOSSES) || seen;
    });
  }
  if (!seen) return "it writes no epoch into the run's folder, so its calls cannot be checked";
}

/** When a run stops and resumes, earlier content is kept and continued in order. */
export async function checkTrackerResume(part: TrackerPart): Promise<Remark> {
  let seen = false;
  for (const { bound } of boundToTry(part)) {
    await inFolder(async (folder) => {
      await tell(bound, runIn(folder), LOSSES.slice(0, 2), 'stopped');
      if (!expectOrder(writtenIn(folder), LOSSES.slice(0, 2))) return;
      await tell(bound, { ...runIn(folder), resumed: true }, LOSSES.slice(2));
      if (foundIn(writtenIn(folder)).slice(0, 2).join() !== '0,1')
        throw new Broken('when a run is resumed, it loses the epochs that it had written before');
      seen = expectOrder(writtenIn(folder), LOSSES) || seen;
    });
  }
  if (!seen) return "it writes no epoch into the run's folder, so resuming cannot be checked";
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const { path: folder, remove } = temporaryFolder('zoo-conformance');
  try {
    await work(folder);
  } finally {
    remove();
  }
}

const runIn = (folder: string): TrackedRun => ({
  name: 'conformance',
  folder,
  started: new Date(0),
  seed: 1,
  resumed: false,
  page: { name: 'conformance' },
  stages: [{ name: 'only', epochs: LOSSES.length }],
  metrics: ['score', 'other'],
});

async function tell(
  bound: BoundTracker,
  run: TrackedRun,
  losses: readonly number[],
  how: 'finished' | 'stopped' = 'finished',
): Promise<void> {
  const tracking: Tracking | undefined = await bound.start(run);
  if (tracking === undefined)
    throw new Broken('start returns nothing; return an object with any of epoch, scores, end');
  const unheard = Object.keys(tracking).find((event) => !EVENTS.includes(event));
  if (unheard)
    throw new Broken(
      `start returns "${unheard}", which is never called; the events are ${EVENTS.join(', ')}`,
    );
  for (const loss of losses) {
    const epoch = LOSSES.indexOf(loss) + 1;
    // A metric that the stage does not train is absent; one that cannot be computed is null.
    const scores = { score: epoch === 2 ? null : 0.5 };
    await tracking.epoch?.({ stage: 'only', epoch, loss, rate: 0.1, seconds: 1, scores });
  }
  if (how === 'finished')
    await tracking.scores?.({ score: { value: 0.5 }, other: { value: null, perClass: [0, 1] } });
  await tracking.end?.(how);
}

const writtenIn = (folder: string): readonly Buffer[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));

/** The epochs in a file, from 0 on, taken from the file with the most. */
function foundIn(files: readonly Buffer[]): readonly number[] {
  const each = files.map((file) =>
    LOSSES.map((loss, i) => ({ i, at: placeOf(file, loss) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)
      .map(({ i }) => i),
  );
  return each.reduce((most, one) => (one.length > most.length ? one : most), []);
}

/** The position of a number, as text or as a float of four or eight bytes. */
function placeOf(file: Buffer, value: number): number {
  const [four, eight] = [Buffer.alloc(4), Buffer.alloc(8)];
  four.writeFloatLE(value);
  eight.writeDoubleLE(value);
  const places = [String(value), four, eight].map((one) => file.indexOf(one)).filter((at) => at >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

/** Throws if some of these epochs were written, but not all of them in order; returns false if none was. */
function expectOrder(files: readonly Buffer[], losses: readonly number[]): boolean {
  const found = foundIn(files);
  if (found.length === 0) return false;
  if (found.join() === losses.map((loss) => LOSSES.indexOf(loss)).join()) return true;
  const passed = losses.map((loss) => LOSSES.indexOf(loss) + 1);
  throw new Broken(
    `it was given the epochs ${passed.join(', ')}, and at its end has written ${found.map((i) => i + 1).join(', ')}`,
  );
}
