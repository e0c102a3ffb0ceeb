import { linesOf } from '../tables/lines.js';
import type { Gathering } from './gathering.js';

/**
 * The intensities (0 to 5) of one action unit by frame: lines `frame,intensity`, with or without a header. `unscored`
 * is the value for a missing intensity, if any. Other lines and repeated frames are gathered as bad.
 */
export async function readIntensities(
  gathering: Gathering,
  file: string,
  unscored?: string,
): Promise<ReadonlyMap<number, number>> {
  const intensities = new Map<number, number>();
  for (const [i, text] of (await linesOf(file)).entries()) {
    if (text === '' || (i === 0 && /^frame/i.test(text))) continue;
    const line = readLine(text, unscored);
    const why = typeof line === 'string' ? line : again(intensities, line.frame);
    if (why !== null) gathering.add(why, file, i + 1);
    else if (typeof line !== 'string') intensities.set(line.frame, line.intensity);
  }
  return intensities;
}

const again = (known: ReadonlyMap<number, number>, frame: number): string | null =>
  known.has(frame) ? `lists frame ${frame} again` : null;

/** A frame and its intensity, NaN if not scored; or a text that says what is wrong with the line. */
function readLine(text: string, unscored?: string): { frame: number; intensity: number } | string {
  const fields = text.split(',').map((field) => field.trim());
  if (fields.length !== 2) return `has ${fields.length} fields, not 2`;
  const [frame, intensity] = fields as [string, string];
  if (!/^\d+$/.test(frame)) return `the frame is "${frame}"; expected its number`;
  if (intensity === unscored) return { frame: Number(frame), intensity: Number.NaN };
  if (!/^[0-5]$/.test(intensity)) return `the intensity is "${intensity}"; expected 0 to 5`;
  return { frame: Number(frame), intensity: Number(intensity) };
}
