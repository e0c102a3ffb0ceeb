import { printable } from './printable.js';
import type { Problem } from './problem.js';

/** Quotes a name for a shell. */
const quoted = (file: string): string =>
  /^[\w./-]+$/.test(file) ? file : `'${printable(file).replaceAll("'", `'\\''`)}'`;

/**
 * The command that makes a WAV file from any sound or video. If the input is a WAV file itself, the output gets a new
 * name, because ffmpeg cannot replace the file that it reads.
 */
function conversion(file: string, rate = 16_000): string {
  const made = file.replace(/(\.\w+)?$/, /\.wav$/i.test(file) ? `-${rate}.wav` : '.wav');
  return `ffmpeg -i ${quoted(file)} -ac 1 -ar ${rate} -vn ${quoted(made)}`;
}

/**
 * A file given as sound is not a WAV file. zoo starts no other program, so the user converts it.
 *
 * @example clip.mp4 is a video or sound, not a WAV file. Convert it: ffmpeg -i clip.mp4 -ac 1 -ar 16000 -vn clip.wav
 */
export const notWav = (file: string, what: string): Problem => ({
  code: 'not-wav',
  message: `${printable(file)} is ${what}, not a WAV file. Convert it: ${conversion(file)}`,
});

/**
 * A sound cannot be read: the file is absent, cut off, or does not match its header.
 *
 * @example clip.wav cannot be read as a sound: it is cut off (its header says 64000 bytes of samples; it has 51200).
 */
export const badSound = (file: string, what: string): Problem => ({
  code: 'bad-sound',
  message: `${printable(file)} cannot be read as a sound: ${what}.`,
});

/**
 * The sample format of a WAV file is not supported.
 *
 * @example clip.wav has samples of an unsupported format (A-law). Convert it: ffmpeg -i clip.wav -ac 1 -ar 16000 -vn clip-16000.wav
 */
export const otherSamples = (file: string, what: string, rate: number): Problem => ({
  code: 'bad-sound',
  message: `${printable(file)} has samples of an unsupported format (${what}). Convert it: ${conversion(file, rate)}`,
});

/**
 * The sample rate of a sound differs from the page's. Resampling depends on the filter, so it is left to a dedicated
 * tool.
 *
 * @example clip.wav has 44100 samples a second; expected 16000. Convert it: ffmpeg -i clip.wav -ac 1 -ar 16000 -vn clip-16000.wav
 */
export const otherRate = (file: string, found: number, expected: number): Problem => ({
  code: 'sample-rate',
  message: `${printable(file)} has ${found} samples a second; expected ${expected}. Convert it: ${conversion(file, expected)}`,
});

/**
 * A row in a table of frame rates, `video,frames,fps`, is invalid.
 *
 * @example frames_fps.csv:3:1  video "trailer" has a frame rate of "thirty"; expected a number above 0.
 */
export const badFrameRate = (file: string, line: number, what: string): Problem => ({
  code: 'bad-frame-rate',
  message: `${what}.`,
  place: { file, line, column: 1 },
});
