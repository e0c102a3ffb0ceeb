import { noWindows, strideTooLong, windowsWithoutSequences, withoutEffect } from '../errors/windows.js';
import type { Page } from '../generated/page.js';
import type { Draft } from './draft.js';
import type { Plan, PlanNode } from './plan.js';

/** Temporal heads need windows, windows need sequences, and windows must cover every frame. */
export function checkWindows(
  draft: Draft,
  { windows }: Pick<Page, 'windows'>,
  nodes: readonly PlanNode[],
  data: { readonly name: string; readonly sequences: boolean },
): void {
  if (!windows) {
    for (const { name, options } of nodes.filter(({ temporal }) => temporal))
      draft.problems.push(noWindows(draft.at('heads', name), name, options.type));
    return;
  }
  if (!data.sequences) draft.problems.push(windowsWithoutSequences(draft.at('windows'), data.name));
  const { length, stride, random } = windows;
  if (length === 'whole') {
    for (const option of ['stride', 'random'] as const)
      if (windows[option] !== undefined)
        draft.problems.push(withoutEffect(draft.at('windows', option), option));
  } else if (stride !== undefined && stride > length)
    draft.problems.push(strideTooLong(draft.at('windows', 'stride'), stride, length, random !== undefined));
}

/** Whether a plan needs the sequence and frame of a row: it has windows, smooths, or reads the sound of frames. */
export const readsFrames = ({ windows, audio, postprocess = [] }: Plan): boolean =>
  windows !== undefined || audio !== undefined || postprocess.some(({ work }) => work.type === 'smooth');
