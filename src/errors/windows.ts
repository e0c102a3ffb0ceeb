import type { At, Problem } from './problem.js';

/** A head that reads sequences needs `windows`, which says how to cut them. */
export const noWindows = (at: At, head: string, type: string): Problem => ({
  ...at,
  code: 'no-windows',
  message: `head "${head}" (${type}) reads windows of frames, and the page does not say how long they are: add windows: { length: 32 }, or another length.`,
});

/**
 * A warning: no head reads the windows.
 *
 * @example windows have no effect: no head reads sequences. Add one, or remove windows.
 */
export const windowsUnread = (at: At): Problem => ({
  ...at,
  code: 'windows-unread',
  message: 'windows have no effect: no head reads sequences. Add one, or remove windows.',
});

/** Windows are cut from sequences, but the data set does not say which frame of which sequence a row is. */
export const windowsWithoutSequences = (at: At, data: string): Problem => ({
  ...at,
  code: 'windows-without-sequences',
  message: `windows need frames in order, but data set "${data}" does not say which frame of which sequence a row is: for your own table, set "sequence" and "position" to its columns; otherwise remove windows.`,
});

/** Frames between two windows would get no prediction. */
export const strideTooLong = (at: At, stride: number, length: number, isRandom: boolean): Problem => ({
  ...at,
  code: 'stride-too-long',
  message: `a stride of ${stride} with windows of ${length} frames leaves frames without a prediction: use at most ${length}${isRandom ? '' : '; to train on fewer windows, set "random"'}.`,
});

/** If windows are whole sequences, there is nothing to choose. */
export const withoutEffect = (at: At, option: string): Problem => ({
  ...at,
  code: 'windows-whole',
  message: `${option} has no effect if a window is a whole sequence: remove it, or set length to a number of frames.`,
});

/** Rows are drawn or mixed one by one, but windows are consecutive rows. */
export const rowsOfWindows = (at: At, option: string, stage: string): Problem => ({
  ...at,
  code: 'rows-of-windows',
  message: `${option} works on single images, but stage "${stage}" trains on windows of frames: remove it, or train the heads that read sequences in a separate stage.`,
});

/** A loss that compares windows needs a stage whose batches are windows. */
export const lossOfWindows = (at: At, type: string, stage: string): Problem => ({
  ...at,
  code: 'loss-of-windows',
  message: `loss "${type}" is computed over windows, but stage "${stage}" computes no head that reads windows: remove its option "over", or train such a head.`,
});

/** A loss that compares windows needs more of them than the batch has. */
export const fewWindows = (at: At, batch: number, type: string, least: number): Problem => ({
  ...at,
  code: 'few-windows',
  message: `a batch of ${batch} is too small: loss "${type}" compares the windows of a batch and needs at least ${least}.`,
});

/**
 * Two images have the same frame number in a sequence.
 *
 * @example frame 12 of sequence "v7" is listed twice, as a/12.jpg and b/12.jpg. List each frame once, or name the two
 * sequences differently.
 */
export const frameTwice = (sequence: string, position: number, one: string, other: string): Problem => ({
  code: 'frame-twice',
  message: `frame ${position} of sequence "${sequence}" is listed twice, as ${one} and ${other}. List each frame once, or name the two sequences differently.`,
});

/**
 * No window of the training sequences has enough frames with a label.
 *
 * @example stage "joint" has no window to train on: in every window of 80 frames, more than 25 % lack an image or a
 * label. Allow more with windows.missing, or shorten windows.length.
 */
export const noTrainingWindows = (
  stage: string,
  { length, missing = 1 }: { readonly length: number | 'whole'; readonly missing?: number | undefined },
): Problem => ({
  code: 'no-training-windows',
  message: `stage "${stage}" has no window to train on: in every ${length === 'whole' ? 'sequence' : `window of ${length} frames`}, more than ${Math.round(100 * missing)} % lack an image or a label. Allow more with windows.missing, or shorten windows.length.`,
});
