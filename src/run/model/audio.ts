import { statSync } from 'node:fs';
import type { ComputedBackbone, View, ViewedRow } from '../../bank/banks.js';
import { type Chunk, type Wanted, wantedBatches } from '../../bank/fill.js';
import type { AudioReading, AudioSource, RowList, VideoSound } from '../../part.js';
import type { PlanNode } from '../../plan/plan.js';

/** Rows that are read at a time. */
const BATCH = 256;

/** What a backbone hears of the videos that rows are frames of; rows without a sound are zeros. */
export function soundSource(
  { open }: AudioSource,
  { output, options }: PlanNode,
  how: AudioReading,
): ComputedBackbone {
  const width = output.shape.reduce((a, b) => a * b, 1);
  async function* chunks({ rows }: View, wanted: Wanted): AsyncGenerator<Chunk> {
    const opened = lastOpened((sound) => open(sound, how));
    for (const { first, count } of wantedBatches(rows.length, BATCH, wanted)) {
      const vectors = new Float32Array(count * width);
      for (const [sound, members] of bySound(rows, first, count)) {
        const frames = (await opened(sound))(members.map((row) => rows.at(row)!.position!));
        for (const [i, row] of members.entries())
          vectors.set(frames.subarray(i * width, (i + 1) * width), (row - first) * width);
      }
      yield { first, vectors };
      await new Promise(setImmediate); // lets a Ctrl-C and the progress line in between
    }
  }
  return { width, identity: { options, ...how }, rowIdentity, chunks };
}

/** The rows from `first` on that have a sound, by their sounds. */
function bySound(rows: RowList<ViewedRow>, first: number, count: number): Map<VideoSound, number[]> {
  const found = new Map<VideoSound, number[]>();
  for (let row = first; row < first + count; row++) {
    const { sound } = rows.at(row)!;
    if (sound) found.set(sound, [...(found.get(sound) ?? []), row]);
  }
  return found;
}

type Frames = Awaited<ReturnType<AudioSource['open']>>;

/** Opens a sound unless it is the last that was opened: the frames of a video mostly follow one another. */
function lastOpened(open: (sound: VideoSound) => Promise<Frames>): (sound: VideoSound) => Promise<Frames> {
  let last: { readonly sound: VideoSound; readonly frames: Frames } | undefined;
  return async (sound) => {
    if (last?.sound !== sound) last = { sound, frames: await open(sound) };
    return last.frames;
  };
}

/** What of a row its numbers depend on. */
function rowIdentity({ key, position, sound }: ViewedRow): unknown {
  if (!sound) return [key];
  if (sound.bytes) return [key, position, sound.bytes.length, sound.frames]; // whose outputs are not kept
  const { size, mtimeMs } = statSync(sound.file);
  return [key, position, size, mtimeMs, sound.frames];
}
