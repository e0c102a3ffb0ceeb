import type { About, WindowsAbout } from '../export/about.js';
import { rowMeans } from '../graph/windows.js';
import { tracksOf } from '../train/tracks.js';
import { evaluationWindows, everyWindow } from '../train/windows.js';

/** A window of a sequence, by its frames. */
export interface Window {
  /** The frame of the sequence that is read: in padding, the last one. */
  readonly shown: Int32Array;
  /** The frame of the sequence at this position; -1 in padding. */
  readonly rows: Int32Array;
  /** 1 for frames, 0 for padding. */
  readonly frames: Float32Array;
}

/** Numbers by output. */
type Outputs = { readonly [output: string]: readonly number[] };

/** The name of the input that marks padding. */
export const maskIn = (inputs: About['inputs']): string =>
  Object.keys(inputs).find((name) => inputs[name]!.of === 'frames')!;

/** The windows of a sequence with this number of frames, cut as in a run's evaluation. */
export function windowsIn(frames: number, { length, stride, dilation }: WindowsAbout): readonly Window[] {
  const rows = Array.from({ length: frames }, (_, position) => ({ key: '', sequence: '', position }));
  const draw = everyWindow(
    evaluationWindows(tracksOf(rows, { gaps: 'skip', dilation }), { length, stride }),
    1,
  );
  return Array.from({ length: draw.batches }, (_, i) => {
    const { rows, shown = rows, windows } = draw.batch(i);
    return { rows, shown, frames: windows?.frames ?? new Float32Array(length).fill(1) };
  });
}

/**
 * The prediction for each frame of a sequence, from the outputs of its windows; the mean for a frame in several
 * windows.
 */
export function framesOf(
  windows: readonly Window[],
  outputs: readonly Outputs[],
  frames: number,
): readonly Outputs[] {
  const means = Object.keys(outputs[0]!).map((name) => {
    const width = outputs[0]![name]!.length / windows[0]!.rows.length;
    const mean = rowMeans(frames, width);
    for (const [i, { rows }] of windows.entries()) mean.add(Float32Array.from(outputs[i]![name]!), rows);
    return { name, width, values: mean.means() };
  });
  return Array.from({ length: frames }, (_, frame) =>
    Object.fromEntries(
      means.map(({ name, width, values }) => [
        name,
        Array.from(values.subarray(frame * width, (frame + 1) * width)),
      ]),
    ),
  );
}
