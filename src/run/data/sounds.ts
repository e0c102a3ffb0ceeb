import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { readFrameRates } from '../../audio/frame-rates.js';
import { readTimestamps } from '../../audio/timestamps.js';
import { RowColumns } from '../../data/row-columns.js';
import { noFrameRate, noSounds } from '../../errors/audio-page.js';
import { ZooError } from '../../errors/problem.js';
import { isInside } from '../../files/inside.js';
import type { Row, Table, VideoSound } from '../../part.js';
import type { Audio } from '../../plan/plan.js';
import type { RunEvents } from '../surroundings.js';

/**
 * Adds to the rows of a table the sound of their videos, and notes how many have none. Throws if none has any, or if
 * the frame rate of a video is unknown.
 */
export async function withSounds(
  table: Table,
  root: string,
  audio: Audio,
  events: Pick<RunEvents, 'note'>,
): Promise<Table> {
  const find = await soundFinder(audio, root);
  const rows = new RowColumns();
  let silent = 0;
  for (const row of table.rows) {
    const sound = await find(row);
    if (!sound) silent++;
    rows.add(sound ? { ...row, sound } : row);
  }
  if (silent === rows.length && rows.length > 0) {
    const { group, sequence } = rows.at(0)!;
    throw new ZooError(noSounds(inRoot(root, audio.folder), group ?? sequence ?? 'VIDEO', audio.rate));
  }
  if (silent > 0) events.note(`${silent} of ${rows.length} rows have no sound, and are silent`);
  return { ...table, rows };
}

/** Finds the sound of a row: that of its sequence, or that of the video that several sequences come from. */
async function soundFinder(
  { folder, fps, timestamps }: Audio,
  root: string,
): Promise<(row: Row) => Promise<VideoSound | undefined>> {
  const sounds = inRoot(root, folder);
  const rates = typeof fps === 'string' ? await readFrameRates(inRoot(root, fps)) : undefined;
  const framesOf = async (names: readonly string[]): Promise<VideoSound['frames']> => {
    if (timestamps !== undefined) return { seconds: await readTimestamps(inRoot(root, timestamps), names) };
    if (!rates) return { fps: fps as number };
    const found = names.map((name) => rates.get(name)).find(Boolean);
    if (!found) throw new ZooError(noFrameRate(inRoot(root, fps as string), names[0]!));
    return { fps: found.fps, count: found.frames };
  };
  const known = new Map<string, Promise<VideoSound | undefined>>();
  const find = async (names: readonly string[]): Promise<VideoSound | undefined> => {
    const file = names
      .map((name) => join(sounds, `${name}.wav`))
      .find((path) => isInside(path, sounds) && existsSync(path));
    return file === undefined ? undefined : { file, frames: await framesOf(names) };
  };
  return ({ sequence, position, group }) => {
    if (sequence === undefined || position === undefined) return Promise.resolve(undefined);
    const names = [...new Set([sequence, group ?? sequence])];
    const key = names.join('\n');
    const sound = known.get(key) ?? find(names);
    known.set(key, sound);
    return sound;
  };
}

const inRoot = (root: string, path: string): string => (isAbsolute(path) ? path : resolve(root, path));
