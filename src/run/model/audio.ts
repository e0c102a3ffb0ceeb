import { statSync } from 'node:fs';
import type { ComputedBackbone, View, ViewedRow } from '../../bank/banks.js';
import { type Chunk, type Wanted, wantedBatches } from '../../bank/fill.js';
import type { AudioReading, AudioSource, RowList, VideoSound } from '../../part.js';
import type { PlanNode } from '../../plan/plan.js';

/** Rows per read. */
const BATCH = 256;

/** The audio input of a backbone for rows that are frames of videos; rows without a sound are zeros. */
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
      await new Promise(setImmediate); // lets Ctrl-C and the progress line run
    }
  }
  return { width, identity: { options, ...how }, rowIdentity, chunks };
}

/** The rows from `first` on that have a sound, grouped by sound. */
function bySound(rows: RowList<ViewedRow>, first: number, count: number): Map<VideoSound, number[]> {
  const found = new Map<VideoSound, number[]>();
  for (let row = first; row < first + count; row++) {
    const { sound } = rows.at(row)!;
    if (sound) found.set(sound, [...(found.get(sound) ?? []), row]);
  }
  return found;
}

type Frames = Awaited<ReturnType<AudioSource['open']>>;

/** Opens a sound unless it was the last to be opened: consecutive frames usually belong to the same video. */
function lastOpened(open: (sound: VideoSound) => Promise<Frames>): (sound: VideoSound) => Promise<Frames> {
  let last: { readonly sound: VideoSound; readonly frames: Frames } | undefined;
  return async (sound) => {
    if (last?.sound !== sound) last = { sound, frames: await open(sound) };
    return last.frames;
  };
}

/** Everything about a row that its numbers depend on. */
function rowIdentity({ key, position, sound }: ViewedRow): unknown {
  if (!sound) return [key];
  if (sound.bytes) return [key, position, sound.bytes.length, sound.frames]; // whose outputs are not saved
  const { size, mtimeMs } = statSync(sound.file);
  return [key, position, size, mtimeMs, sound.frames];
}
