import { printable } from './printable.js';
import type { At, Problem } from './problem.js';

/**
 * A backbone reads sound, and the page does not say where that is.
 *
 * @example log-mel reads the sound of videos: add the key audio, such as audio: { folder: audio, fps: 30 }.
 */
export const noAudio = (at: At, type: string): Problem => ({
  ...at,
  code: 'no-audio',
  message: `${type} reads the sound of videos: add the key audio, such as audio: { folder: audio, fps: 30 }.`,
});

/**
 * The page says where sound is, but none of its backbones reads sound.
 *
 * @example no backbone reads audio: add one such as backbones: { voice: { type: log-mel } }, or remove this key.
 */
export const audioUnread = (at: At): Problem => ({
  ...at,
  code: 'audio-unread',
  message:
    'no backbone reads audio: add one such as backbones: { voice: { type: log-mel } }, or remove this key.',
});

/**
 * Sound belongs to videos, but the rows of this data set are not known to be frames of videos.
 *
 * @example the rows of this data set (raf-db) are not frames of videos, so they have no sound. In a manifest,
 * set "sequence" and "position".
 */
export const audioNeedsFrames = (at: At, data: string): Problem => ({
  ...at,
  code: 'audio-needs-frames',
  message: `the rows of this data set (${data}) are not frames of videos, so they have no sound. In a manifest, set "sequence" and "position".`,
});

/**
 * The position of a frame in the sound of its video follows from the frame rate or the time of each frame.
 *
 * @example audio needs fps or timestamps, which place each frame in the sound.
 */
export const fpsOrTimestamps = (at: At): Problem => ({
  ...at,
  code: 'fps-or-timestamps',
  message: 'audio needs fps or timestamps, which place each frame in the sound.',
});

/**
 * The relative place of a frame in its video depends on the number of frames.
 *
 * @example align: proportion needs the number of frames of each video: set fps to a table video,frames,fps.
 */
export const proportionNeedsCounts = (at: At): Problem => ({
  ...at,
  code: 'proportion-needs-counts',
  message: 'align: proportion needs the number of frames of each video: set fps to a table video,frames,fps.',
});

/**
 * No video of the data set has a sound file in the folder that the page names.
 *
 * @example /data/aff-wild2/audio has no sounds: expected WAV files such as 100-29-1080x1920.wav. Make one from each video:
 * ffmpeg -i VIDEO -ac 1 -ar 16000 -vn 100-29-1080x1920.wav
 */
export const noSounds = (folder: string, example: string, rate: number): Problem => ({
  code: 'no-sounds',
  path: 'audio.folder',
  message: `${printable(folder)} has no sounds: expected WAV files such as ${printable(example)}.wav. Make one from each video: ffmpeg -i VIDEO -ac 1 -ar ${rate} -vn ${printable(example)}.wav`,
});

/**
 * The table of frame rates lacks a video that has a sound.
 *
 * @example frames_fps.csv has no row for video "12-24-1920x1080", which has a sound: add one.
 */
export const noFrameRate = (file: string, video: string): Problem => ({
  code: 'no-frame-rate',
  path: 'audio.fps',
  message: `${printable(file)} has no row for video "${printable(video)}", which has a sound: add one.`,
});

/**
 * The times of the frames of a video cannot be read.
 *
 * @example timestamps/clip.txt cannot be read as time stamps: line 3 is "x"; expected milliseconds.
 */
export const badTimestamps = (file: string, what: string): Problem => ({
  code: 'bad-timestamps',
  path: 'audio.timestamps',
  message: `${printable(file)} cannot be read as time stamps: ${what}.`,
});
