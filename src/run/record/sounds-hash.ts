import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { hashOf } from '../../canonical.js';
import { sha256, sha256OfFile } from '../../files/hash.js';
import type { Row, RowList } from '../../part.js';

/** Limit on the total bytes of sounds that are hashed, which takes seconds. */
const MOST_READ = 2 ** 29;

/**
 * One hash of all sounds of rows: of their names, contents and frame times; for long sounds, of sizes and
 * modification times instead of contents. Undefined if there are none.
 */
export function soundsHash(rows: RowList<Pick<Row, 'sound'>>, most = MOST_READ): string | undefined {
  const sounds = new Map(rows.flatMap(({ sound }) => (sound ? [[sound.file, sound.frames] as const] : [])));
  if (sounds.size === 0) return undefined;
  const found = Array.from(sounds, ([file, frames]) => ({ file, frames, ...sizeAndTime(file) }));
  const isLong = found.reduce((sum, { size }) => sum + size, 0) > most;
  const lines = found.map(({ file, frames, size, time }) => {
    const contents = isLong ? `${size} ${time}` : sha256OfFile(file);
    return `${basename(file)} ${contents} ${hashOf(frames)}`;
  });
  return sha256(lines.join('\n'));
}

function sizeAndTime(file: string): { readonly size: number; readonly time: number } {
  const { size, mtimeMs } = statSync(file);
  return { size, time: Math.floor(mtimeMs / 1000) };
}
