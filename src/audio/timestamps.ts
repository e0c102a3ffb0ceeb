import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { badTimestamps } from '../errors/audio-page.js';
import { ZooError } from '../errors/problem.js';
import { linesOf } from '../tables/lines.js';

/**
 * The time of each frame of a video, in seconds. Reads the first existing `<name>.txt` of these names: one line per
 * frame, in milliseconds (lines that begin with # are comments), as `mkvextract timestamps_v2` writes them. Throws
 * `bad-timestamps`.
 */
export async function readTimestamps(folder: string, names: readonly string[]): Promise<readonly number[]> {
  const files = names.map((name) => join(folder, `${name}.txt`));
  const file = files.find((path) => existsSync(path));
  if (file === undefined) throw new ZooError(badTimestamps(files[0]!, 'it does not exist'));
  const seconds: number[] = [];
  for (const [i, line] of (await linesOf(file)).entries()) {
    if (line.startsWith('#') || line.trim() === '') continue;
    const time = Number(line);
    if (!Number.isFinite(time))
      throw new ZooError(badTimestamps(file, `line ${i + 1} is "${line}"; expected milliseconds`));
    seconds.push(time / 1000);
  }
  return seconds;
}
